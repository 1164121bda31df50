import { readFileSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type * as auditModule from './audit.ts';
import { runMailTests } from './cli/mailTests/run.ts';
import { runQuery } from './cli/query/run.ts';
import { runRoute } from './cli/route/run.ts';
import { run } from './cli/run.ts';
import { runTrace } from './cli/trace/run.ts';

/** Put in by the bundler. */
declare const __VERSION__: string | undefined;

// `postfix-lint … | head` is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) =>
  process.exit(error.code === 'EPIPE' ? (process.exitCode ?? 0) : 2),
);
/** The commands that ask a configuration something, by their first word. */
const questions: Readonly<Record<string, typeof runTrace | typeof runRoute | typeof runMailTests | undefined>> = {
  trace: runTrace,
  route: runRoute,
  test: runMailTests,
};

try {
  const args = process.argv.slice(2);
  const script = realpathSync(process.argv[1] ?? '.');
  const dataFolder = join(dirname(script), 'data');
  const version = typeof __VERSION__ === 'string' ? __VERSION__ : '0.0.0-source';
  const first = args[0] ?? '';
  const ask = Object.hasOwn(questions, first) ? questions[first] : undefined;
  if (first === 'audit') audit(script, args.slice(1), version);
  else if (ask) {
    process.exitCode = ask(args.slice(1), {
      env: process.env,
      dataFolder,
      out: (text) => {
        process.stdout.write(text);
      },
      complain: (text) => {
        process.stderr.write(text);
      },
    });
  } else
    process.exitCode =
      args[0] === 'query'
        ? runQuery(args.slice(1), {
            env: process.env,
            dataFolder,
            out: (bytes) => {
              process.stdout.write(bytes, 'latin1');
            },
            complain: (bytes) => {
              process.stderr.write(bytes, 'latin1');
            },
            readStdin: () => readFileSync(0),
          })
        : run(args, {
            env: process.env,
            cwd: process.cwd(),
            isTerminal: process.stdout.isTTY === true,
            version,
            out: (text) => {
              process.stdout.write(text);
            },
            complain: (text) => {
              process.stderr.write(text);
            },
            readStdin: () => readFileSync(0),
          });
} catch (error) {
  fail(error);
}

function fail(error: unknown): void {
  // Node's own status for this would be 1, which says that there are findings.
  process.stderr.write(`postfix-lint: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 2;
}

/** The audit has libraries of its own, which stand beside this file and are loaded for it alone. */
function audit(script: string, words: readonly string[], version: string): void {
  const load = createRequire(script);
  const { runAuditOnTerminal } = load(join(dirname(script), 'audit.cjs')) as typeof auditModule;
  runAuditOnTerminal(words, version).then((status) => {
    process.exitCode = status;
  }, fail);
}
