import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after } from 'node:test';
import { fileURLToPath } from 'node:url';

const folder = mkdtempSync(join(tmpdir(), 'code-cache-'));
after(() => { rmSync(folder, { recursive: true }); });
const root = fileURLToPath(new URL('../..', import.meta.url));
const launcher = `import { runWithCodeCache } from ${JSON.stringify(join(root, 'server/src/codeCache.ts'))}; runWithCodeCache(process.argv.slice(1));`;

/** A program that says a word and where it is; with MORE it calls functions that it does not call otherwise. */
const program = (word: string): string => `const { basename } = require('node:path');
function say() { console.log('${word}', basename(__dirname), typeof module.exports); }
${Array.from({ length: 50 }, (_, i) => `function more${i}(a, b) { const c = a * ${i} + b; return [c, 'text ${i}', { a, b }]; }`).join('\n')}
if (process.env.MORE) for (const more of [${Array.from({ length: 50 }, (_, i) => `more${i}`).join()}]) more(1, 2);
`;

function start(name: string, env: Record<string, string> = {}): string {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', launcher, '--', ...['program.cjs', 'end.js'].map((file) => join(folder, name, file))], { encoding: 'utf8', cwd: root, env: { ...process.env, ...env } });
  assert.deepEqual({ status, stderr }, { status: 3, stderr: '' });
  return stdout.trim();
}
function folderWith(name: string, word: string): string {
  mkdirSync(join(folder, name));
  writeFileSync(join(folder, name, 'program.cjs'), program(word));
  writeFileSync(join(folder, name, 'end.js'), 'say();\nprocess.exit(3);\n');
  return join(folder, name, `program.cjs.${process.versions.v8}.${process.arch}.cache`);
}
const filesOf = (name: string): string[] => readdirSync(join(folder, name)).sort();

test('what a run compiled is kept beside the program and taken by the next', () => {
  const cache = folderWith('twice', 'one');
  assert.equal(start('twice'), 'one twice object');
  const { ino, size } = statSync(cache);
  assert.ok(size > 1000);
  assert.equal(start('twice'), 'one twice object');
  assert.equal(statSync(cache).ino, ino, 'a cache that was not taken would be written again');
  assert.deepEqual(filesOf('twice'), ['end.js', 'program.cjs', cache.slice(cache.lastIndexOf('/') + 1)]);
});

test('a run that compiled more replaces it, one that compiled less does not', () => {
  const cache = folderWith('more', 'one');
  start('more');
  const { size } = statSync(cache);
  start('more', { MORE: '1' });
  const { size: larger, ino } = statSync(cache);
  assert.ok(larger > 1.05 * size);
  start('more');
  assert.equal(statSync(cache).ino, ino);
});

test('a program that changed runs as it is now, be it as long as before', () => {
  const cache = folderWith('changed', 'one');
  start('changed');
  const { ino } = statSync(cache);
  writeFileSync(join(folder, 'changed', 'program.cjs'), program('two'));
  assert.equal(start('changed'), 'two changed object');
  assert.notEqual(statSync(cache).ino, ino);
});

test('a damaged cache is not given to the engine, which would end the process', () => {
  const cache = folderWith('damaged', 'one');
  start('damaged');
  const whole = readFileSync(cache);
  const wrong = Buffer.from(whole);
  wrong.fill(0xff, whole.length >> 1, (whole.length >> 1) + 16);
  for (const content of [wrong, whole.subarray(0, whole.length >> 1), whole.subarray(0, 10), Buffer.alloc(0)]) {
    writeFileSync(cache, content);
    assert.equal(start('damaged'), 'one damaged object');
    assert.ok(statSync(cache).size > 1000);
  }
});

test('where nothing can be written, the program runs all the same and leaves nothing behind', () => {
  const cache = folderWith('closed', 'one');
  mkdirSync(cache);
  assert.equal(start('closed'), 'one closed object');
  assert.equal(filesOf('closed').length, 3);
  assert.deepEqual(readdirSync(cache), []);
});

test('the variable that Node has for it switches it off', () => {
  folderWith('off', 'one');
  assert.equal(start('off', { NODE_DISABLE_COMPILE_CACHE: '1' }), 'one off object');
  assert.deepEqual(filesOf('off'), ['end.js', 'program.cjs']);
});
