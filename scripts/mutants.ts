// `npm run mutants [-- --count 200 --seed N --lanes 2 --only 3,17 --deep --tests]`: makes changes to the evaluator's
// rules, one at a time, and says which of them the recorded sessions of ../shared/oracle do not notice: each
// configuration in one of its releases, or in all of them with --deep. With --tests the survivors are given to the
// other tests of test/evaluate. docs/simulator-proof.md has what came of it.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { bundleWith } from './mutants/bundle.ts';
import { generator } from './mutants/generator.ts';
import { type Mutation, mutationsOf, pickMutations } from './mutants/mutations.ts';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '200' },
    seed: { type: 'string', default: '20261124' },
    lanes: { type: 'string', default: '2' },
    deep: { type: 'boolean', default: false },
    tests: { type: 'boolean', default: false },
    only: { type: 'string' },
  },
});
const root = fileURLToPath(new URL('..', import.meta.url));
const folder = `${root}node_modules/.cache/mutants`;
/** Longer than the whole recording takes, in milliseconds; a change that runs longer does not end. */
const patience = 180_000;
const seed = Number(values.seed);
mkdirSync(folder, { recursive: true });

const rules = ['smtpd', 'smtpd/restrictions', 'smtpd/commands', 'tables', 'address'].flatMap((part) =>
  filesIn(`${root}server/src/evaluate/${part}`, '.ts'),
);
const all = rules.sort().flatMap((file) => mutationsOf(file, readFileSync(file, 'utf8')));
const mutations = pickMutations(all, Number(values.count), generator(seed));
console.log(`${mutations.length} of ${all.length} possible changes in ${rules.length} files, seed ${seed}`);
const player = await bundleWith(`${root}scripts/mutants/play.ts`, `${folder}/play.mjs`, mutations);
const unchanged = await play(-1, true);
if (unchanged !== undefined) throw new Error(`without any change: ${unchanged}`);

const survivors: number[] = [];
const only = values.only?.split(',').map(Number);
const waiting = mutations.map((_mutation, number) => number).filter((number) => only?.includes(number) ?? true);
const total = waiting.length;
await Promise.all(Array.from({ length: Number(values.lanes) }, takeTurns));
survivors.sort((one, other) => one - other);
console.log(`${total - survivors.length} of ${total} were noticed by the recorded sessions`);
const left = values.tests ? await askOtherTests() : survivors;
for (const number of left) console.log(`survives ${told(number)}`);
if (values.tests) console.log(`${total - left.length} of ${total} were noticed by test/evaluate`);

async function takeTurns(): Promise<void> {
  for (let number = waiting.shift(); number !== undefined; number = waiting.shift()) {
    const failure = await play(number, values.deep);
    if (failure === undefined) survivors.push(number);
    console.log(`${failure === undefined ? 'unnoticed' : 'noticed'} ${told(number)} ${failure ?? ''}`);
  }
}

function told(number: number): string {
  const { file, line, kind, original, changed } = mutations[number] as Mutation;
  const [from, to] = [original, changed || '(left out)'].map((text) => text.replace(/\s+/g, ' ').slice(0, 70));
  return `#${number} ${file.slice(root.length)}:${line} ${kind}: ${from} → ${to}`;
}

/** Plays the recording with a change; what it is noticed by, if anything. */
async function play(mutant: number, allReleases: boolean): Promise<string | undefined> {
  const worker = new Worker(player, { workerData: { mutant, seed, allReleases } });
  try {
    return await new Promise((resolve) => {
      const timer = setTimeout(() => {
        resolve('does not end');
      }, patience);
      worker.on('message', (failure: string | undefined) => {
        clearTimeout(timer);
        resolve(failure);
      });
      worker.on('error', (error) => {
        clearTimeout(timer);
        resolve(`thrown: ${String(error)}`);
      });
    });
  } finally {
    await worker.terminate();
  }
}

/** Gives the survivors to the other tests of test/evaluate; who is noticed by none is left. */
async function askOtherTests(): Promise<number[]> {
  const tests = filesIn(`${root}test/evaluate`, '.test.ts').filter((file) => !file.endsWith('smtpdOracle.test.ts'));
  const bundles = await Promise.all(tests.map((file, at) => bundleWith(file, `${folder}/test${at}.mjs`, mutations)));
  const passes = (bundle: string, number: number): boolean => {
    const env = { ...process.env, MUTANT: String(number) };
    return spawnSync(process.execPath, [bundle], { env, timeout: patience }).status === 0;
  };
  const sound = bundles.filter((bundle) => passes(bundle, -1));
  if (sound.length < bundles.length) console.log(`${bundles.length - sound.length} tests do not run in a bundle`);
  return survivors.filter((number) => sound.every((bundle) => passes(bundle, number)));
}

function filesIn(path: string, ending: string): string[] {
  const names = readdirSync(path).filter((name) => name.endsWith(ending));
  return names.map((name) => `${path}/${name}`);
}
