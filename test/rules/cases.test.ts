import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { rules } from '../../server/src/rules/index.ts';
import { expectedFindings, findingsIn, fixAll } from './caseFile.ts';

const folder = join(dirname(fileURLToPath(import.meta.url)), 'cases');
const codes = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);

test('every rule has case files', () => {
  const missing = rules.map(({ code }) => code as string).filter((code) => !codes.includes(code) || !caseFiles(code).length);
  assert.deepEqual(missing, []);
});

for (const code of codes) {
  for (const file of caseFiles(code)) {
    const path = join(folder, code, file);
    const text = readFileSync(path, 'utf8');
    const master = read(path.replace(/\.cf$/, '.master.cf'));
    test(`${code}/${file}`, () => {
      assert.deepEqual(findingsIn(text, master), expectedFindings(text), 'findings as “line: code”');
    });
    const fixed = read(path.replace(/\.cf$/, '.fixed.cf'));
    if (fixed !== undefined) test(`${code}/${file} fixed`, () => assert.equal(fixAll(text, master), fixed));
  }
}

function caseFiles(code: string): string[] {
  return readdirSync(join(folder, code)).filter((name) => name.endsWith('.cf') && !/\.(fixed|master)\.cf$/.test(name)).sort();
}

function read(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}
