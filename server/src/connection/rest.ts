/** Tells when a file has come to rest: when what has arrived already has been handled. */
export interface Rest {
  /** An edit: those who wait, wait on. */
  stir(): void;
  /** Runs once the file is at rest, in a later turn of the event loop. */
  whenAtRest(run: () => void): void;
}

/** Turns of the event loop; one costs microseconds when nothing waits. */
const quietTurns = 6;
const mostTurns = 400;

/**
 * The connection takes one message a turn, and an edit among those that have arrived would make a check for nothing. A
 * stream of edits without end cannot put it off.
 * @param soon runs in the next turn
 */
export function createRest(soon: (run: () => void) => void): Rest {
  let waiting: (() => void)[] = [];
  let quiet = 0;
  let all = 0;
  const turn = (): void => {
    if (++quiet < quietTurns && ++all < mostTurns) { soon(turn); return; }
    const ready = waiting;
    waiting = [];
    for (const run of ready) run();
  };
  return {
    stir() { quiet = 0; },
    whenAtRest(run) {
      waiting.push(run);
      if (waiting.length > 1) return;
      quiet = all = 0;
      soon(turn);
    },
  };
}
