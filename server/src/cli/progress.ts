/** Where progress is shown, and by which clock. */
export interface ProgressScreen {
  readonly write: (text: string) => void;
  readonly now: () => number;
}

/** Before this much time nobody wonders. */
const quiet = 1000;
const interval = 200;

/**
 * Shows on a line of its own how far a long work is; the line is gone when it is done.
 * @param say makes the line
 */
export function createProgress(
  { write, now }: ProgressScreen,
  say: (done: number) => string,
): { readonly at: (done: number) => void; readonly end: () => void } {
  let next = now() + quiet;
  let shown = false;
  return {
    at(done) {
      const time = now();
      if (time < next) return;
      next = time + interval;
      shown = true;
      // ECMA-48: to the first column, and what stands there is erased.
      write(`\r\u001B[K${say(done)}`);
    },
    end() {
      if (shown) write('\r\u001B[K');
    },
  };
}
