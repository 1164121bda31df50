/** Runs work for a file when the messages that have arrived already have been handled. */
export interface IdleQueue {
  /** An edit: what waits, waits on. */
  noteEdit(): void;
  /** Runs in a later turn of the event loop, once no edit came for some turns. */
  whenIdle(run: () => void): void;
}

/** Turns of the event loop; one costs microseconds when nothing waits. */
const quietTurns = 6;
const mostTurns = 400;

/**
 * The connection takes one message a turn, and an edit among those that have arrived would make a check for nothing. A
 * stream of edits without end cannot put it off.
 * @param soon runs in the next turn
 */
export function createIdleQueue(soon: (run: () => void) => void): IdleQueue {
  let waiting: (() => void)[] = [];
  let quiet = 0;
  let all = 0;
  const turn = (): void => {
    quiet++;
    all++;
    if (quiet < quietTurns && all < mostTurns) {
      soon(turn);
      return;
    }
    const ready = waiting;
    waiting = [];
    for (const run of ready) run();
  };
  return {
    noteEdit() {
      quiet = 0;
    },
    whenIdle(run) {
      waiting.push(run);
      if (waiting.length > 1) return;
      quiet = 0;
      all = 0;
      soon(turn);
    },
  };
}
