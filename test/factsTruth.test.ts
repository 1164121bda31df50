/**
 * The facts against the Postfix source that they were made from, when POSTFIX_SOURCE names a repository.
 * test/postfix/defaults.test.ts compares them with what Postfix itself prints.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const source = process.env['POSTFIX_SOURCE'];

// Asked for by the variable: the sources of all releases are a repository of their own.
const define = source ? test : (): void => undefined;
define('the facts are what the Postfix source gives', () => {
  const build = fileURLToPath(new URL('../scripts/facts/build.mjs', import.meta.url));
  const { status, stdout, stderr } = spawnSync(process.execPath, [build, '--source', source ?? '', '--check'], {
    encoding: 'utf8',
  });
  assert.equal(status, 0, stdout + stderr);
  assert.doesNotMatch(stderr, /needs a person/);
});
