import fc from 'fast-check';

/**
 * Generated tests get the same cases at each run of `npm test`, so that a failure is about the change at hand;
 * `SEED=n` gives others, and `SEED=random` new ones at each run: the way to look for faults that nobody has met yet.
 */
export const seed = seedFrom(process.env['SEED']);

function seedFrom(given: string | undefined): number {
  if (given === undefined) return 20261124;
  const chosen = given === 'random' ? Date.now() % 2 ** 31 : Number(given);
  if (!Number.isInteger(chosen)) throw new Error(`SEED=${given}: a whole number or "random" is wanted`);
  return chosen;
}

// This file is loaded before each test file (scripts/test.mjs).
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed });
