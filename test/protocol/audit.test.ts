import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

for (const folder of ['dist', 'server/dist']) {
  test(`the built command has the audit, in a file of its own (${folder})`, () => {
    assert.ok(existsSync(`${root}/${folder}/audit.cjs`));
    const { stdout, status, stderr } = spawnSync(
      process.execPath,
      [
        `${folder}/postfix-lint.cjs`,
        'audit',
        'sample',
        '--dry-run',
        '--domain',
        'example.com',
        '--dns',
        '127.0.0.1:1',
      ],
      { cwd: root, encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } },
    );
    assert.equal(stderr, '');
    assert.match(stdout, /^Round 1 asks for:[^]*TXT {3}_dmarc\.example\.com\n/);
    assert.equal(status, 0);
  });
}
