/**
 * Partial answers: whatever the unknowns turn out to be, one of the alternatives allows it; and each alternative
 * happens.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { allowsReplies } from '../../server/src/evaluate/alternatives.ts';
import { hasHole } from '../../server/src/evaluate/hole.ts';
import { answering, factKey } from './hiddenWorld.ts';
import { readSmtpdOracle } from './oracleFile.ts';
import { caseOf, prepare } from './partialCases.ts';
import { assumedFacts, randomAnswer, shown } from './partialFacts.ts';

const oracle = readSmtpdOracle();

test('100 random fillings of what is not known give answers that an alternative allows', (context) => {
  if (!oracle) return context.skip('did not run: ../shared/oracle/smtpd.json is not part of a clone');
  let fillings = 0;
  fc.assert(
    fc.property(caseOf(oracle), fc.infiniteStream(fc.nat()), ({ session, picks }, numbers) => {
      const { world, hidden, play, alternatives } = prepare(oracle, session, picks);
      if (hidden.size === 0) return;
      const random = (below: number): number => (numbers.next().value as number) % below;
      for (let count = 0; count < 100; count++) {
        const filled = new Map([...hidden].map(([key, fact]) => [key, randomAnswer(fact, random)]));
        const actual = play(answering(world, (fact) => filled.get(factKey(fact)) ?? 'asIs'));
        const allowed =
          !alternatives.exhaustive || alternatives.alternatives.some((one) => allowsReplies(one, actual));
        assert.ok(
          allowed,
          `${session.id}\nhidden ${JSON.stringify([...filled])}\n${shown(actual, alternatives.alternatives)}`,
        );
        fillings++;
      }
    }),
    { numRuns: 100 },
  );
  assert.ok(fillings > 5_000, `${fillings} fillings`);
});

test('each alternative happens when what it assumes is so', (context) => {
  if (!oracle) return context.skip('did not run: ../shared/oracle/smtpd.json is not part of a clone');
  let happened = 0;
  fc.assert(
    fc.property(caseOf(oracle), ({ session, picks }) => {
      const { world, play, alternatives } = prepare(oracle, session, picks);
      for (const alternative of alternatives.alternatives.slice(0, 100)) {
        const assumed = assumedFacts(alternative);
        if (!assumed) continue;
        const actual = play(answering(world, (fact) => assumed.get(factKey(fact)) ?? 'asIs'));
        assert.ok(
          allowsReplies(alternative, actual),
          `${session.id}\nassumed ${JSON.stringify([...assumed])}\n${shown(actual, [alternative])}`,
        );
        happened++;
      }
    }),
    { numRuns: 100 },
  );
  assert.ok(happened > 300, `${happened} alternatives`);
});

test('where everything is known there is one alternative, without assumptions or holes', (context) => {
  if (!oracle) return context.skip('did not run: ../shared/oracle/smtpd.json is not part of a clone');
  for (const session of oracle.sessions.filter((_session, index) => index % 50 === 0)) {
    const { alternatives } = prepare(oracle, session, []);
    assert.equal(alternatives.alternatives.length, 1, session.id);
    assert.deepEqual(alternatives.alternatives[0]?.assumptions, []);
    assert.ok(!hasHole(JSON.stringify(alternatives.alternatives[0])), session.id);
  }
});
