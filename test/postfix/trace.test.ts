/**
 * Generated configurations and sessions, answered alike by a real smtpd and by ours: replies and log lines. TRACE_RUNS
 * is the number of configurations, six sessions each. The name server that they ask is in a network of the test's own.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const runs = process.env['TRACE_RUNS'] ?? '40';

test('a real smtpd answers and logs what we say it does', () => {
  const script = fileURLToPath(new URL('trace/differential.ts', import.meta.url));
  const words = ['-n', '-m', process.execPath, '--import', 'tsx', '--import', './test/seed.ts', script, runs];
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const { status, stdout, stderr } = spawnSync('unshare', words, { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 26 });
  assert.equal(status, 0, `${stdout.slice(-4000)}${stderr.slice(-2000)}`);
  assert.match(stdout, /^\d+ of \d+ sessions/m);
});
