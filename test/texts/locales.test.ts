import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import test from 'node:test';
import { localeNames as folders } from '../../scripts/locales/names.mjs';
import { untranslated } from '../../scripts/locales/untranslated.ts';
import { aboutLocale, isLanguageName, localeNames, localeOf, locales } from '../../server/src/texts/locales.ts';

const root = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const translations = localeNames.filter((locale) => locale !== 'en');
const complete = translations.filter((locale) => !aboutLocale(locale).draft);

test('each folder of texts is in the list, and the list has no other', () => {
  assert.deepEqual([...folders].sort(), [...localeNames].sort());
});

test('a locale has its files', () => {
  const paths = translations.flatMap((locale) => [
    `package.nls.${locale}.json`,
    `l10n/bundle.l10n.${locale}.json`,
    `server/src/data/prose/${locale}`,
  ]);
  assert.deepEqual(
    paths.filter((path) => !existsSync(new URL(path, root))),
    [],
  );
});

test('no file is of a locale that is not in the list', () => {
  const names = [
    ...readdirSync(root).map((file) => /^(?:package\.nls|README)\.(.+)\.(?:json|md)$/.exec(file)?.[1]),
    ...readdirSync(new URL('l10n/', root)).map((file) => /^bundle\.l10n\.(.+)\.json$/.exec(file)?.[1]),
    ...readdirSync(new URL('server/src/data/prose/', root), { withFileTypes: true }).map((entry) =>
      entry.isDirectory() ? entry.name : undefined,
    ),
  ].filter((name) => name !== undefined);
  assert.deepEqual(
    names.filter((name) => !(localeNames as readonly string[]).includes(name)),
    [],
  );
});

test('a locale that is not a draft has every text', () => {
  const missing = complete.flatMap((locale) => untranslated(locale).map((text) => `${locale}: ${text}`));
  assert.deepEqual(missing, [], '`npm run locales:missing` lists them');
});

/** `hover.kinds.map`: each key that leads to a text. */
function keysOf(texts: object, before = ''): readonly string[] {
  return Object.entries(texts)
    .flatMap(([key, text]) =>
      typeof text === 'object' && text !== null ? keysOf(text, `${before}${key}.`) : [before + key],
    )
    .sort();
}

test('every locale has the same texts: some are looked up by a word, where the compiler cannot tell', () => {
  for (const locale of translations) assert.deepEqual(keysOf(locales[locale]), keysOf(locales.en), locale);
});

test('what clients and environments call a language', () => {
  const names: readonly (readonly [string, string])[] = [
    ['en', 'en'],
    ['en_US.UTF-8', 'en'],
    ['zh-cn', 'zh-cn'],
    ['zh_CN.UTF-8', 'zh-cn'],
    ['zh', 'zh-cn'],
    ['zh-Hans', 'zh-cn'],
    ['zh-hans-cn', 'zh-cn'],
    ['zh-TW', 'en'],
    ['C', 'en'],
    ['', 'en'],
    ['constructor', 'en'],
  ];
  for (const [name, locale] of names) assert.equal(localeOf(name), locale, name);
  assert.equal(localeOf(undefined), 'en');
});

test('a language is known whatever the country', () => {
  for (const name of ['en', 'EN_gb', 'zh', 'zh_TW', 'zh@x']) assert.ok(isLanguageName(name), name);
  for (const name of ['', 'fr', 'english', 'C']) assert.ok(!isLanguageName(name), name);
});

test('the pages for readers name every locale', () => {
  for (const page of ['README.md', 'docs/lint.md']) {
    const text = read(page);
    assert.deepEqual(
      ['en', ...complete].filter((locale) => !text.includes(`\`${locale}\``)),
      [],
      page,
    );
  }
});
