import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readProse } from '../../scripts/prose/read.mjs';
import { mailProvider } from '../../server/src/facts/mailProviders.ts';
import { knowledge } from '../../server/src/facts/knowledge.ts';
import { auditTexts } from '../../server/src/texts/auditTexts.ts';
import { findingsIn } from '../rules/caseFile.ts';

const page = (name: string): string => readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8');
/** The cells of each row of a table of Markdown, without the head. */
const rowsOf = (text: string): string[][] =>
  [...text.matchAll(/^\|(.+)\|$/gm)].slice(2).map(([, row = '']) => row.split('|').map((cell) => cell.trim()));

for (const [locale, suffix] of [
  ['en', ''],
  ['zh-cn', '.zh-cn'],
] as const) {
  test(`the error table says what the hovers say (${locale})`, () => {
    const summaries = new Map(
      readProse(locale)
        .filter(({ kind }) => kind === 'reply-code' || kind === 'enhanced-code')
        .map(({ name, block }) => [name, block.summary]),
    );
    const rows = rowsOf(page(`error-table${suffix}.md`));
    assert.equal(rows.length, 7);
    for (const [, code = '', meaning = ''] of rows)
      assert.equal(meaning, summaries.get(code.replaceAll('`', '')), code);
    for (const code of ['554', 'X.0.0', '421', 'X.6.3', '450', '502', 'X.5.1']) {
      assert.ok(
        rows.some((row) => row[1] === `\`${code}\``),
        code,
      );
    }
    // What the page says of codes that do not exist, and of those that it names instead.
    assert.equal(summaries.has('X.0.1'), false);
    for (const code of ['X.7.1', 'X.4.3', 'X.2.1', 'X.4.2', '550']) assert.ok(summaries.has(code), code);
  });

  test(`the provider table says what relayhost is checked by (${locale})`, () => {
    const rows = rowsOf(page(`provider-table${suffix}.md`));
    assert.equal(rows.length, 3);
    const needed = { en: 'needed', 'zh-cn': '必须' }[locale];
    for (const [, hosts = '', tls = '', mechanisms = ''] of rows) {
      for (const [, host = ''] of hosts.matchAll(/`([^`]+)`/g)) {
        const provider = mailProvider(host);
        assert.ok(provider, host);
        assert.equal(mechanisms, provider.mechanisms.join(', '), host);
        assert.equal(tls === needed, provider.needsTls === true, host);
      }
    }
  });

  test(`no finding of ours in the examples of the provider table (${locale})`, () => {
    const examples = [...page(`provider-table${suffix}.md`).matchAll(/^```\n([^`]+)^```$/gm)].map(
      ([, text = '']) => text,
    );
    assert.equal(examples.length, 2);
    for (const text of examples) assert.deepEqual(findingsIn(text), []);
  });

  test(`the page of the audit names only options and parameters that there are (${locale})`, () => {
    const text = page(`audit${suffix}.md`);
    const help = auditTexts[locale].command.help;
    for (const [, option = ''] of help.matchAll(/^ {2}(--[a-z-]+)/gm)) assert.ok(text.includes(`\`${option}`), option);
    const names = [...text.matchAll(/`([a-z]+(?:_[a-z0-9]+)+)`/g)].map(([, name = '']) => name);
    for (const name of names) assert.ok(knowledge.parameters.has(name), name);
  });
}
