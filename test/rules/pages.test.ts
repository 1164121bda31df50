import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { rules as all } from '../../server/src/rules/index.ts';

/** One of each code: several may look at different files. */
const rules: readonly { readonly code: string; readonly severity: string }[] = [
  ...new Map(all.map((rule) => [rule.code, rule])).values(),
];

const folder = join(dirname(fileURLToPath(import.meta.url)), '../../docs/rules');
const index = readFileSync(join(folder, 'README.md'), 'utf8');
const rows = [...index.matchAll(/^\| \[([a-z0-9-]+)\]\(([a-z0-9-]+)\.md\) \| (\w+) \|/gm)].map(
  ([, code, page, severity]) => ({ code, page, severity }),
);

test('the index lists every rule once, with its severity and page', () => {
  const wanted = rules.map(({ code, severity }) => ({
    code: code as string,
    page: code as string,
    severity: severity as string,
  }));
  const order = (a: { code?: string | undefined }, b: { code?: string | undefined }): number =>
    (a.code ?? '') < (b.code ?? '') ? -1 : 1;
  assert.deepEqual([...rows].sort(order), wanted.sort(order));
});

test('every rule has a page', () => {
  assert.deepEqual(
    rules.map(({ code }) => code).filter((code) => !existsSync(join(folder, `${code}.md`))),
    [],
  );
});

for (const file of readdirSync(folder).filter((name) => name.endsWith('.md') && name !== 'README.md')) {
  const code = file.slice(0, -3);
  const text = readFileSync(join(folder, file), 'utf8');
  test(`${file}: its parts, links and severity`, () => {
    assert.ok(text.startsWith(`# ${code}\n`), 'title');
    assert.match(text, /^## 中文$/m);
    assert.ok(text.includes(`postfix-lint-disable-next-line ${code}`), 'how to switch it off');
    for (const [, target] of text.matchAll(/\]\(([^)#:]+\.md)\)/g))
      assert.ok(rules.some((rule) => `${rule.code}.md` === target) || existsSync(join(folder, target ?? '')), target);
    const severity = rules.find((rule) => rule.code === code)?.severity;
    assert.equal(/^Severity: (\w+)/m.exec(text)?.[1], severity, 'the severity under the title');
    const [english = '', chinese = ''] = text.split('\n## 中文\n');
    for (const heading of ['## What Postfix does', '## Switch it off'])
      assert.ok(english.includes(`\n${heading}\n`), heading);
    for (const start of ['**Postfix 的行为**', '**关闭此规则**']) assert.ok(chinese.includes(`\n${start}`), start);
  });
}
