import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { folder, postfixLint, smtpService } from './command.ts';

const main = 'biff = true\nmyhostname = mx.example.com\n';
const master = `${smtpService}  -o smtpd_helo_required = yes\n`;

test('--diff is what --fix would change, and changes nothing', () => {
  const cwd = folder({ 'main.cf': main, 'master.cf': master });
  const { status, out, err } = postfixLint(cwd, ['--diff']);
  assert.deepEqual([status, err], [1, '']);
  assert.match(out, /^--- a\/main\.cf\n\+\+\+ b\/main\.cf\n@@ -1,2 \+1,2 @@\n-biff = true\n\+biff = yes\n myhost/);
  assert.match(out, /^--- a\/master\.cf$/m);
  assert.deepEqual(
    [readFileSync(join(cwd, 'main.cf'), 'utf8'), readFileSync(join(cwd, 'master.cf'), 'utf8')],
    [main, master],
  );
  const applied = spawnSync('git', ['apply', '-'], { cwd, input: out, encoding: 'utf8' });
  assert.equal(applied.status, 0, applied.stderr);
  const patched = readFileSync(join(cwd, 'main.cf'), 'utf8') + readFileSync(join(cwd, 'master.cf'), 'utf8');
  const other = folder({ 'main.cf': main, 'master.cf': master });
  postfixLint(other, ['--fix']);
  assert.equal(patched, readFileSync(join(other, 'main.cf'), 'utf8') + readFileSync(join(other, 'master.cf'), 'utf8'));
  assert.deepEqual(postfixLint(cwd, ['--diff']), { status: 0, out: '', err: '' });
});

test('--diff of standard input', () => {
  const { status, out } = postfixLint(folder({}), ['--diff', '-'], { input: 'biff = true' });
  assert.equal(status, 1);
  assert.match(out, /^-biff = true\n\\ No newline at end of file\n\+biff = yes\n\\ No newline/m);
});

test('what cannot go with --diff', () => {
  for (const other of [
    ['--fix'],
    ['--show-effective'],
    ['--format', 'json'],
    ['--write-baseline', '--baseline', 'x'],
  ]) {
    const { status, err } = postfixLint(folder({ 'main.cf': main }), ['--diff', ...other]);
    assert.equal(status, 2);
    assert.match(err, /--diff cannot be used together with --/);
  }
});
