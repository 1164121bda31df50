import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Locale } from '../../server/src/texts/locales.ts';
import { readPresets } from '../presetTexts.mjs';
import { readProse } from '../prose/read.mjs';
import { wantedProse } from '../prose/wanted.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** A line of a file of texts whose text is taken from English, as `npm run new:locale` writes it. */
const takenFromEnglish = /^\s*(?:'([^']+)'|(\w+)): en(?:[A-Z]\w*)?[.[].*,$/gm;

/**
 * What a locale has not translated, a line each: `texts/de/rules/names.ts: unknown-parameter`. In all these places the
 * reader gets English.
 */
export function untranslated(locale: Locale): readonly string[] {
  const readme = `README.${locale}.md`;
  return [
    ...textsOf(locale),
    ...proseOf(locale),
    ...missingKeys(`package.nls.${locale}.json`, Object.keys(JSON.parse(read('package.nls.json')) as object)),
    ...missingKeys(`l10n/bundle.l10n.${locale}.json`, clientTexts()),
    ...readPresets().flatMap(({ id, title, todo, steps }) =>
      title[locale] && todo[locale] && steps[locale] ? [] : [`data/presets: ${id}`],
    ),
    ...(existsSync(join(root, readme)) ? [] : [readme]),
  ];
}

/** The texts that the client hands to `vscode.l10n.t`, which are its keys too. */
export function clientTexts(): readonly string[] {
  const sources = readdirSync(join(root, 'client/src'))
    .map((file) => read(`client/src/${file}`))
    .join('\n');
  return [...new Set([...sources.matchAll(/l10n\.t\(\s*'((?:[^'\\]|\\.)*)'/g)].map(([, text = '']) => text))].sort();
}

function textsOf(locale: Locale): readonly string[] {
  const folder = `server/src/texts/${locale}`;
  const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .sort();
  return files.flatMap((file) =>
    [...read(`${folder}/${file}`).matchAll(takenFromEnglish)].map(
      ([, quoted, plain]) => `texts/${locale}/${file.replaceAll('\\', '/')}: ${quoted ?? plain ?? ''}`,
    ),
  );
}

function proseOf(locale: Locale): readonly string[] {
  const written = new Set(readProse(locale).map(({ kind, name }) => `${kind} ${name}`));
  return Object.entries(wantedProse())
    .flatMap(([kind, names]) => [...names].map((name) => `${kind} ${name}`))
    .filter((name) => !written.has(name))
    .map((name) => `data/prose/${locale}: ${name}`);
}

function missingKeys(path: string, keys: readonly string[]): readonly string[] {
  const given = existsSync(join(root, path)) ? (JSON.parse(read(path)) as Record<string, string>) : {};
  return keys.filter((key) => !Object.hasOwn(given, key)).map((key) => `${path}: ${key}`);
}
