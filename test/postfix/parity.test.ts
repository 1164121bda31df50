import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { askAll, truthIn } from './parity/batch.ts';
import { compare, describe } from './parity/compare.ts';
import { pair } from './parity/grammar.ts';
import { seed } from '../seed.ts';
import { hostFacts } from './parity/hostFacts.ts';
import { answerOurselves, options } from './parity/ourAnswer.ts';
import { unless } from '../needs.ts';

/**
 * Generated files, given to real postconf and to us. `PARITY_RUNS=20000` and `SEED=n` (seed.ts) set how many and
 * which; `PARITY_ROOT=DIR` asks the Postfix in a system of its own, e.g. one made as root by
 * `debootstrap --variant=minbase --include=postfix trixie DIR http://deb.debian.org/debian`.
 */
const runs = Number(process.env['PARITY_RUNS'] ?? 300);
const root = process.env['PARITY_ROOT'] ?? '';
const truth = truthIn(root);
if (!truth && (root !== '' || process.env['POSTFIX_CONFIG_CI'])) throw new Error(`no postconf ${root}`);

test(
  `postconf and we agree: ${runs} generated pairs, seed ${seed}`,
  { skip: unless(truth !== undefined, 'Postfix is not installed') },
  async (context) => {
    if (!truth) return;
    context.diagnostic(`PARITY_RUNS=${runs} SEED=${seed} of Postfix ${truth.release}`);
    const host = await hostFacts(truth);
    const failures: string[] = [];
    const about = new Map<string, number>();
    let fatal = 0;
    // A batch at a time: 20,000 pairs and their answers need not be in memory together.
    for (let batch = 0; batch * 240 < runs; batch++) {
      const pairs = fc.sample(pair, { numRuns: Math.min(240, runs - batch * 240), seed: seed + batch });
      const answers = await askAll(truth, pairs, options);
      for (const [index, answer] of answers.entries()) {
        const one = pairs[index];
        if (!one) continue;
        if (answer.fatal.has(options[0])) fatal++;
        const differences = compare(answer, answerOurselves(one, truth.release, host(one.main)), truth.release);
        for (const { about: what } of differences) about.set(what, (about.get(what) ?? 0) + 1);
        if (differences.length) failures.push(describe(one, differences));
      }
    }
    context.diagnostic(`${fatal} of them fatal`);
    const most = Number(process.env['PARITY_SHOW'] ?? 3);
    assert.equal(
      failures.length,
      0,
      `${failures.length} pairs differ: ${JSON.stringify([...about])}\n${failures
        .sort((a, b) => a.length - b.length)
        .slice(0, most)
        .join('\n\n')}`,
    );
  },
);
