import type { ByteString } from '../base/byteString.ts';
import { printableBytes } from '../base/utf8.ts';
import { untilNull } from '../syntax/tables/logicalLine.ts';
import type { LookupAnswer, TableWarning, UnknownReason } from './answer.ts';
import type { LookupTable } from './table.ts';

/** What `postmap -q` prints and how it ends, or that we cannot know. */
export interface PostmapRun {
  readonly stdout: ByteString;
  readonly stderr: ByteString;
  /** 0: found; 1: not found, or a fatal error. */
  readonly status: 0 | 1;
  /** Set where an answer is not known; what was printed before it stands. */
  readonly unknown?: UnknownReason;
}

/** What to do with each answer besides. */
export type AnswerListener = (table: LookupTable, key: ByteString, answer: LookupAnswer) => void;

/**
 * `postmap -q KEY TABLE…`: the first table that has the key answers; a table is opened when it is asked.
 * @param open opens the tables one after the other, in the order of the command line
 */
export function postmapQuery(tables: Iterable<LookupTable>, key: ByteString, listen?: AnswerListener): PostmapRun {
  const run = createRun();
  for (const table of tables) {
    if (!sayOpening(run, table)) return run.end(1);
    const answer = table.lookup(untilNull(key));
    listen?.(table, key, answer);
    run.warn(answer.warnings);
    if (answer.kind === 'unknown') return run.end(1, answer.reason);
    if (answer.kind === 'found') {
      sayEmpty(run, table, key, answer.value);
      run.print(`${answer.value}\n`);
      return run.end(0);
    }
    if (answer.kind === 'error') {
      run.fatal(answer.message);
      return run.end(1);
    }
  }
  return run.end(1);
}

/** `postmap -q - TABLE…`: each line of the input is a key, and is printed with a tab and its value if it is found. */
export function postmapQueries(
  tables: readonly LookupTable[],
  input: ByteString,
  listen?: AnswerListener,
): PostmapRun {
  const run = createRun();
  const opened = new Set<LookupTable>();
  let isFound = false;
  const lines = input.split('\n');
  // What a line feed ends is a line; what is behind the last one is one only if there is something.
  if (lines.at(-1) === '') lines.pop();
  for (const line of lines) {
    const key = untilNull(line);
    for (const table of tables) {
      if (!opened.has(table)) {
        opened.add(table);
        if (!sayOpening(run, table)) return run.end(1);
      }
      const answer = table.lookup(key);
      listen?.(table, key, answer);
      run.warn(answer.warnings);
      if (answer.kind === 'unknown') return run.end(1, answer.reason);
      if (answer.kind === 'error') {
        run.fatal(answer.message);
        return run.end(1);
      }
      if (answer.kind === 'found') {
        sayEmpty(run, table, key, answer.value);
        run.print(`${key}\t${answer.value}\n`);
        isFound = true;
        break;
      }
    }
  }
  return run.end(isFound ? 0 : 1);
}

/** What a program logs, as it stands on standard error. */
export function logLines(program: string, warnings: readonly TableWarning[]): ByteString {
  return warnings.map(({ severity, message }) => `${program}: ${severity}: ${printableBytes(message)}\n`).join('');
}

interface Run {
  readonly warn: (warnings: readonly TableWarning[]) => void;
  readonly fatal: (message: ByteString) => void;
  readonly print: (text: ByteString) => void;
  readonly end: (status: 0 | 1, unknown?: UnknownReason) => PostmapRun;
}

/** VSTREAM_BUFSIZE */
const outputBuffer = 4096;

function createRun(): Run {
  let stdout = '';
  let stderr = '';
  return {
    warn: (warnings) => {
      stderr += logLines('postmap', warnings);
    },
    fatal: (message) => {
      stderr += `postmap: fatal: ${printableBytes(message)}\n`;
      // msg_fatal() ends the program with what is in the buffer of standard output unwritten.
      stdout = stdout.slice(0, stdout.length - (stdout.length % outputBuffer));
    },
    print: (text) => {
      stdout += text;
    },
    end: (status, unknown) => ({ stdout, stderr, status, ...(unknown ? { unknown } : {}) }),
  };
}

/** Whether the table could be opened. */
function sayOpening(run: Run, { warnings, failure }: LookupTable): boolean {
  run.warn(warnings);
  if (failure === undefined) return true;
  run.fatal(failure);
  return false;
}

function sayEmpty(run: Run, { type, name }: LookupTable, key: ByteString, value: ByteString): void {
  if (value !== '') return;
  run.warn([
    { severity: 'warning', message: `table ${type}:${name}: key ${key}: empty string result is not allowed` },
    { severity: 'warning', message: `table ${type}:${name} should return NO RESULT in case of NOT FOUND` },
  ]);
}
