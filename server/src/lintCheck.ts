import { readFileSync } from 'node:fs';
import { run } from './cli/run.ts';

export { serveShare, type Share } from './cli/shares.ts';

/**
 * Runs the linter.
 * @param script what a thread is to run that takes a share of the files
 * @returns the status of the process
 */
export function runCheck(args: readonly string[], version: string, script: string): number {
  return run(args, {
    env: process.env,
    cwd: process.cwd(),
    isTerminal: process.stdout.isTTY === true,
    showsProgress: process.stderr.isTTY === true,
    version,
    script,
    out: (text) => {
      process.stdout.write(text);
    },
    complain: (text) => {
      process.stderr.write(text);
    },
    readStdin: () => readFileSync(0),
  });
}
