import assert from 'node:assert/strict';
import test from 'node:test';
import { seed } from '../seed.ts';
import { checkedMaster } from '../rules/caseFile.ts';
import { fuzz } from './fuzz.ts';
import { ownSeeds } from './seeds.ts';

// `npm run fuzz` does the same for longer, over the corpus too. Times are its matter: here other tests run beside.
test('random edits and requests: no throw, and an edited file is what it would be if opened so', () => {
  const { faults, edits } = fuzz({ edits: 1000, seed, seeds: ownSeeds(), milliseconds: Infinity });
  assert.equal(
    faults.length,
    0,
    faults
      .slice(0, 3)
      .map(({ what, error, edit, text }) => `${what}\n${error}\n${JSON.stringify({ edit, text })}`)
      .join('\n\n'),
  );
  assert.equal(edits, 1000);
});

test('found by it: an option letter that takes the `o` behind it for its value', () => {
  const { findings } = checkedMaster('smtp inet n - n - - smtpd\n  -yeso mynetworks_style -o biff=no\n');
  for (const { span } of findings) assert.ok(span.start <= span.end, `${span.start}–${span.end}`);
});
