// `npm run bench [-- --before REF] [--ahead] [--lines 100,1000,10000] …`: times the built server beside the floor and
// the peers, and beside the server of another revision, in one run, with the harness of ../shared/bench
// (BENCH_FOLDER names another place). --ahead (as root) runs ahead of other work. Further words go to the harness.
// Exit code: that of the harness; with --before, 1 also where a bar of bench/compare.mjs is missed.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildRevision } from './bench/buildRevision.mjs';
import { compareServers, comparisonTable } from './bench/compare.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const source = process.env.BENCH_FOLDER ?? join(root, '..', 'shared', 'bench');
if (!existsSync(join(source, 'lspbench.mjs'))) {
  console.error(`no benchmark harness at ${source}; set BENCH_FOLDER`);
  process.exit(2);
}

const words = process.argv.slice(2);
const reference = takeOption('--before');
const chosenOutput = takeOption('--out');
const isAhead = takeFlag('--ahead');

// Its peers are installed into it, so a copy is used.
const harness = join(process.env.POSTFIX_CONFIG_CACHE ?? join(homedir(), '.cache', 'postfix-config'), 'bench');
mkdirSync(harness, { recursive: true });
execFileSync('cp', ['-r', '--no-preserve=mode', `${source}/.`, harness]);
if (!existsSync(join(harness, 'peers', 'echo-bundle.cjs'))) {
  const quiet = { cwd: harness, stdio: ['ignore', 'ignore', 'inherit'] };
  // Not `npm ci`: a newer npm wants optional packages in the lock file that the one which wrote it left out.
  execFileSync('npm', ['install', '--prefix', 'peers', '--no-audit', '--no-fund'], quiet);
  execFileSync('npm', ['run', 'bundle'], quiet);
}

execFileSync(process.execPath, ['esbuild.mjs'], { cwd: root, stdio: 'inherit' });
// A folder for this run alone: the build may go on meanwhile, and so may another run.
const run = mkdtempSync(join(harness, 'run-'));
try {
  process.exitCode = measure();
} finally {
  rmSync(run, { recursive: true, force: true });
}

function measure() {
  const servers = [addServer('ours', join(root, 'server', 'dist'))];
  if (reference !== undefined) {
    servers.push(addServer('before', buildRevision(root, reference, join(harness, 'revisions'))));
  }
  const time = new Date().toISOString().replace(/[:.]/g, '-');
  const output = chosenOutput ? resolve(chosenOutput) : join(harness, 'results', `${time}.json`);
  const harnessWords = [
    ...servers.flatMap((file) => ['--server', file]),
    '--out',
    output,
    ...(words.includes('--vs') ? [] : ['--vs', 'echobundle,json']),
    ...(words.includes('--lines') ? [] : ['--lines', '100,1000,10000']),
    ...words,
  ];
  const [program, file] = isAhead ? ['sh', 'bench.sh'] : [process.execPath, 'lspbench.mjs'];
  const { status } = spawnSync(program, [file, ...harnessWords], { cwd: harness, stdio: 'inherit' });
  if (reference === undefined || !existsSync(output)) return status ?? 3;
  const comparison = compareServers(JSON.parse(readFileSync(output, 'utf8')));
  console.log(comparisonTable(comparison, reference));
  if (status !== 0 && status !== 1) return status ?? 3;
  return comparison.some(({ rows }) => rows.some(({ missed }) => missed.length > 0)) ? 1 : 0;
}

/** Copies a built server into the run's folder, and describes it to the harness. */
function addServer(name, dist) {
  cpSync(dist, join(run, name), { recursive: true });
  const file = join(run, `${name}.json`);
  writeFileSync(
    file,
    JSON.stringify({
      name,
      command: process.execPath,
      args: [`${name}/server.cjs`, '--stdio'],
      document: 'main.cf',
      languageId: 'postfix-main-cf',
      fileName: 'main.cf',
      settings: { postfix: {} },
    }),
  );
  return file;
}

/** Takes an option and its value out of the words; undefined where it is absent. */
function takeOption(name) {
  const at = words.indexOf(name);
  if (at < 0) return undefined;
  const [, value] = words.splice(at, 2);
  if (value === undefined) {
    console.error(`${name} needs a value`);
    process.exit(2);
  }
  return value;
}

/** Takes a word out; says whether it was there. */
function takeFlag(name) {
  const at = words.indexOf(name);
  if (at < 0) return false;
  words.splice(at, 1);
  return true;
}
