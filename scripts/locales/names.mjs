// The names of the locales, English first, for scripts that Node runs without a compiler: each has a folder of texts.
// The list itself is server/src/texts/locales.ts; test/texts/locales.test.ts compares the two.
import { readdirSync } from 'node:fs';

const folder = new URL('../../server/src/texts/', import.meta.url);
const folders = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** @type {readonly string[]} */
export const localeNames = ['en', ...folders.filter((name) => name !== 'en').sort()];
