import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rulePages } from '../../scripts/rulePages.mjs';
import { pageAsText } from '../../server/src/cli/rulePages.ts';
import { ruleCodes } from '../../server/src/rules/ruleCodes.ts';
import { folder, postfixLint } from './command.ts';

const cwd = folder({ 'main.cf': 'biff = perhaps\n' });

test('--explain prints the page of a rule in the language of the reader', () => {
  const english = postfixLint(cwd, ['--explain', 'invalid-boolean']);
  assert.equal(english.status, 0);
  assert.match(english.out, /^invalid-boolean\n\nSeverity: error\.\n[^]*\nWhat Postfix does\n[^]*\n {4}\S/);
  assert.doesNotMatch(english.out, /```|^#+ |[\u4e00-\u9fff]/m);
  const chinese = postfixLint(cwd, ['--explain', 'invalid-boolean', '--lang', 'zh-cn']).out;
  assert.match(chinese, /^invalid-boolean\n\n[^]*Postfix 的行为：/);
});

test('--explain of a code that there is not names the one that was meant', () => {
  const { status, err } = postfixLint(cwd, ['--explain', 'invalid-bolean']);
  assert.equal(status, 2);
  assert.match(err, /no rule "invalid-bolean"\. Did you mean "invalid-boolean"\?/);
});

test('there is a page of every rule in both languages', () => {
  const pages = rulePages();
  for (const code of ruleCodes)
    for (const page of Object.values(pages[code] ?? assert.fail(code))) {
      assert.ok(page.startsWith(`# ${code}\n`), code);
      assert.ok(pageAsText(page, false).length > 100, code);
    }
});

test('SARIF has the page of each rule that found something', () => {
  for (const [lang, words] of [
    ['en', 'What Postfix does'],
    ['zh-cn', 'Postfix 的行为'],
  ] as const) {
    const { out } = postfixLint(cwd, ['--format', 'sarif', '--lang', lang]);
    const { runs } = JSON.parse(out) as {
      runs: { tool: { driver: { rules: { id: string; help: { text: string; markdown: string } }[] } } }[];
    };
    const [rule, ...others] = runs[0]?.tool.driver.rules ?? [];
    assert.deepEqual(others, []);
    assert.equal(rule?.id, 'invalid-boolean');
    assert.ok(rule.help.markdown.includes(words) && rule.help.text.includes(words));
    assert.doesNotMatch(rule.help.text, /[`*#]{2}/);
  }
});
