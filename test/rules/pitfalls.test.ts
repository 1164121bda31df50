import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { pitfalls } from '../../scripts/prose/pitfalls.ts';
import { rules } from '../../server/src/rules/index.ts';

const page = readFileSync(new URL('../../docs/pitfalls.md', import.meta.url), 'utf8');
const rows = new Map(
  [...page.matchAll(/^\| (\S+) \| (.+) \|$/gm)].map(([, name = '', answer = '']) => [name, answer]),
);
rows.delete('explanation');

test('each pitfall that names a second parameter or master.cf has a row', () => {
  const names = pitfalls().map(({ name }) => name);
  assert.ok(names.length > 50, String(names.length));
  assert.deepEqual(
    names.filter((name) => !rows.has(name)),
    [],
    'say in docs/pitfalls.md which rule it is, or why there is none',
  );
  assert.deepEqual(
    [...rows.keys()].filter((name) => name !== '---' && !names.includes(name)),
    [],
    'rows of pitfalls that are gone',
  );
});

test('the rules that it names are there', () => {
  const codes = new Set(rules.map(({ code }) => code as string));
  for (const [name, answer] of rows) {
    const code = /^\[([a-z0-9-]+)\]/.exec(answer)?.[1];
    if (code !== undefined) assert.ok(codes.has(code), `${name}: ${code}`);
  }
});
