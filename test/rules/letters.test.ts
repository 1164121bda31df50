import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { likeIn } from '../../server/src/rules/names/letters.ts';
import { distance } from '../../server/src/rules/nearestWord.ts';

const letter = fc.constantFrom(...'abcmpstxyz0159');
const word = fc.array(letter, { minLength: 3, maxLength: 12 }).map((letters) => letters.join(''));
const slips = fc.array(
  fc.record({ at: fc.nat(12), take: fc.nat(1), put: fc.oneof(fc.constant(''), letter), swaps: fc.boolean() }),
  { maxLength: 4 },
);

/** A word after some slips of the pen. */
function slipped(from: string, all: readonly { at: number; take: number; put: string; swaps: boolean }[]): string {
  return all.reduce(
    (text, { at, take, put, swaps }) =>
      swaps
        ? text.slice(0, at) +
          text
            .slice(at, at + 2)
            .split('')
            .reverse()
            .join('') +
          text.slice(at + 2)
        : text.slice(0, at) + put + text.slice(at + take),
    from,
  );
}

test('no word within the allowed edits is passed over for its letters', () => {
  let near = 0;
  fc.assert(
    fc.property(
      word,
      slips,
      fc.array(word, { maxLength: 5 }),
      fc.integer({ min: 0, max: 3 }),
      (real, all, others, allowed) => {
        const written = slipped(real, all);
        const words = [real, ...others.filter((one) => one.length === real.length)];
        const found = likeIn({ all: words.map((squashed) => ({ squashed })) }, written, real.length, allowed).map(
          ({ squashed }) => squashed,
        );
        for (const one of words) {
          if (distance(written, one, allowed) > allowed) continue;
          near++;
          assert.ok(found.includes(one), `${one} for ${written}, ${allowed} edits allowed`);
        }
      },
    ),
    { numRuns: 5000 },
  );
  assert.ok(near > 1000, `${near} words were near`);
});

test('words with other letters are passed over', () => {
  const all = ['myhostname', 'bigrelaycs', 'vwxzfilter'].map((squashed) => ({ squashed }));
  assert.deepEqual(likeIn({ all }, 'myhostnme', 10, 2), [{ squashed: 'myhostname' }]);
  assert.deepEqual(likeIn(undefined, 'myhostnme', 9, 3), []);
});
