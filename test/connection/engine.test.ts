import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { tuneEngine } from '../../server/src/engine.ts';

test('an engine gets no flag that it does not know, and Electron none at all', () => {
  assert.equal(tuneEngine({ v8: '12.4.254.21-node.57' }), false);
  assert.equal(tuneEngine({ v8: '11.3.244.8-node.33', electron: '27.0.0' }), false);
  assert.equal(tuneEngine({}), false);
  // V8 tells of an unknown flag on stderr and goes on: the one that is running must not.
  const script = `import { tuneEngine } from ${JSON.stringify(fileURLToPath(new URL('../../server/src/engine.ts', import.meta.url)))}; tuneEngine();`;
  const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script], { encoding: 'utf8', cwd: fileURLToPath(new URL('../..', import.meta.url)) });
  assert.deepEqual({ status, stderr }, { status: 0, stderr: '' });
});
