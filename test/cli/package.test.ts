import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { published } from '../../scripts/published.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

test('the npm package has what it needs, and the licences of what is bundled', (t) => {
  const clone = mkdtempSync(join(tmpdir(), 'postfix-lint-'));
  try {
    const run = (cwd: string, program: string, ...args: string[]) =>
      spawnSync(program, args, { cwd, encoding: 'utf8', shell: process.platform === 'win32' });
    if (run(root, 'git', 'checkout-index', '--all', `--prefix=${clone}/`).status !== 0) {
      t.skip('did not run: this is no clone, Git has no index here');
      return;
    }
    symlinkSync(join(root, 'node_modules'), join(clone, 'node_modules'), 'junction');
    const packed = run(join(clone, 'server'), 'npm', 'pack', '--dry-run', '--json');
    assert.equal(packed.status, 0, packed.stderr);
    const [{ files }] = JSON.parse(packed.stdout.slice(packed.stdout.indexOf('[\n'))) as [
      { files: readonly { path: string; mode: number }[] },
    ];
    const paths = files.map(({ path }) => path);
    const { bin, version } = JSON.parse(readFileSync(join(clone, 'server/package.json'), 'utf8')) as {
      bin: Record<string, string>;
      version: string;
    };
    for (const name of [
      'README.md',
      'LICENSE',
      'ThirdPartyNotices.txt',
      'dist/data/rules/pages.json',
      ...Object.values(bin),
    ])
      assert.ok(paths.includes(name), name);
    for (const name of Object.values(bin)) {
      // npm takes such names off a manifest that it finds fault with.
      assert.doesNotMatch(name, /^\.\//);
      assert.ok(((files.find(({ path }) => path === name)?.mode ?? 0) & 0o111) !== 0, name);
    }
    const notices = readFileSync(join(clone, 'server/ThirdPartyNotices.txt'), 'utf8');
    for (const name of ['vscode-languageserver', 'yaml', 'ignore', 'diff', 'PCRE2'])
      assert.match(notices, new RegExp(`^${name} \\d`, 'm'));
    assert.doesNotMatch(notices, /^esbuild /m);
    assert.equal(
      run(clone, process.execPath, 'server/dist/postfix-lint.cjs', '--version').stdout,
      `postfix-lint ${version}\n`,
    );
    assert.match(
      run(clone, process.execPath, 'server/dist/postfix-lint.cjs', '--explain', 'stale-map').stdout,
      /^stale-map\n/,
    );
  } finally {
    rmSync(clone, { recursive: true, force: true });
  }
});

test('no page tells to install what is not published', () => {
  const pages = ['README.md', 'README.zh-cn.md', 'docs/lint.md', 'server/README.md'];
  for (const page of pages) {
    const text = readFileSync(join(root, page), 'utf8');
    if (!published.npm) {
      assert.doesNotMatch(text, /npm install[^\n]* postfix-language-server(?:@\S+)?$/m, page);
      assert.doesNotMatch(text, /--package postfix-language-server\b/, page);
    }
    if (!published.tag) assert.doesNotMatch(text, /rev: v\d/, page);
  }
});
