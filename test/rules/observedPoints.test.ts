import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import test from 'node:test';
import { oursSay } from '../postfix/ours.ts';
import { observedPoints, unruledSections } from './observedPoints.ts';

for (const { at, main, master, code } of observedPoints) {
  test(`${at}: ${main.split('\n').at(-1) ?? ''}`, () => {
    const text = main.includes('compatibility_level') ? main : `compatibility_level = 3.6\n${main}`;
    const said = oursSay(`${text}\n`, master);
    assert.ok(said.includes(code), `${code} is not among ${said.join(', ')}`);
  });
}

const folder = new URL('../../../shared/oracle/', import.meta.url);
const isThere = existsSync(folder);
const inCi = process.env['CI'] !== undefined || process.env['POSTFIX_CONFIG_CI'] !== undefined;

test(
  'each question of ../shared/oracle has a rule, or a reason why there is none',
  { skip: isThere || inCi ? false : 'did not run: there is no ../shared/oracle beside this checkout' },
  () => {
    const wanted = [
      ...[...read('smtpd.md').matchAll(/^## (\d+) /gm)].map(([, number]) => `smtpd ${number}`),
      ...[...read('tables.md').matchAll(/^\*\*(\d+)(?: \(|\.)/gm)].map(([, number]) => `tables ${number}`),
    ];
    assert.ok(wanted.length > 35, String(wanted.length));
    const told = new Set([...observedPoints.map(({ at }) => at), ...Object.keys(unruledSections)]);
    assert.deepEqual(
      [...new Set(wanted)].filter((one) => !told.has(one)),
      [],
    );
  },
);

function read(name: string): string {
  return readFileSync(new URL(name, folder), 'utf8');
}
