// `npm run house`: takes out of test/house/allowed.json what is no longer there, and names what is new.
// `npm run house -- --moved` also adds what is new: for faults that only moved to files with other names.
import { writeFileSync } from 'node:fs';
import { type Faults, allowedPath, findFaults, readAllowed } from '../test/house/allowed.ts';

const found = findFaults();
const allowed = readAllowed();
const isMove = process.argv.includes('--moved');
let newFaults = 0;

const next = Object.fromEntries(
  (Object.keys(found) as (keyof Faults)[]).map((kind) => {
    const added = found[kind].filter((fault) => !allowed[kind].includes(fault));
    for (const fault of added) console.log(`new: ${kind}: ${fault}`);
    newFaults += added.length;
    const kept = isMove ? found[kind] : found[kind].filter((fault) => allowed[kind].includes(fault));
    console.log(`${kind}: ${allowed[kind].length} before, ${kept.length} now`);
    if (kept.length > allowed[kind].length) throw new Error(`${kind} would get longer`);
    return [kind, kept];
  }),
);
writeFileSync(allowedPath, `${JSON.stringify(next, null, 2)}\n`);
process.exitCode = newFaults > 0 && !isMove ? 1 : 0;
