import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { findingsIn, fixAll } from '../rules/caseFile.ts';
import { requirePostfix, startPostfix, withPostfix } from './instance.ts';
import { recordRecall } from './recall.ts';
import { writeSettled } from './settled.ts';

interface Row {
  readonly code: string;
  readonly lines: string;
  readonly log: RegExp;
  /** postconf reads the parameter itself, and stops too. */ readonly loud?: true;
}

/** Values that every program checks while it starts. */
const rows: readonly Row[] = [
  {
    code: 'invalid-integer',
    lines: 'message_size_limit = 50M',
    log: /fatal: bad numerical configuration: message_size_limit = 50M/,
  },
  { code: 'invalid-boolean', lines: 'soft_bounce = 1', log: /fatal: bad boolean configuration: soft_bounce = 1/ },
  { code: 'invalid-time', lines: 'ipc_timeout = 1y', log: /fatal: parameter ipc_timeout: bad time value or unit: 1y/ },
  {
    code: 'out-of-range',
    lines: 'hash_queue_depth = 0',
    log: /fatal: invalid hash_queue_depth parameter value 0 < 1/,
  },
  {
    code: 'invalid-keyword',
    lines: 'inet_interfaces = ALL',
    log: /fatal: config variable inet_interfaces: host not found: ALL/,
    loud: true,
  },
  {
    code: 'invalid-keyword',
    lines: 'inet_interfaces = 127.0.0.1, loopback-only',
    log: /fatal: config variable inet_interfaces: host not found: loopback-only/,
    loud: true,
  },
  {
    code: 'invalid-keyword',
    lines: 'inet_protocols = IPv4',
    log: /fatal: unknown inet_protocols value "IPv4" in "IPv4"/,
    loud: true,
  },
  {
    code: 'invalid-address',
    lines: 'inet_interfaces = 0.0.0.0',
    log: /fatal: parameter inet_interfaces: no local interface found for 0\.0\.0\.0/,
    loud: true,
  },
  {
    code: 'invalid-address',
    lines: 'inet_interfaces = 127.0.0.1/8',
    log: /fatal: config variable inet_interfaces: host not found: 127\.0\.0\.1\/8/,
    loud: true,
  },
  {
    code: 'invalid-address',
    lines: 'inet_interfaces = 127.0.0.1:25',
    log: /fatal: config variable inet_interfaces: host not found: 127\.0\.0\.1:25/,
    loud: true,
  },
  {
    code: 'privileged-user',
    lines: 'mail_owner = root',
    log: /fatal: .*parameter mail_owner: user root has privileged user ID/,
  },
  {
    code: 'privileged-user',
    lines: 'default_privs = root',
    log: /fatal: .*parameter default_privs: user root has privileged user ID/,
  },
  {
    code: 'privileged-user',
    lines: 'setgid_group = root',
    log: /fatal: .*parameter setgid_group: group root has privileged group ID/,
  },
];

/** What `postconf -n`, `postfix check` and any other program, here postmap, say of a main.cf. */
async function programs(lines: string): Promise<{ postconf: string; check: string; other: string }> {
  requirePostfix();
  const folder = mkdtempSync(join(tmpdir(), 'postfix-start-'));
  try {
    writeSettled(join(folder, 'master.cf'), '');
    writeSettled(join(folder, 'main.cf'), `compatibility_level = 3.6\n${lines}\n`);
    const run = (program: string, ...words: string[]): Promise<string> =>
      new Promise((resolve) => {
        execFile(`/usr/sbin/${program}`, ['-c', folder, ...words], (_, stdout, stderr) =>
          resolve((program === 'postconf' ? stderr : stderr + stdout).replaceAll(folder, '/etc/postfix').trim()),
        );
      });
    const [postconf, check, other] = await Promise.all([
      run('postconf', '-n'),
      run('postfix', 'check'),
      run('postmap', '-q', 'x', 'static:y'),
    ]);
    return { postconf, check, other };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

// A program that stops sleeps for a second first (msg.c), and looks names up: all of them at once.
const heard = rows.map(({ lines }) => {
  const fixed = fixAll(`# target 3.7\n${lines}\n`);
  return { fixed, before: programs(lines), after: fixed.includes(lines) ? undefined : programs(fixed) };
});

for (const [i, { code, lines, log, loud }] of rows.entries()) {
  test(`${code}: no program starts with ${lines}`, async () => {
    const { fixed, before, after } = heard[i] ?? assert.fail();
    const { postconf, check, other } = await before;
    assert.match(other, log);
    if (!loud) assert.doesNotMatch(postconf, /fatal/);
    assert.ok(findingsIn(`# target 3.7\n${lines}\n`).some((finding) => finding.endsWith(`: ${code}`)));
    recordRecall({
      mistake: lines,
      postconf,
      check,
      daemon:
        other
          .split('\n')
          .at(-1)
          ?.replace(/^\w+: /, '') ?? '',
      ours: [code],
    });
    if (after) assert.equal((await after).other, 'y', fixed);
  });
}

const starts: readonly Row[] = [
  { code: 'relative-path', lines: 'queue_directory = spool', log: /fatal: chdir\(spool\): No such file or directory/ },
  {
    code: 'invalid-keyword',
    lines: 'hash_queue_names = deferred, maildrop',
    log: /fatal: maildrop queue must not be hashed/,
  },
];

for (const { code, lines, log } of starts) {
  test(`${code}: postfix does not start with ${lines}`, async () => {
    await assert.rejects(startPostfix({ main: lines }), log);
    assert.doesNotMatch((await programs(lines)).postconf, /fatal|warning/);
    assert.ok(findingsIn(`# target 3.7\n${lines}\n`).some((finding) => finding.endsWith(`: ${code}`)));
    recordRecall({
      mistake: lines,
      postconf: '',
      check: String(log).replace(/^\/|\/$|\\/g, ''),
      daemon: '',
      ours: [code],
    });
  });
}

test('what looks like them is good: lower-case words, paths below the queue directory, an IPv6 address', async () => {
  const main =
    'inet_interfaces = loopback-only\n' +
    'hash_queue_names = deferred, defer\n' +
    'data_directory = data\n' +
    'proxy_interfaces = 192.0.2.1, [2001:db8::1]\n';
  await withPostfix({ main: main.replace('data_directory = data\n', '') }, async (instance) => {
    assert.match((await instance.say('EHLO client.test')).last, /^250/);
  });
  assert.deepEqual(findingsIn(main), []);
});
