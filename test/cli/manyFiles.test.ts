import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { test } from 'node:test';
import { createProgress } from '../../server/src/cli/progress.ts';
import { commandLine, folder, postfixLint } from './command.ts';
import { needsPosix } from '../needs.ts';

test('many files are told of as one by one, whichever thread looked at them', () => {
  const names = Array.from({ length: 300 }, (_, index) => `host${String(index).padStart(3, '0')}`);
  const cwd = folder(
    Object.fromEntries(
      names.map((name, index) => [`${name}/main.cf`, index % 3 ? 'biff = no\n' : `biff = ${name}\n`]),
    ),
  );
  const together = JSON.parse(postfixLint(cwd, ['--format', 'json', '--no-files']).out) as { files: unknown[] };
  assert.equal(together.files.length, names.length);
  for (const index of [0, 1, 150, 299]) {
    const alone = postfixLint(cwd, ['--format', 'json', '--no-files', names[index] ?? '']);
    assert.deepEqual(together.files[index], (JSON.parse(alone.out) as { files: unknown[] }).files[0]);
  }
  // With one processor there is one thread, and nothing of this to see.
  assert.ok(availableParallelism() >= 1);
});

test('at most a thousand findings of a file are listed, the rest is counted', () => {
  const cwd = folder({
    'main.cf': Array.from({ length: 1500 }, (_, index) => `no_such_name_${index} = 1\n`).join(''),
  });
  const problems = (...args: string[]): number => {
    const { out } = postfixLint(cwd, ['--format', 'json', '--max-warnings=-1', ...args]);
    return (JSON.parse(out) as { files: { problems: unknown[] }[] }).files[0]?.problems.length ?? 0;
  };
  assert.equal(problems(), 1000);
  assert.equal(problems('--max-findings', '1200'), 1200);
  assert.match(postfixLint(cwd, []).out, /^1500 warnings[^]*^500 findings not listed/m);
});

test('five megabytes of NUL lines are one finding, in little time and memory', { skip: needsPosix }, () => {
  const cwd = folder({ 'main.cf': '\0\n'.repeat(2_621_440), 'copy/main.cf': '\0'.repeat(5_242_880) });
  const started = performance.now();
  // Without the words that switch the rule off.
  const [program = '', bundle = ''] = commandLine;
  const { stdout, stderr, status } = spawnSync(program, ['--max-old-space-size=150', bundle, '--no-files', '.'], {
    cwd,
    encoding: 'utf8',
  });
  assert.equal(status, 1, stderr);
  assert.match(stdout, /2 errors\./);
  assert.ok(performance.now() - started < 5000);
});

test('progress is shown after a second, not too often, and is gone at the end', () => {
  let time = 0;
  let written = '';
  const write = (text: string): void => {
    written += text;
  };
  const screen = { now: () => time, write };
  const quick = createProgress(screen, String);
  quick.at(1);
  quick.end();
  assert.equal(written, '');
  const slow = createProgress(screen, (done) => `${done} done`);
  for (let done = 1; done <= 100; done++) {
    time += 25;
    slow.at(done);
  }
  slow.end();
  const lines = written.split('\r\u001B[K').filter((line) => line !== '');
  assert.deepEqual([lines[0], lines.length], ['40 done', 8]);
  assert.ok(written.endsWith('\r\u001B[K'));
});
