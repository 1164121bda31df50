/**
 * Partial answers: whatever the unknowns turn out to be, one of the alternatives allows it; and each alternative
 * happens.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  type Alternative,
  type Alternatives,
  allowsReplies,
  playAlternatives,
} from '../../server/src/evaluate/alternatives.ts';
import { hasHole } from '../../server/src/evaluate/hole.ts';
import { playConcretely } from '../../server/src/evaluate/playConfiguration.ts';
import type { Assumption } from '../../server/src/evaluate/reading.ts';
import type { World } from '../../server/src/evaluate/world.ts';
import { type Fact, type FactAnswer, answering, factKey, noting } from './hiddenWorld.ts';
import { type OracleConfiguration, type OracleSession, type SmtpdOracle, readSmtpdOracle } from './oracleFile.ts';
import { oracleConfiguration, oracleSession, oracleWorld } from './oracleWorld.ts';

const oracle = readSmtpdOracle();
const version = '3.10.13';

/** What a policy server or access table may say, all kinds of actions among them. */
const actions = [
  'DUNNO',
  'OK',
  'REJECT',
  'REJECT 5.1.1 no such user',
  'REJECT go away',
  'DEFER',
  'DEFER 4.2.0 later',
  '450 4.7.1 greylisted',
  '550 no',
  '521 5.7.1 bye',
  '421 4.7.0 bye',
  '554',
  'DEFER_IF_PERMIT wait',
  'DEFER_IF_REJECT maybe',
  'DISCARD',
  'DISCARD unwanted',
  'HOLD',
  'WARN seen',
  'INFO',
  'FILTER smtp:x',
  'REDIRECT x@far.test',
  'PREPEND X-A: b',
  'permit_mynetworks, reject',
  'reject',
  'no_such_word',
  'inline:{a=b}',
  '5.7.1 x',
  '',
];

test('100 random fillings of what is not known give answers that an alternative allows', (context) => {
  if (!oracle) return context.skip('did not run: ../shared/oracle is not part of a clone');
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
          `${session.id}\nhidden ${JSON.stringify([...filled])}\nanswered ${show(actual.replies)}\nalternatives\n${alternatives.alternatives.map((one) => show(one.transcript.replies)).join('\n')}`,
        );
        fillings++;
      }
    }),
    { numRuns: 100 },
  );
  assert.ok(fillings > 5_000, `${fillings} fillings`);
});

test('each alternative happens when what it assumes is so', (context) => {
  if (!oracle) return context.skip('did not run: ../shared/oracle is not part of a clone');
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
          `${session.id}\nassumed ${JSON.stringify([...assumed])}\nanswered ${show(actual.replies)}\nalternative ${show(alternative.transcript.replies)}`,
        );
        happened++;
      }
    }),
    { numRuns: 100 },
  );
  assert.ok(happened > 300, `${happened} alternatives`);
});

test('where everything is known there is one alternative, without assumptions or holes', (context) => {
  if (!oracle) return context.skip('did not run: ../shared/oracle is not part of a clone');
  for (const session of oracle.sessions.filter((_session, index) => index % 50 === 0)) {
    const { alternatives } = prepare(oracle, session, []);
    assert.equal(alternatives.alternatives.length, 1, session.id);
    assert.deepEqual(alternatives.alternatives[0]?.assumptions, []);
    assert.ok(!hasHole(JSON.stringify(alternatives.alternatives[0])), session.id);
  }
});

interface PartialCase {
  readonly session: OracleSession;
  readonly picks: readonly number[];
}

/** Sessions that ask the world for something, and which of its facts are hidden. */
function caseOf(given: SmtpdOracle): fc.Arbitrary<PartialCase> {
  const wanted = given.sessions.filter(
    ({ release, id }) =>
      release.includes(version) &&
      /mx|dns|rbl|rhs|policy|^I\/|^K-|unknown|access|^R\//.test(
        id + JSON.stringify(given.configs[id.replace(/\/[^/]*$/, '')]?.set ?? ''),
      ),
  );
  return fc.record({ session: fc.constantFrom(...wanted), picks: fc.array(fc.nat(), { minLength: 1, maxLength: 3 }) });
}

function prepare(
  given: SmtpdOracle,
  session: OracleSession,
  picks: readonly number[],
): {
  readonly world: World;
  readonly hidden: ReadonlyMap<string, Fact>;
  readonly alternatives: Alternatives;
  readonly play: (world: World) => ReturnType<typeof playConcretely>;
} {
  const recorded = given.configs[session.config] as OracleConfiguration;
  const configuration = oracleConfiguration(given, recorded, version);
  const world = oracleWorld(given, recorded, version);
  const played = oracleSession(given, session);
  const play = (inWorld: World): ReturnType<typeof playConcretely> =>
    playConcretely(configuration, { version }, played, inWorld);
  const facts = new Map<string, Fact>();
  play(noting(world, facts));
  const keys = [...facts.keys()];
  const chosen = new Set(picks.flatMap((pick) => (keys.length ? [keys[pick % keys.length] as string] : [])));
  const hidden = new Map([...facts].filter(([key]) => chosen.has(key)));
  const partial = answering(world, (fact) => (hidden.has(factKey(fact)) ? 'hidden' : 'asIs'));
  return { world, hidden, play, alternatives: playAlternatives(configuration, { version }, played, partial) };
}

function randomAnswer(fact: Fact, random: (below: number) => number): FactAnswer {
  const action = actions[random(actions.length)] as string;
  if (fact.kind === 'table') {
    const answers = [{ found: action }, { found: action }, 'notFound', 'error'] as const;
    return { kind: 'table', answer: answers[random(answers.length)] ?? 'notFound' };
  }
  if (fact.kind === 'policy') {
    const answers = [
      { kind: 'reply', bytes: `action=${action}\n\n` },
      { kind: 'reply', bytes: `action=${action}\n\n` },
      { kind: 'closed' },
      { kind: 'unreachable', reason: 'Connection refused' },
      { kind: 'reply', bytes: 'foo=bar\n\n' },
    ] as const;
    return { kind: 'policy', answer: answers[random(answers.length)] ?? { kind: 'closed' } };
  }
  const data: Readonly<Record<string, readonly string[]>> = {
    A: ['127.0.0.1', '192.0.2.7', '127.0.0.2', '127.0.0.10', '203.0.113.9'],
    AAAA: ['2001:db8::7', '::1'],
    MX: ['mail.sender.test', 'mx.far.test', 'gone.test'],
    NS: ['ns1.sender.test', 'ns.parking.test'],
    TXT: ['listed', '5.1.1 odd text', ''],
  };
  const pool = data[fact.type] ?? [];
  const record = { data: pool[random(pool.length)] ?? '', ...(fact.type === 'MX' ? { preference: 10 } : {}) };
  const answers = [
    { kind: 'records', records: [record] },
    { kind: 'none', exists: false },
    { kind: 'none', exists: true },
    { kind: 'retry' },
    ...(fact.type === 'MX' ? [{ kind: 'records', records: [{ data: '.', preference: 0 }] } as const] : []),
  ] as const;
  return { kind: 'dns', answer: answers[random(answers.length)] ?? { kind: 'retry' } };
}

/**
 * Facts that make the assumptions true; undefined where several requests to one policy server are to have different
 * answers.
 */
function assumedFacts({ assumptions }: Alternative): Map<string, FactAnswer> | undefined {
  const facts = new Map<string, FactAnswer>();
  for (const assumption of assumptions) {
    const made = assumedFact(assumption);
    if (!made) return undefined;
    const key = factKey(made.fact);
    const known = facts.get(key);
    if (known && JSON.stringify(known) !== JSON.stringify(made.answer)) return undefined;
    facts.set(key, made.answer);
  }
  return facts;
}

function assumedFact({
  question,
  label,
}: Assumption): { readonly fact: Fact; readonly answer: FactAnswer } | undefined {
  if (question.kind === 'table') {
    const { table, key } = question;
    const texts: Readonly<Record<string, string>> = { found: 'x', 'owned by another': 'somebody.else', empty: '' };
    const found = { found: texts[label] ?? actionOf(label) };
    if (label === 'owned') return undefined;
    return {
      fact: { kind: 'table', table, key },
      answer: { kind: 'table', answer: label === 'notFound' || label === 'error' ? label : found },
    };
  }
  if (question.kind === 'policy') {
    const answer =
      label === 'no answer'
        ? ({ kind: 'unreachable', reason: 'Connection refused' } as const)
        : ({ kind: 'reply', bytes: `action=${actionOf(label)}\n\n` } as const);
    return { fact: { kind: 'policy', server: question.server }, answer: { kind: 'policy', answer } };
  }
  if (question.kind !== 'dns') return undefined;
  const { name, type } = question;
  const sample: Readonly<Record<string, string>> = {
    A: '127.0.0.2',
    AAAA: '2001:db8::99',
    MX: 'mx.far.test',
    NS: 'ns1.sender.test',
    TXT: 'some text',
  };
  const preference = type === 'MX' ? { preference: 10 } : {};
  const answers: Readonly<Record<string, Extract<FactAnswer, { kind: 'dns' }>['answer']>> = {
    records: { kind: 'records', records: [{ data: sample[type] ?? '', ...preference }] },
    none: { kind: 'none', exists: false },
    retry: { kind: 'retry' },
    nullMx: { kind: 'records', records: [{ data: '.', preference: 0 }] },
  };
  const answer = answers[label];
  return answer && { fact: { kind: 'dns', name, type }, answer: { kind: 'dns', answer } };
}

function actionOf(label: string): string {
  const texts: Readonly<Record<string, string>> = {
    '4NN': '450 some text',
    '5NN': '550 some text',
    passing: 'HOLD',
    other: 'reject',
  };
  return texts[label] ?? (/^(DUNNO|OK|DISCARD)$/.test(label) ? label : `${label} some text`);
}

function show(
  replies: readonly {
    readonly command: string;
    readonly code: string;
    readonly status?: string;
    readonly text: string;
  }[],
): string {
  return replies.map(({ command, code, status, text }) => `${command} → ${code} ${status ?? ''} ${text}`).join(' | ');
}
