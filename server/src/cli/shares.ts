import { availableParallelism } from 'node:os';
import { MessageChannel, type MessagePort, Worker, receiveMessageOnPort } from 'node:worker_threads';
import type { Locale } from '../texts/locales.ts';
import type { Options } from './arguments.ts';
import { type CheckedPair, type Settled, checkerOf } from './checkedPair.ts';
import { createMachine } from './machine.ts';

/** What a thread is given: all pairs, of which it takes one after the other that nobody has taken. */
export interface Share {
  readonly all: readonly Settled[];
  readonly options: Options;
  readonly locale: Locale;
  /** How many have been started, by all threads. */
  readonly started: Int32Array;
  /** Becomes 1 when the thread has sent what it found. */
  readonly done: Int32Array;
  readonly answers: MessagePort;
}

/** By index in the list of pairs. */
type Answers = readonly (readonly [index: number, checked: CheckedPair])[];

/** A thread takes as long to start as it takes to check so many. */
const pairsWorthAThread = 60;
/** A thread that has not answered by then is taken for dead, and its pairs are checked here. */
const patience = 60_000;

/** How the work is watched, and what threads run. */
export interface Sharing {
  /** The script that a thread runs. */
  readonly script: string;
  readonly progress: (done: number) => void;
}

/**
 * Checks pairs, in several threads where there are many.
 * @returns what was found, in the order of the pairs
 */
export function checkShared(
  all: readonly Settled[],
  options: Options,
  locale: Locale,
  { script, progress }: Sharing,
): CheckedPair[] {
  const started = new Int32Array(new SharedArrayBuffer(4));
  const threads = Math.min(availableParallelism(), Math.floor(all.length / pairsWorthAThread)) - 1;
  const helpers = Array.from({ length: Math.max(0, threads) }, () =>
    startHelper(script, { all, options, locale, started }),
  );
  const check = checkerOf(options, locale, options.files ? createMachine() : undefined);
  const checked: CheckedPair[] = [];
  for (let index = startNext(started); index < all.length; index = startNext(started)) {
    checked[index] = check(all[index] as Settled);
    progress(index);
  }
  for (const answers of helpers) for (const [index, one] of answers()) checked[index] = one;
  return all.map((settled, index) => checked[index] ?? check(settled));
}

/** What a thread does: checks what is left until nothing is, and sends it. */
export function serveShare({ all, options, locale, started, done, answers }: Share): void {
  const check = checkerOf(options, locale, options.files ? createMachine() : undefined);
  const found: [number, CheckedPair][] = [];
  try {
    for (let index = startNext(started); index < all.length; index = startNext(started))
      found.push([index, check(all[index] as Settled)]);
  } finally {
    // What it could not check is checked again by the one who asked, where the fault is told.
    answers.postMessage(found satisfies Answers);
    Atomics.store(done, 0, 1);
    Atomics.notify(done, 0);
  }
}

function startNext(started: Int32Array): number {
  return Atomics.add(started, 0, 1);
}

/** Starts a thread; the function that it gives waits for its answers. */
function startHelper(script: string, share: Omit<Share, 'done' | 'answers'>): () => Answers {
  const { port1, port2 } = new MessageChannel();
  const done = new Int32Array(new SharedArrayBuffer(4));
  const workerData: Share = { ...share, done, answers: port2 };
  const worker = new Worker(script, { workerData, transferList: [port2], argv: ['--share'], stderr: true });
  worker.unref();
  port1.unref();
  // It is told by what is missing.
  worker.on('error', () => undefined);
  return () => {
    Atomics.wait(done, 0, 0, patience);
    const { message = [] } = (receiveMessageOnPort(port1) ?? {}) as { message?: Answers };
    port1.close();
    return message;
  };
}
