// `npm run fuzz -- --edits 1000000 --seed 1 [--seconds 1800] [--milliseconds 50]`: random edits and requests over the
// corpus (../shared/corpus) and the project's own files. Ends with 1 where something threw, differed or was too slow.
import { parseArgs } from 'node:util';
import { fuzz } from '../test/fuzz/fuzz.ts';
import { allSeeds } from '../test/fuzz/seeds.ts';

const { values } = parseArgs({
  options: {
    edits: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    seconds: { type: 'string' },
    milliseconds: { type: 'string', default: '50' },
  },
});
const started = performance.now();
let told = 0;
const report = fuzz({
  edits: Number(values.edits),
  seed: Number(values.seed),
  milliseconds: Number(values.milliseconds),
  seeds: allSeeds(),
  ...(values.seconds === undefined ? {} : { seconds: Number(values.seconds) }),
  progress(edits) {
    if (edits - told < 20_000) return;
    told = edits;
    console.error(`${edits} edits in ${((performance.now() - started) / 1000).toFixed(0)} s`);
  },
});
console.log(
  `${report.edits} edits, ${report.requests} requests, seed ${values.seed}, ` +
    `${((performance.now() - started) / 1000).toFixed(0)} s`,
);
console.log(`${report.faults.length} faults; ${report.slow.length} requests above ${values.milliseconds} ms (twice)`);
console.log('slowest of each:');
for (const { what, milliseconds, lines } of [...report.slowest.values()].sort(
  (a, b) => b.milliseconds - a.milliseconds,
))
  console.log(`  ${milliseconds.toFixed(1).padStart(7)} ms  ${what}, ${lines} lines`);
for (const { what, error, seed, edit, text } of report.faults)
  console.log(`\nFAULT (seed ${seed}) ${what}\n${error}\n${JSON.stringify({ edit, text })}`);
for (const { what, milliseconds, lines, at, text } of report.slow.slice(0, 10))
  console.log(`\nSLOW ${what}: ${milliseconds.toFixed(1)} ms, ${lines} lines, at ${at}\n${JSON.stringify(text)}`);
process.exit(report.faults.length || report.slow.length ? 1 : 0);
