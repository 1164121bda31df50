import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { commandLine, folder, postfixLint, smtpService } from './command.ts';
import { needsPosix } from '../needs.ts';

/** Runs Git in a folder, without the settings of whoever runs the tests. */
function git(cwd: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync('git', args, { cwd, encoding: 'utf8', env: environment() });
  assert.equal(status, 0, stderr);
  return stdout;
}
const environment = (more: Record<string, string> = {}): Record<string, string> => ({
  PATH: process.env['PATH'] ?? '',
  HOME: '/nonexistent',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'a',
  GIT_AUTHOR_EMAIL: 'a@example.com',
  GIT_COMMITTER_NAME: 'a',
  GIT_COMMITTER_EMAIL: 'a@example.com',
  ...more,
});

/** A repository with these files staged. */
function repository(files: Readonly<Record<string, string>>): string {
  const cwd = folder(files);
  git(cwd, 'init', '-q');
  git(cwd, 'add', '--all', '--force');
  return cwd;
}

const staged = (cwd: string, ...args: string[]): ReturnType<typeof postfixLint> =>
  postfixLint(cwd, ['--staged', ...args], { env: environment() });

test('a file that only ends like one is not looked at, and no line of it is printed', () => {
  const cwd = repository({
    'mysql-virtual-domain.cf': 'user = mail\npassword = hunter2\nbiff = perhaps\n',
    'domain.cf': 'password = hunter2\n',
  });
  const { status, out, err } = staged(cwd);
  assert.equal(status, 0);
  assert.match(out, /No main\.cf or master\.cf is staged/);
  assert.doesNotMatch(out + err, /hunter2|perhaps/);
  // The hook of 0.1.0 calls it this way.
  const old = postfixLint(cwd, ['--stdin-filename', 'mysql-virtual-domain.cf'], { input: 'password = hunter2\n' });
  assert.equal(old.status, 2);
  assert.doesNotMatch(old.out + old.err, /hunter2/);
  const named = postfixLint(cwd, ['mysql-virtual-domain.cf']);
  assert.equal(named.status, 2);
  assert.match(named.err, /mysql-virtual-domain\.cf was not checked/);
  assert.doesNotMatch(named.out + named.err, /hunter2/);
});

test('names of any bytes', { skip: needsPosix }, () => {
  const cwd = repository({ 'café/main.cf': 'biff = perhaps\n', 'a "b"\n/main.cf': 'biff = perhaps\n' });
  // Neither UTF-8 nor what JavaScript could write to this disk by a string.
  const latin1 = Buffer.concat([Buffer.from(`${cwd}/caf`), Buffer.from([0xe9])]);
  mkdirSync(latin1);
  writeFileSync(Buffer.concat([latin1, Buffer.from('/main.cf')]), 'biff = perhaps\n');
  git(cwd, 'add', '--all');
  const { status, out } = staged(cwd, '--format', 'json');
  assert.equal(status, 1);
  const { files } = JSON.parse(out) as { files: { path: string; problems: unknown[] }[] };
  assert.deepEqual(
    files.map(({ path, problems }) => [path, problems.length]).sort(),
    [
      ['a "b"\n/main.cf', 1],
      ['café/main.cf', 1],
      ['caf\u00e9/main.cf', 1],
    ].sort(),
  );
  // From a folder inside, names are relative to it, and all that is staged is checked.
  const inside = staged(join(cwd, 'café'), '--format', 'json');
  assert.deepEqual(
    (JSON.parse(inside.out) as { files: { path: string }[] }).files.map(({ path }) => path).sort(),
    ['../a "b"\n/main.cf', '../caf\u00e9/main.cf', 'main.cf'].sort(),
  );
});

test('both files and the settings are those of the index', () => {
  const cwd = repository({
    'mail/main.cf': 'slow_destination_concurrency_limit = 2\nno_such_name = 1\n',
    'mail/master.cf': `${smtpService}slow unix - - n - - smtp\n`,
    '.postfix-lint.json': '{"rules":{"unknown-parameter":"off"}}',
  });
  assert.equal(staged(cwd).status, 0);
  git(cwd, 'commit', '-qm', 'a');
  // The working tree has another master.cf, other settings and another main.cf than the index.
  writeFileSync(join(cwd, 'mail/main.cf'), 'slow_destination_concurrency_limit = 3\n');
  git(cwd, 'add', 'mail/main.cf');
  writeFileSync(join(cwd, 'mail/main.cf'), 'biff = perhaps\n');
  writeFileSync(join(cwd, 'mail/master.cf'), smtpService);
  writeFileSync(join(cwd, '.postfix-lint.json'), '{"rules":{"unknown-parameter":"error"}}');
  assert.deepEqual([staged(cwd).status, postfixLint(cwd, []).status], [0, 1]);
  git(cwd, 'add', '.postfix-lint.json', 'mail/master.cf');
  const { status, out } = staged(cwd);
  assert.equal(status, 1);
  assert.match(out, /^mail\/main\.cf:1:1: error: .*slow_destination_concurrency_limit/);
  // A file that is unchanged is checked where it is named.
  git(cwd, 'commit', '-qm', 'b');
  assert.match(staged(cwd).out, /No main\.cf or master\.cf is staged/);
  assert.equal(staged(cwd, 'mail').status, 1);
  assert.match(staged(cwd, 'elsewhere').err, /elsewhere is not in the index/);
  git(cwd, 'rm', '-q', '--cached', 'mail/main.cf');
  assert.match(staged(cwd).out, /No main\.cf or master\.cf is staged/, 'a file that is deleted');
});

test('a symbolic link stands for the file in the index that it leads to', { skip: needsPosix }, () => {
  const cwd = repository({
    'shared/master.cf': `${smtpService}slow unix - - n - - smtp\n`,
    'host/main.cf': 'slow_destination_concurrency_limit = 2\n',
  });
  symlinkSync('../shared/master.cf', join(cwd, 'host/master.cf'));
  symlinkSync('/etc/passwd', join(cwd, 'shared/main.cf'));
  git(cwd, 'add', '--all');
  const { status, out, err } = staged(cwd, 'host');
  assert.equal(status, 0, out + err);
  assert.doesNotMatch(staged(cwd).out, /root/);
});

test('without Git, and outside of a work tree', () => {
  const cwd = folder({ 'main.cf': '' });
  const outside = postfixLint(cwd, ['--staged'], { env: { GIT_CEILING_DIRECTORIES: cwd } });
  assert.equal(outside.status, 2);
  assert.match(outside.err, /Git failed: .*not a git repository/);
  assert.match(postfixLint(cwd, ['--staged'], { env: { PATH: '/nonexistent' } }).err, /needs Git/);
});

test('the hook of the page, run by Git', { skip: needsPosix }, () => {
  const page = readFileSync(new URL('../../docs/lint.md', import.meta.url), 'utf8');
  const hooks = [...page.matchAll(/```sh\n(#!\/bin\/sh\n[^]*?)```/g)].map(([, text]) => text ?? '');
  assert.equal(hooks.length, 2, 'one a language');
  assert.equal(hooks[0], hooks[1]);
  const cwd = repository({ 'mail/main.cf': 'biff = perhaps\n' });
  const bin = folder({ 'postfix-lint': `#!/bin/sh\nexec ${commandLine.map((word) => `'${word}'`).join(' ')} "$@"\n` });
  chmodSync(join(bin, 'postfix-lint'), 0o755);
  writeFileSync(join(cwd, '.git/hooks/pre-commit'), hooks[0] ?? '');
  chmodSync(join(cwd, '.git/hooks/pre-commit'), 0o755);
  const commit = (...args: string[]) =>
    spawnSync('git', ['commit', '-qm', 'a', ...args], {
      cwd,
      encoding: 'utf8',
      env: environment({ PATH: `${bin}:${process.env['PATH'] ?? ''}` }),
    });
  const faulty = commit();
  assert.equal(faulty.status, 1, faulty.stderr);
  assert.match(faulty.stdout + faulty.stderr, /mail\/main\.cf:1:8: error/);
  // The fault is staged still, though the file is mended.
  writeFileSync(join(cwd, 'mail/main.cf'), 'biff = no\n');
  assert.equal(commit().status, 1);
  // Git gives `commit -a` an index of its own.
  const mended = commit('-a');
  assert.equal(mended.status, 0, mended.stderr);
});
