import { readFileSync } from 'node:fs';
import { run } from './cli/run.ts';
import type { Terminal } from './cli/terminal.ts';

export { serveShare, type Share } from './cli/shares.ts';

/**
 * Runs the linter; the rest of what it needs is this process.
 * @returns the status of the process
 */
export function runCheck(
  args: readonly string[],
  version: string,
  { script, dataFolder }: Pick<Terminal, 'script' | 'dataFolder'>,
): number {
  return run(args, {
    env: process.env,
    cwd: process.cwd(),
    isTerminal: process.stdout.isTTY === true,
    showsProgress: process.stderr.isTTY === true,
    version,
    script,
    dataFolder,
    out: (text) => {
      process.stdout.write(text);
    },
    complain: (text) => {
      process.stderr.write(text);
    },
    readStdin: () => readFileSync(0),
  });
}
