import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { tuneEngine } from '../../server/src/engine.ts';

test('an engine gets no flag that it does not know, and Electron none at all', () => {
  assert.equal(tuneEngine({ v8: '14.6.1-node.1' }), false);
  assert.equal(tuneEngine({ v8: '11.3.244.8-node.33', electron: '27.0.0' }), false);
  assert.equal(tuneEngine({}), false);
  // V8 tells of an unknown flag on stderr and goes on: the one that is running must not.
  const script = `import { tuneEngine } from ${JSON.stringify(fileURLToPath(new URL('../../server/src/engine.ts', import.meta.url)))}; tuneEngine();`;
  const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script], { encoding: 'utf8', cwd: fileURLToPath(new URL('../..', import.meta.url)) });
  assert.deepEqual({ status, stderr }, { status: 0, stderr: '' });
});

test('the young generation of the engine stays small, whatever survives in it', () => {
  const { url } = import.meta;
  const script = `
    import { getHeapSpaceStatistics } from 'node:v8';
    import { tuneEngine } from ${JSON.stringify(fileURLToPath(new URL('../../server/src/engine.ts', url)))};
    if (process.env.TUNE) tuneEngine();
    let kept = [];
    for (let i = 0; i < 40; i++) for (let j = 0; j < 20_000; j++) { if (kept.length > 100_000) kept = []; kept.push({ i, list: [j] }); }
    console.log(getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space').space_size);`;
  const sizeWith = (env: Record<string, string>): number => {
    const { stdout } = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script], { encoding: 'utf8', cwd: fileURLToPath(new URL('../..', url)), env: { ...process.env, ...env } });
    return Number(stdout);
  };
  const tuned = sizeWith({ TUNE: '1' });
  assert.ok(tuned > 0);
  assert.ok(sizeWith({}) >= 4 * tuned, 'V8 has another way to grow, and the flag is for nothing');
});
