import assert from 'node:assert/strict';
import { chmodSync, lstatSync, readFileSync, readdirSync, statSync, symlinkSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { folder, postfixLint } from './command.ts';
import { needsPosix } from '../needs.ts';

test('safe fixes are applied, the rest is reported', () => {
  const cwd = folder({ 'main.cf': 'biff = true\nno_such_name = 1\nswap_bangpath = off\n' });
  const { status, out } = postfixLint(cwd, ['--fix']);
  assert.equal(readFileSync(join(cwd, 'main.cf'), 'utf8'), 'biff = yes\nno_such_name = 1\nswap_bangpath = no\n');
  assert.equal(status, 1);
  assert.match(out, /1 warning\.\n2 problems fixed\./);
  assert.doesNotMatch(out, /invalid-boolean/);
  assert.deepEqual(readdirSync(cwd), ['main.cf'], 'nothing is left behind');
});

test('a file in which everything could be mended is clean', () => {
  const cwd = folder({ 'main.cf': 'biff = true\n' });
  assert.equal(postfixLint(cwd, ['--fix']).status, 0);
  assert.equal(postfixLint(cwd, []).status, 0);
});

test('master.cf is mended as well', () => {
  const cwd = folder({ 'main.cf': 'biff = true\n', 'master.cf': 'smtp inet n - y - - smtpd\n  -o biff=true\n' });
  const { status, out } = postfixLint(cwd, ['--fix']);
  assert.equal(readFileSync(join(cwd, 'master.cf'), 'utf8'), 'smtp inet n - y - - smtpd\n  -o biff=yes\n');
  assert.equal(status, 0);
  assert.match(out, /2 problems fixed/);
});

test('the mode stays', () => {
  const cwd = folder({ 'main.cf': 'biff = true\n' });
  const path = join(cwd, 'main.cf');
  for (const mode of [0o640, 0o600, 0o755]) {
    const own = folder({ 'main.cf': 'biff = true\n' });
    chmodSync(join(own, 'main.cf'), mode);
    postfixLint(own, ['--fix']);
    assert.equal(statSync(join(own, 'main.cf')).mode & 0o7777, mode);
    assert.equal(readFileSync(join(own, 'main.cf'), 'utf8'), 'biff = yes\n');
  }
  assert.equal(readFileSync(path, 'utf8'), 'biff = true\n');
});

test('a file with nothing to mend is not written', () => {
  const cwd = folder({ 'main.cf': 'biff = no\nno_such_name = 1\n' });
  const path = join(cwd, 'main.cf');
  utimesSync(path, 1_000_000_000, 1_000_000_000);
  const before = statSync(path);
  postfixLint(cwd, ['--fix']);
  const after = statSync(path);
  assert.deepEqual([after.mtimeMs, after.ino, after.ctimeMs], [before.mtimeMs, before.ino, before.ctimeMs]);
});

test('a symbolic link stays one; the file behind it is mended', () => {
  const cwd = folder({ 'real/shared.cf': 'biff = true\n', 'conf/.keep': '' });
  symlinkSync('../real/shared.cf', join(cwd, 'conf/main.cf'));
  postfixLint(cwd, ['--fix', 'conf']);
  assert.ok(lstatSync(join(cwd, 'conf/main.cf')).isSymbolicLink());
  assert.equal(readFileSync(join(cwd, 'real/shared.cf'), 'utf8'), 'biff = yes\n');
});

test('bytes that are no UTF-8, a byte order mark and CRLF survive', () => {
  const cases: [before: Uint8Array, after: Uint8Array][] = [
    [Buffer.from('# caf\u00e9\nbiff = true\n', 'latin1'), Buffer.from('# caf\u00e9\nbiff = yes\n', 'latin1')],
    [Buffer.from('# caf\u00e9 \u5361\r\nbiff = true\r\n'), Buffer.from('# caf\u00e9 \u5361\r\nbiff = yes\r\n')],
  ];
  for (const [before, after] of cases) {
    const cwd = folder({ 'main.cf': before });
    postfixLint(cwd, ['--fix']);
    assert.deepEqual(readFileSync(join(cwd, 'main.cf')), Buffer.from(after));
  }
});

test('a rule that is off mends nothing', () => {
  const cwd = folder({ 'main.cf': 'biff = true\n' });
  assert.equal(postfixLint(cwd, ['--fix', '--rule', 'invalid-boolean=off']).status, 0);
  assert.equal(readFileSync(join(cwd, 'main.cf'), 'utf8'), 'biff = true\n');
});

test('where writing fails the file is as it was', { skip: needsPosix }, () => {
  const cwd = folder({ 'main.cf': 'biff = true\n' });
  chmodSync(cwd, 0o555);
  // Root may write anywhere, so another user tries.
  const { status, err } = postfixLint(cwd, ['--fix'], process.getuid?.() === 0 ? { uid: 65_534 } : {});
  chmodSync(cwd, 0o755);
  assert.equal(status, 2);
  assert.match(err, /Cannot write main\.cf \(EACCES\)/);
  assert.equal(readFileSync(join(cwd, 'main.cf'), 'utf8'), 'biff = true\n');
  assert.deepEqual(readdirSync(cwd), ['main.cf']);
});
