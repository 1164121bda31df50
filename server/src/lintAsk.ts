import { readFileSync } from 'node:fs';
import { runMailTests } from './cli/mailTests/run.ts';
import { runQuery } from './cli/query/run.ts';
import { runRoute } from './cli/route/run.ts';
import { runTrace } from './cli/trace/run.ts';

/** The commands that ask a configuration something, by their first word; `query` speaks in bytes. */
const questions: Readonly<Record<string, typeof runTrace | typeof runRoute | typeof runMailTests | undefined>> = {
  trace: runTrace,
  route: runRoute,
  test: runMailTests,
};

/**
 * Runs the command that the first word names.
 * @param dataFolder that of the data that come with the program
 * @returns the status of the process
 */
export function runQuestion([first = '', ...args]: readonly string[], dataFolder: string): number {
  const { env } = process;
  const ask = Object.hasOwn(questions, first) ? questions[first] : undefined;
  if (ask)
    return ask(args, {
      env,
      dataFolder,
      out: (text) => {
        process.stdout.write(text);
      },
      complain: (text) => {
        process.stderr.write(text);
      },
    });
  return runQuery(args, {
    env,
    dataFolder,
    out: (bytes) => {
      process.stdout.write(bytes, 'latin1');
    },
    complain: (bytes) => {
      process.stderr.write(bytes, 'latin1');
    },
    readStdin: () => readFileSync(0),
  });
}
