import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { severityOf } from '../../server/src/rules/severity.ts';
import type { Finding } from '../../server/src/rules/rule.ts';
import { checked, checkedCase, checkedMaster, tableOfCase } from './caseFile.ts';
import { pageExamples } from './pageExamples.ts';

const folder = join(dirname(fileURLToPath(import.meta.url)), '../../docs/rules');

for (const file of readdirSync(folder).filter((name) => name.endsWith('.md') && name !== 'README.md')) {
  const code = file.slice(0, -3);
  const page = readFileSync(join(folder, file), 'utf8');
  const examples = pageExamples(page);

  test(`${file}: what it calls wrong is flagged`, () => {
    const wrong = examples.filter(({ role }) => role === 'wrong');
    assert.ok(wrong.length > 0, 'an example of what is wrong');
    for (const { text, given } of wrong) {
      const found = [
        ...checked(given + text, otherFile(given, 'master')).findings,
        ...checkedMaster(given + text, otherFile(given, 'main')).findings,
        ...tableFindings(given, text),
      ].map((finding) => finding.code as string);
      assert.ok(found.includes(code), `${text}\nonly: ${found.join(', ')}`);
    }
  });

  test(`${file}: what it calls right is not flagged, and nothing else in it is an error`, () => {
    const right = examples.filter(({ role }) => role === 'right');
    assert.ok(right.length > 0, 'an example of what is right');
    for (const { text, given } of right) {
      const own = isMaster(text)
        ? checkedMaster(given + text, otherFile(given, 'main')).findings
        : checked(given + text, otherFile(given, 'master')).findings;
      const findings = isTable(given) ? tableFindings(given, text) : own;
      const bad = findings.filter((finding) => finding.code === code || severityOf(finding, {}) === 'error');
      assert.deepEqual(
        bad.map((finding) => finding.code),
        [],
        text,
      );
    }
  });
}

test('examples are read as the pages write them', () => {
  const page =
    '## What Postfix does\n\n' +
    'It logs:\n\n' +
    '```\n' +
    'log\n' +
    '```\n\n' +
    '## Wrong\n\n' +
    '```\n' +
    'a\n' +
    '```\n\n' +
    '## Example\n\n' +
    'Wrong:\n\n' +
    '<!-- with: target 3.5; disk /x absent -->\n\n' +
    '```\n' +
    'b\n' +
    '```\n\n' +
    'Right:\n\n' +
    '```postfix-main-cf\n' +
    'c\n' +
    '```\n';
  assert.deepEqual(pageExamples(page), [
    { role: 'wrong', text: 'a\n', given: '' },
    { role: 'wrong', text: 'b\n', given: '# target 3.5\n# disk /x absent\n' },
    { role: 'right', text: 'c\n', given: '' },
  ]);
});

/** An example that a line of main.cf names is a table. */
function isTable(given: string): boolean {
  return given.includes(tableOfCase);
}

function tableFindings(given: string, text: string): readonly Finding[] {
  return isTable(given) ? checkedCase({ file: tableOfCase, text: given + text }).findings : [];
}

/** The lines of the other file that an example stands beside: `master whole` is what every Postfix has. */
function otherFile(given: string, file: 'main' | 'master'): string | undefined {
  const lines = given
    .split('\n')
    .flatMap((line) => (line.startsWith(`# ${file} `) ? [line.slice(file.length + 3)] : []));
  return lines.length ? lines.map((line) => `${line === 'whole' ? whole : line}\n`).join('') : undefined;
}
const whole = `smtp inet n - n - - smtpd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
smtp unix - - n - - smtp
local unix - n n - - local`;

/** A service has its eight columns; a setting has its `=` behind the first word. */
function isMaster(text: string): boolean {
  return /^[^\s#=]+\s+(?:inet|unix|fifo|pass|unix-dgram)\s/m.test(text);
}
