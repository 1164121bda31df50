// `npm run bench [-- --lines 100,1000,10000 …]`: times the built server beside the floor and the peers, in one run, with the
// harness of ../shared/bench (BENCH_FOLDER names another place). Further words go to the harness.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const source = process.env.BENCH_FOLDER ?? join(root, '..', 'shared', 'bench');
if (!existsSync(join(source, 'lspbench.mjs'))) {
  console.error(`no benchmark harness at ${source}; set BENCH_FOLDER`);
  process.exit(2);
}
// Its peers are installed into it: a copy is ours to write to.
const harness = join(process.env.POSTFIX_CONFIG_CACHE ?? join(homedir(), '.cache', 'postfix-config'), 'bench');
mkdirSync(harness, { recursive: true });
execFileSync('cp', ['-r', '--no-preserve=mode', `${source}/.`, harness]);
if (!existsSync(join(harness, 'peers', 'echo-bundle.cjs'))) {
  // Not `npm ci`: a newer npm wants optional packages in the lock file that the one which wrote it left out.
  execFileSync('npm', ['install', '--prefix', 'peers', '--no-audit', '--no-fund'], { cwd: harness, stdio: ['ignore', 'ignore', 'inherit'] });
  execFileSync('npm', ['run', 'bundle'], { cwd: harness, stdio: ['ignore', 'ignore', 'inherit'] });
}

execFileSync(process.execPath, ['esbuild.mjs'], { cwd: root, stdio: 'inherit' });
// The harness wants ours beside nothing else: a copy keeps the measured run apart from a build that goes on.
const ours = join(harness, 'ours');
cpSync(join(root, 'server', 'dist'), ours, { recursive: true });
writeFileSync(join(harness, 'ours.json'), JSON.stringify({
  name: 'ours', command: process.execPath, args: ['ours/server.cjs', '--stdio'], document: 'main.cf', languageId: 'postfix-main-cf', fileName: 'main.cf', settings: { postfix: {} },
}));
const words = process.argv.slice(2);
const { status } = spawnSync(process.execPath, [
  'lspbench.mjs', '--server', 'ours.json', ...(words.includes('--vs') ? [] : ['--vs', 'echobundle,json']), ...(words.includes('--lines') ? [] : ['--lines', '100,1000,10000']), ...words,
], { cwd: harness, stdio: 'inherit' });
process.exit(status ?? 3);
