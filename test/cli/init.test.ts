import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { folder, postfixLint } from './command.ts';

test('init writes settings for the configurations below, and tells what it found', () => {
  const cwd = folder({ 'a/main.cf': 'biff = perhaps\n', 'b/main.cf': 'biff = no\n' });
  const { status, out } = postfixLint(cwd, ['init']);
  assert.equal(status, 0, out);
  assert.match(
    out,
    /\.postfix-lint\.json written, with "targetVersion": "[^]*\n {2}a\/main\.cf\n {2}b\/main\.cf\n1 error, /,
  );
  assert.match(out, /--write-baseline \.\n$/);
  const written = readFileSync(join(cwd, '.postfix-lint.json'), 'utf8');
  assert.deepEqual(Object.keys(JSON.parse(written) as object), ['$schema', 'targetVersion', 'rules']);
  // It is one that the command itself reads.
  assert.equal(postfixLint(cwd, ['b']).status, 0);
  const again = postfixLint(cwd, ['init', '.']);
  assert.equal(again.status, 2);
  assert.match(again.err, /exists already/);
  assert.equal(readFileSync(join(cwd, '.postfix-lint.json'), 'utf8'), written);
});

test('init writes nothing where there is no configuration, or no folder', () => {
  const cwd = folder({ 'notes.txt': '' });
  assert.match(postfixLint(cwd, ['init']).err, /no main\.cf or master\.cf in/);
  assert.match(postfixLint(cwd, ['init', 'nowhere']).err, /Cannot read nowhere/);
  assert.match(postfixLint(cwd, ['init', '--lang', 'zh-cn', '.']).err, /没有 main\.cf/);
  assert.ok(!existsSync(join(cwd, '.postfix-lint.json')));
  assert.match(postfixLint(cwd, ['init', '--help']).out, /^Usage: postfix-lint init/);
});
