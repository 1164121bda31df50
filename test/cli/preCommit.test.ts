import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { folder, smtpService } from './command.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

// What pre-commit does with `language: node` (pre_commit/languages/node.py), but for the network: its clone has the
// packages of this one, and it installs the archive below a prefix of its own.
test(
  'pre-commit installs the hook from a clone, and runs it',
  { skip: process.platform === 'win32' && 'pre-commit calls npm otherwise there' },
  (t) => {
    const clone = mkdtempSync(join(tmpdir(), 'postfix-lint-'));
    try {
      const run = (cwd: string, program: string, ...args: string[]) =>
        spawnSync(program, args, { cwd, encoding: 'utf8' });
      if (run(root, 'git', 'checkout-index', '--all', `--prefix=${clone}/`).status !== 0) {
        t.skip('did not run: this is no clone, Git has no index here');
        return;
      }
      symlinkSync(join(root, 'node_modules'), join(clone, 'node_modules'));
      const packed = run(clone, 'npm', 'pack');
      assert.equal(packed.status, 0, packed.stderr);
      // It takes all that npm prints for the name of the archive.
      const archive = join(clone, packed.stdout.trim());
      const installed = run(
        clone,
        'npm',
        'install',
        '--global',
        '--offline',
        '--prefix',
        join(clone, 'prefix'),
        archive,
      );
      assert.equal(installed.status, 0, installed.stderr);
      const hooks = readFileSync(join(clone, '.pre-commit-hooks.yaml'), 'utf8');
      const [command = '', ...args] = /entry: (.*)/.exec(hooks)?.[1]?.split(' ') ?? [];
      const cwd = folder({
        'etc/main.cf': 'biff = perhaps\n',
        'etc/master.cf': smtpService,
        'domain.cf': 'biff = perhaps\n',
      });
      run(cwd, 'git', 'init', '-q');
      run(cwd, 'git', 'add', '--all');
      const names = ['domain.cf', 'etc/main.cf', 'etc/master.cf'].filter((name) =>
        new RegExp(/files: '(.*)'/.exec(hooks)?.[1] ?? '').test(name),
      );
      const outcome = run(cwd, join(clone, 'prefix/bin', command), ...args, ...names);
      assert.equal(outcome.status, 1, outcome.stderr);
      assert.match(outcome.stdout, /^etc\/main\.cf:1:8: error/);
      assert.doesNotMatch(outcome.stdout, /^domain\.cf/m);
    } finally {
      rmSync(clone, { recursive: true, force: true });
    }
  },
);
