// A case is `NAME.cf`, a main.cf, with `NAME.master.cf` beside it if there is one; or, where there is no `NAME.cf`,
// `NAME.master.cf` with `NAME.main.cf` beside it. `NAME.fixed.cf` and
// `NAME.fixed.master.cf` are what the preferred fixes make of it. `NAME.table` is a table that its comments
// `# main LINE` name as /etc/postfix/table, and `NAME.fixed.table` what the preferred fixes make of it.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { rules } from '../../server/src/rules/index.ts';
import type { Rule } from '../../server/src/rules/rule.ts';
import { type Case, expectedFindings, fixCase, listedFindings, tableOfCase } from './caseFile.ts';

const folder = join(dirname(fileURLToPath(import.meta.url)), 'cases');
const folders = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

test('every rule has case files, for each file that it looks at', () => {
  const has = ({ code, scope }: Rule): boolean =>
    folders.includes(code) && casesOf(code).some(({ file }) => file === fileOfScope(scope) || scope === 'instance');
  assert.deepEqual(
    rules.filter((rule) => !has(rule)).map(({ code, scope }) => `${code} (${scope})`),
    [],
  );
});

function fileOfScope(scope: Rule['scope']): Case['file'] {
  if (scope === 'entry' || scope === 'table') return tableOfCase;
  return scope === 'service' ? 'master.cf' : 'main.cf';
}

test('rules that share a code have one severity', () => {
  const severities = new Map<string, string>();
  for (const { code, severity } of rules)
    assert.equal(severity, severities.get(code) ?? severities.set(code, severity).get(code), code);
});

const endings: Readonly<Record<string, string>> = {
  'main.cf': '.cf',
  'master.cf': '.master.cf',
  [tableOfCase]: '.table',
};

for (const code of folders) {
  for (const { name, ...one } of casesOf(code)) {
    test(`${code}/${name} (${one.file})`, () => {
      assert.deepEqual(listedFindings(one), expectedFindings(one.text), 'findings as “line: code”');
    });
    const fixed = read(join(folder, code, `${name}.fixed${endings[one.file]}`));
    if (fixed !== undefined)
      test(`${code}/${name} fixed`, () => {
        assert.equal(fixCase(one), fixed);
      });
  }
}

function casesOf(code: string): (Case & { readonly name: string })[] {
  const files = readdirSync(join(folder, code)).filter((file) => /\.(?:cf|table)$/.test(file));
  const names = new Set(
    files
      .filter((file) => !/\.fixed(?:(?:\.master)?\.cf|\.table)$/.test(file))
      .map((file) => file.replace(/(?:\.main|\.master)?\.cf$|\.table$/, '')),
  );
  return [...names].sort().map((name) => {
    const part = (ending: string): string | undefined => read(join(folder, code, `${name}${ending}.cf`));
    const [main, master, beside] = [part(''), part('.master'), part('.main')];
    const table = read(join(folder, code, `${name}.table`));
    if (table !== undefined) return { name, file: tableOfCase, text: table };
    if (main !== undefined) return { name, file: 'main.cf', text: main, beside: master };
    if (master !== undefined) return { name, file: 'master.cf', text: master, beside };
    throw new Error(`${code}/${name}: a main.cf beside nothing`);
  });
}

function read(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}
