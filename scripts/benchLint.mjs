// `npm run bench:lint [-- --before e08662d] [--reps 5] [--postconf 170]`: the linter of a revision and of this
// checkout in turn
// in one run: the corpus eight times over, one small file against `node -e 0` (each Node that npm delivers, see
// testNodes.mjs),
// and a file of 5 MB of NUL lines. Prints wall time, processor time and memory. Needs Linux (/usr/bin/time) and
// ../shared/corpus.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildRevision } from './bench/buildRevision.mjs';
import { installNode } from './nodes.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({
  options: {
    before: { type: 'string', default: 'e08662d' },
    reps: { type: 'string', default: '5' },
    postconf: { type: 'string', default: '170' },
    nodes: { type: 'string', default: '20,22' },
  },
});
const cache = process.env.POSTFIX_CONFIG_CACHE ?? join(homedir(), '.cache', 'postfix-config');
const revisions = join(cache, 'bench', 'revisions');
const corpus = join(root, '../shared/corpus/main');
if (!existsSync(corpus)) throw new Error(`${corpus} is not there`);

execFileSync(process.execPath, ['esbuild.mjs'], { cwd: root, stdio: 'inherit' });
const linters = {
  before: join(buildRevision(root, values.before, revisions), 'postfix-lint.cjs'),
  now: join(root, 'dist/postfix-lint.cjs'),
};
const work = mkdtempSync(join(tmpdir(), 'bench-lint-'));
try {
  const files = manyFiles();
  table(
    '1,360 files, --no-files',
    runInTurn(linters, (script) => [process.execPath, script, '--no-files', ...files]),
    'before',
  );
  comparePostconf(files.slice(0, Number(values.postconf)));
  const small = write('small/main.cf', 'biff = no\nmyhostname = mx.example.com\n');
  for (const major of values.nodes.split(',')) {
    const node = installNode(major);
    const commands = { floor: undefined, ...linters };
    const measured = runInTurn(
      commands,
      (script) => (script ? [node, script, '--no-files', small] : [node, '-e', '0']),
      15,
    );
    table(`one small file, Node ${execFileSync(node, ['--version'], { encoding: 'utf8' }).trim()}`, measured, 'floor');
  }
  const nul = write('nul/main.cf', '\0\n'.repeat(2_621_440));
  table(
    '5 MB of NUL lines',
    runInTurn({ now: linters.now }, (script) => [process.execPath, script, '--no-files', nul]),
    'now',
  );
} finally {
  rmSync(work, { recursive: true, force: true });
}

function manyFiles() {
  const names = readdirSync(corpus).sort();
  const files = [];
  for (let copy = 1; copy <= 8; copy++)
    for (const name of names) {
      files.push(write(`${copy}/${name}/main.cf`, ''));
      cpSync(join(corpus, name), files.at(-1));
    }
  return files;
}

function write(name, text) {
  const path = join(work, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, text);
  return path;
}

/** Runs the commands in turn, once unmeasured; gives the median of each measure by command. */
function runInTurn(commands, lineOf, reps = Number(values.reps)) {
  const all = Object.fromEntries(Object.keys(commands).map((name) => [name, []]));
  for (let rep = 0; rep <= reps; rep++)
    for (const [name, script] of Object.entries(commands)) {
      const measures = measure(lineOf(script));
      if (rep > 0) all[name].push(measures);
    }
  return Object.fromEntries(
    Object.entries(all).map(([name, runs]) => [
      name,
      Object.fromEntries(Object.keys(runs[0]).map((key) => [key, median(runs.map((one) => one[key]))])),
    ]),
  );
}

function measure(words) {
  const log = join(work, 'time');
  const start = performance.now();
  const { status, error } = spawnSync('/usr/bin/time', ['-o', log, '-f', '%U %S %M', ...words], { stdio: 'ignore' });
  const wall = performance.now() - start;
  if (error || status === null || status > 1)
    throw error ?? new Error(`${words.slice(0, 3).join(' ')}: status ${status}`);
  const [user, system, memory] = readFileSync(log, 'utf8').trim().split('\n').at(-1).split(' ').map(Number);
  return { wall, cpu: (user + system) * 1000, memory: memory / 1024 };
}

function median(numbers) {
  return numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
}

function table(title, measured, base) {
  console.log(`\n${title}`);
  for (const [name, { wall, cpu, memory }] of Object.entries(measured)) {
    const ratio = (key, own) => (own / measured[base][key]).toFixed(2);
    const ratios = name === base ? '' : `  wall ${ratio('wall', wall)} × ${base}, processor ${ratio('cpu', cpu)} ×`;
    console.log(
      `  ${name.padEnd(8)}${wall.toFixed(0).padStart(7)} ms  processor ${cpu.toFixed(0).padStart(6)} ms  ` +
        `${memory.toFixed(0).padStart(5)} MB${ratios}`,
    );
  }
}

/** What a loop of `postconf -n` takes for some of the files, and by that for all; beside it the linter for all. */
function comparePostconf(some) {
  const postconf = ['/usr/sbin/postconf', '/usr/bin/postconf'].find((path) => existsSync(path));
  if (postconf === undefined) {
    console.log('\npostconf is not installed: not compared with it');
    return;
  }
  const start = performance.now();
  for (const file of some) spawnSync(postconf, ['-n', '-c', join(file, '..')], { stdio: 'ignore' });
  const loop = ((performance.now() - start) / some.length) * 1360;
  const { wall } = measure([process.execPath, linters.now, '--no-files', work]);
  console.log(
    `\na loop of postconf -n: ${(loop / 1000).toFixed(1)} s for 1,360 files ` +
      `(measured for ${some.length}); ${(loop / wall).toFixed(0)} × now`,
  );
}
