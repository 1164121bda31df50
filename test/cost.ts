/**
 * The time of the fastest of many runs, in milliseconds of the machine that the limits in these tests were set on:
 * other work only ever makes times longer, and a slower machine makes a fixed piece of work slower as well.
 */
export function costOf(run: () => unknown, runs = 80): number {
  return fastest(run, runs) / slowness();
}

function fastest(run: () => unknown, runs: number): number {
  let best = Infinity;
  for (let i = 0; i < runs; i++) {
    const start = performance.now();
    run();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

/** What `yardstick` took there, in milliseconds. */
const yardstickThere = 1;

/** How many times longer the same work takes here; measured beside each cost, as a machine has its moments. */
function slowness(): number {
  return Math.max(1, fastest(yardstick, 30) / yardstickThere);
}

/** Text, objects and maps, as in our own work. */
function yardstick(): number {
  const counts = new Map<string, number>();
  for (let i = 0; i < 6000; i++) {
    const { name } = { name: `parameter_${i % 700} = value`.slice(0, 14) };
    counts.set(name, (counts.get(name) ?? 0) + name.charCodeAt(i % 10));
  }
  return counts.size;
}
