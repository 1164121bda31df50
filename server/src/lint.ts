import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type * as auditing from './audit.ts';
import { createLoader } from './compileCache.ts';
import type * as asking from './lintAsk.ts';
import type * as checking from './lintCheck.ts';

declare const __VERSION__: string;

// `postfix-lint … | head` is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) =>
  process.exit(error.code === 'EPIPE' ? (process.exitCode ?? 0) : 2),
);
/** Words that ask a configuration something; what they need is a script of its own, as most runs do without. */
const questions: readonly string[] = ['trace', 'route', 'test', 'query'];

/** What a thread is started with: the name of no option. */
const checkingShare = '--share';

try {
  const load = createLoader(foldersOfCode());
  const check = (): typeof checking => load(join(__dirname, 'postfix-lint.check.cjs')) as typeof checking;
  const ask = (): typeof asking => load(join(__dirname, 'postfix-lint.ask.cjs')) as typeof asking;
  const args = process.argv.slice(2);
  const dataFolder = join(__dirname, 'data');
  if (args[0] === checkingShare) check().serveShare(dataOfThread());
  else if (args[0] === 'audit') audit(args.slice(1));
  else if (questions.includes(args[0] ?? '')) process.exitCode = ask().runQuestion(args, dataFolder);
  else process.exitCode = check().runCheck(args, __VERSION__, { script: __filename, dataFolder });
} catch (error) {
  fail(error);
}

function fail(error: unknown): void {
  // Node's own status for this would be 1, which says that there are findings.
  process.stderr.write(`postfix-lint: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 2;
}

/** The audit has libraries of its own, which are loaded for it alone. */
function audit(words: readonly string[]): void {
  const { runAuditOnTerminal } = createRequire(__filename)(join(__dirname, 'audit.cjs')) as typeof auditing;
  runAuditOnTerminal(words, __VERSION__).then((status) => {
    process.exitCode = status;
  }, fail);
}

/** Not imported: few runs have threads, and the module takes its time to load. */
function dataOfThread(): checking.Share {
  const { workerData } = createRequire(__filename)('node:worker_threads') as { workerData: checking.Share };
  return workerData;
}

/**
 * Where compiled code is kept: beside the scripts, or in the user's own cache where these are not theirs to write
 * to. Root
 * trusts no folder below a home, which may be that of another.
 */
function foldersOfCode(): readonly string[] {
  const beside = join(__dirname, 'compiled');
  if (process.geteuid === undefined || process.geteuid() === 0) return [beside];
  const cache = process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache');
  return [beside, join(cache, 'postfix-lint', __VERSION__)];
}
