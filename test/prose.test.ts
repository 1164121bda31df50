import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { proseFolder, readProse, stampOf } from '../scripts/prose/read.mjs';
import { openKinds, wantedProse } from '../scripts/prose/wanted.mjs';
import { knowledge } from '../server/src/facts/knowledge.ts';
import { aboutLocale, localeNames } from '../server/src/texts/locales.ts';
import { checked } from './rules/caseFile.ts';

type Blocks = ReturnType<typeof readProse>;
const all = Object.fromEntries(localeNames.map((locale) => [locale, readProse(locale)])) as Record<string, Blocks>;
const place = ({ file, line, name }: Blocks[number]): string => `${file}:${line} ${name}`;
const wanted = wantedProse();

for (const locale of localeNames) {
  const blocks = all[locale] ?? [];

  test(`${locale}: every name is explained, once, and no other`, () => {
    const count = new Map<string, number>();
    for (const { kind, name } of blocks) count.set(`${kind} ${name}`, (count.get(`${kind} ${name}`) ?? 0) + 1);
    // What a draft has not translated yet is shown in English.
    const missing = aboutLocale(locale).draft
      ? []
      : Object.entries(wanted).flatMap(([kind, names]) =>
          [...names].map((name) => `${kind} ${name}`).filter((one) => !count.has(one)),
        );
    // An `lmtp_*` parameter needs no block beside its `smtp_*` twin's, but may have one.
    const unknown = blocks
      .filter(
        ({ kind, name }) =>
          !openKinds.has(kind) &&
          !wanted[kind]?.has(name) &&
          !(kind === 'parameter' && knowledge.parameters.has(name)),
      )
      .map(place);
    const twice = [...count].filter(([, times]) => times > 1).map(([one]) => one);
    assert.deepEqual({ missing, unknown, twice }, { missing: [], unknown: [], twice: [] });
  });

  test(`${locale}: summaries are short`, () => {
    const limit = locale === 'zh-cn' ? 60 : 140;
    assert.deepEqual(blocks.filter(({ block }) => block.summary.length > limit).map(place), []);
  });

  test(`${locale}: no default, limit or version is typed into prose`, () => {
    const typed =
      locale === 'en'
        ? new RegExp(
            String.raw`\b(?:the |its )default (?:value )?(?:is|of)\b|\bdefaults to\b|\bPostfix \d+\.\d+` +
              String.raw`|\bsince (?:version )?\d+\.\d+|\bversion \d+\.\d+` +
              String.raw`|(?<!OpenSSL |Sendmail )\b\d+\.\d+ (?:and|or) (?:later|newer|earlier)`,
            'i',
          )
        : new RegExp(
            String.raw`默认(?:值)?(?:是|为)|缺省(?:值)?(?:是|为)|Postfix \d+\.\d+` +
              String.raw`|(?<!OpenSSL |Sendmail )\b\d+\.\d+ ?(?:版|及以后|以上|起|之前|以前)|自 ?\d+\.\d+`,
          );
    assert.deepEqual(
      blocks
        .filter(({ source }) => typed.test(withoutFences(source)))
        .map((block) => `${place(block)}: ${typed.exec(withoutFences(block.source))?.[0] ?? ''}`),
      [],
    );
  });

  test(`${locale}: examples pass our own linter`, () => {
    const found = blocks.flatMap((block) =>
      block.block.examples
        .filter(({ language }) => language === 'postfix-main-cf')
        .flatMap(({ text }) =>
          checked(`# target ${knowledge.releases.at(-1) ?? ''}\n${text}\n`)
            .findings.filter(({ code }) => !ofOtherTimes(block, code))
            .map(({ code, data }) => `${place(block)}: ${code} ${JSON.stringify(data)}`),
        ),
    );
    assert.deepEqual(found, []);
  });

  test(`${locale}: names in code are names that exist`, () => {
    const unknown = blocks.flatMap((block) =>
      [...withoutFences(block.source).matchAll(/`([a-z0-9]+(?:_[a-z0-9]+)+)`/g)]
        .map(([, name]) => name as string)
        .filter((name) => !exists(name, block))
        .map((name) => `${place(block)}: ${name}`),
    );
    assert.deepEqual(unknown, []);
  });
}

test('a translation says what the English of today says', () => {
  const english = new Map((all['en'] ?? []).map(({ kind, name, source }) => [`${kind} ${name}`, stampOf(source)]));
  for (const locale of localeNames.filter((one) => one !== 'en')) {
    const stale = (all[locale] ?? [])
      .filter(({ kind, name, stamp }) => stamp !== english.get(`${kind} ${name}`))
      .map(place);
    assert.deepEqual(stale, [], 'compare them with the English, then `npm run prose:stamp -- FILE:NAME`');
  }
});

test('examples are the same in every language', () => {
  const english = new Map(
    (all['en'] ?? []).map(({ kind, name, block }) => [`${kind} ${name}`, JSON.stringify(block.examples)]),
  );
  const translated = localeNames.filter((locale) => locale !== 'en').flatMap((locale) => all[locale] ?? []);
  const other = translated
    .filter(({ kind, name, block }) => JSON.stringify(block.examples) !== english.get(`${kind} ${name}`))
    .map(place);
  assert.deepEqual(other, []);
});

test('the glossary is kept', () => {
  const glossary = readFileSync(`${proseFolder}zh-cn/GLOSSARY.md`, 'utf8');
  const rows = glossary
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .filter((cells) => cells.length >= 5 && cells[3] && !/^-+$/.test(cells[3]) && cells[1] !== 'English');
  assert.ok(rows.length > 20);
  // `DNS 黑名单` is a term, `黑名单` alone is not: all terms go before the other words are looked for.
  const terms = [...glossary.matchAll(/^\|[^|\n]*\|([^|\n]+)\|/gm)]
    .map(([, term]) => (term ?? '').trim())
    .filter((term) => term !== '' && !/^-+$/.test(term));
  const withoutTerms = (text: string): string =>
    terms.reduce((left, term) => left.replaceAll(term, ''), withoutFences(text));
  const breaches = rows.flatMap(([, english, chosen, others]) =>
    (others ?? '')
      .split('、')
      .filter(Boolean)
      .flatMap((word) =>
        (all['zh-cn'] ?? [])
          .filter(({ source }) => withoutTerms(source).includes(word))
          .map((block) => `${place(block)}: ${word} (${english ?? ''} = ${chosen ?? ''})`),
      ),
  );
  assert.deepEqual(breaches, []);
});

test('see-also names are parameters', () => {
  const broken = [...knowledge.parameters, ...knowledge.templates].flatMap(([name, { seeAlso = [] }]) =>
    seeAlso
      .filter((other) => !knowledge.parameters.has(other) && !knowledge.templates.has(other))
      .map((other) => `${name}: ${other}`),
  );
  assert.deepEqual(broken, []);
});

function withoutFences(source: string): string {
  return source.replace(/^```[\s\S]*?^```$/gm, '');
}

/** The example of a removed or deprecated name shows that name. */
function ofOtherTimes({ kind, name }: Blocks[number], code: string): boolean {
  const facts = kind === 'parameter' ? knowledge.parameters.get(name) : undefined;
  return (
    (code === 'deprecated-parameter' && facts?.deprecated !== undefined) ||
    (code === 'removed-parameter' && facts?.removed !== undefined) ||
    (code === 'rare-table-type' && kind === 'table-type')
  );
}

const services = new Set(knowledge.master.services.map(({ service }) => service));
const keywords = new Set(
  [...knowledge.keywordLists.values()].flatMap(({ values = [] }) => values.map(({ value }) => value)),
);
const clientSettings = new Set(Object.values(knowledge.clientParameters).flatMap((one) => Object.keys(one as object)));

/** Words of other programs, of protocols and of `{ }` options that look like parameters. */
const others = new Set([
  'nbdb_reindexd',
  'unix_listener',
  'command_timeout',
  'client_addr',
  'default_action',
  'reject_warning',
  'search_order',
  'policy_context',
  'openssl_conf',
  'exclude_ciphers',
  'mandatory_ciphers',
]);

function exists(name: string, { name: own }: Blocks[number]): boolean {
  return (
    name === own ||
    others.has(name) ||
    knowledge.parameters.has(name) ||
    knowledge.restrictions.has(name) ||
    knowledge.templates.has(name) ||
    knowledge.tableTypes.has(name) ||
    keywords.has(name) ||
    services.has(name) ||
    clientSettings.has(name) ||
    [...knowledge.templates.values()].some(({ suffix }) => name.endsWith(suffix))
  );
}
