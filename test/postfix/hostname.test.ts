import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { findingsIn } from '../rules/caseFile.ts';
import { requirePostfix } from './instance.ts';
import { recordRecall } from './recall.ts';
import { writeSettled } from './settled.ts';

const wrong = [
  { lines: 'myhostname = mail.$mydomain', log: /fatal: bad string length 0 < 1: mydomain =/ },
  { lines: 'myhostname = 192.0.2.7', log: /fatal: .*parameter myhostname: bad parameter value: 192\.0\.2\.7/ },
  {
    lines: 'myhostname = mail.example.test\nmydomain = .example.test',
    log: /fatal: .*parameter mydomain: bad parameter value: \.example\.test/,
  },
  {
    lines: 'myhostname = mail.example.test, mx.example.test',
    log: /fatal: .*parameter myhostname: bad parameter value: mail\.example\.test, mx\.example\.test/,
  },
] as const;

/** What `postconf -n`, `postfix check` and any other program, here postmap, say of a main.cf. */
function programs(lines: string): { postconf: string; check: string; other: string } {
  requirePostfix();
  const folder = mkdtempSync(join(tmpdir(), 'postfix-hostname-'));
  try {
    writeSettled(join(folder, 'master.cf'), '');
    writeSettled(join(folder, 'main.cf'), `compatibility_level = 3.6\n${lines}\n`);
    const run = (program: string, ...words: string[]): string => {
      const { stderr, stdout, status } = spawnSync(`/usr/sbin/${program}`, ['-c', folder, ...words], {
        encoding: 'utf8',
      });
      return program === 'postconf'
        ? stderr
        : `${stderr}${stdout}${program === 'postfix' && status ? `exit ${status}` : ''}`;
    };
    return {
      postconf: run('postconf', '-n').trim(),
      check: run('postfix', 'check').trim(),
      other: run('postmap', '-q', 'x', 'static:y').trim(),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

for (const { lines, log } of wrong) {
  test(`invalid-hostname: no program starts with ${lines.replace('\n', '; ')}, and postconf is content`, () => {
    const { postconf, check, other } = programs(lines);
    assert.doesNotMatch(postconf, /fatal|bad parameter/);
    assert.match(other, log);
    assert.ok(findingsIn(`${lines}\n`).some((finding) => finding.endsWith(': invalid-hostname')));
    recordRecall({
      mistake: lines,
      postconf,
      check,
      daemon:
        other
          .split('\n')
          .at(-1)
          ?.replace(/^\w+: /, '')
          .replace(/file \S+\/main\.cf/, 'file /etc/postfix/main.cf') ?? '',
      ours: ['invalid-hostname'],
    });
  });
}

test('invalid-hostname: a name with a domain of its own will do, and so will an underscore', () => {
  const lines = 'myhostname = mail_1.$mydomain\nmydomain = example.test';
  assert.equal(programs(lines).other, 'y');
  assert.deepEqual(findingsIn(`${lines}\n`), []);
});
