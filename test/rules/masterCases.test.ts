import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { masterRules } from '../../server/src/rules/master/index.ts';
import { expectedFindings } from './caseFile.ts';
import { fixMaster, masterFindingsIn } from './masterCaseFile.ts';

const folder = join(dirname(fileURLToPath(import.meta.url)), 'masterCases');
const codes = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);

test('every rule about master.cf has case files', () => {
  assert.deepEqual(masterRules.map(({ code }) => code as string).filter((code) => !codes.includes(code)), []);
});

for (const code of codes) {
  for (const file of readdirSync(join(folder, code)).filter((name) => name.endsWith('.cf') && !/\.(fixed|main)\.cf$/.test(name)).sort()) {
    const path = join(folder, code, file);
    const text = readFileSync(path, 'utf8');
    const main = read(path.replace(/\.cf$/, '.main.cf'));
    test(`${code}/${file}`, () => assert.deepEqual(masterFindingsIn(text, main), expectedFindings(text), 'findings as “line: code”'));
    const fixed = read(path.replace(/\.cf$/, '.fixed.cf'));
    if (fixed !== undefined) test(`${code}/${file} fixed`, () => assert.equal(fixMaster(text, main), fixed));
  }
}

function read(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}
