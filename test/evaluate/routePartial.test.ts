/**
 * Partial answers of the route: whatever the unknown tables turn out to say, one of the alternatives allows the way of
 * the message; and each alternative happens.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fitsHoles } from '../../server/src/evaluate/hole.ts';
import { readingOf } from '../../server/src/evaluate/reading.ts';
import type { Assumption } from '../../server/src/evaluate/reading.ts';
import {
  type Route,
  type RouteAlternatives,
  routeAlternatives,
  routeMessage,
} from '../../server/src/evaluate/route/message.ts';
import { tableOpener } from '../../server/src/evaluate/tableWorld.ts';
import type { World } from '../../server/src/evaluate/world.ts';
import { knowledge } from '../../server/src/facts/knowledge.ts';
import { configure } from '../../server/src/model/configuration.ts';
import { parseMainCf } from '../../server/src/syntax/mainCf.ts';
import { parseMasterCf } from '../../server/src/syntax/masterCf.ts';
import {
  type GeneratedMessage,
  type GeneratedRouting,
  generatedRouting,
  routeFiles,
} from '../postfix/route/generateRoutes.ts';
import { type Fact, type FactAnswer, answering, factKey, noting } from './hiddenWorld.ts';

const view = { service: 'smtp/inet', version: '3.10.13' };
const base = 'compatibility_level = 3.6\nmyhostname = mail.here.test\nmydestination = here.test, mail.here.test\n';
const master =
  'smtp inet n - y - - smtpd\nsmtp unix - - n - - smtp\nrelay unix - - n - - smtp\nlmtp unix - - n - - lmtp\n';

const world: World = {
  ownAddresses: ['127.0.0.1'],
  dns: () => undefined,
  policy: () => undefined,
  verify: () => undefined,
  proxyFilter: () => undefined,
  patternFile: () => undefined,
  openTable: tableOpener(
    {
      read: (name) => {
        const text = routeFiles[name.replace(/^FOLDER\//, '')];
        return text === undefined
          ? { kind: 'absent', reason: 'No such file or directory' }
          : { kind: 'text', bytes: text };
      },
    },
    { release: view.version },
    () => undefined,
  ),
};

/** A message, and which of the keys that are asked for it nobody knows. */
interface RouteCase {
  readonly routing: GeneratedRouting;
  readonly picks: readonly number[];
}

const routeCase: fc.Arbitrary<RouteCase> = fc.record({
  routing: generatedRouting(1),
  picks: fc.array(fc.nat(), { minLength: 1, maxLength: 3 }),
});

interface Prepared {
  readonly hidden: ReadonlyMap<string, Fact>;
  readonly partial: RouteAlternatives;
  readonly play: (inWorld: World) => Route;
}

function prepare({ routing: { main, messages }, picks }: RouteCase): Prepared {
  const configuration = configure(knowledge, '3.10', parseMainCf(`${base}${main}\n`), parseMasterCf(master));
  const message = messages[0] as GeneratedMessage;
  const play = (inWorld: World): Route => routeMessage(configuration, view, message, readingOf(inWorld, []));
  const facts = new Map<string, Fact>();
  play(noting(world, facts));
  const keys = [...facts].filter(([, { kind }]) => kind === 'table').map(([key]) => key);
  const chosen = new Set(picks.flatMap((pick) => (keys.length > 0 ? [keys[pick % keys.length] as string] : [])));
  const hidden = new Map([...facts].filter(([key]) => chosen.has(key)));
  const hiding = answering(world, (fact) => (hidden.has(factKey(fact)) ? 'hidden' : 'asIs'));
  return { hidden, play, partial: routeAlternatives(configuration, view, message, hiding) };
}

/** What tables of addresses, transports and hosts may say. */
const values = [
  'ann@far.test',
  'bob@here.test, eve@box.test',
  '@relay.test',
  'Ann+y',
  'root',
  '"two words"@far.test',
  'eve%far.test',
  'DUNNO',
  't1',
  't2:[gate.test]:25',
  ':',
  ':far.test',
  'smtp:',
  'error:5.1.2 not here',
  'retry:',
  'discard:',
  '[sender.test]:587',
  'relay.test',
  '',
];

test('100 random fillings of what is not known give ways that an alternative allows', (context) => {
  let fillings = 0;
  let told = 0;
  fc.assert(
    fc.property(routeCase, fc.infiniteStream(fc.nat()), (given, numbers) => {
      const { hidden, play, partial } = prepare(given);
      if (hidden.size === 0) return;
      const random = (below: number): number => (numbers.next().value as number) % below;
      for (let count = 0; count < 100; count++) {
        const filled = new Map([...hidden.keys()].map((key) => [key, randomAnswer(random)]));
        const actual = play(answering(world, (fact) => filled.get(factKey(fact)) ?? 'asIs'));
        const allowing = partial.alternatives.filter(({ route }) => allowsRoute(route, actual));
        assert.ok(
          !partial.exhaustive || allowing.length > 0,
          `${JSON.stringify(given)}\nfilled ${JSON.stringify([...filled])}\n${shown(actual, partial)}`,
        );
        fillings++;
        if (allowing.some(({ route }) => route.problem?.kind !== 'unknown')) told++;
      }
    }),
    { numRuns: 150 },
  );
  context.diagnostic(`${fillings} fillings, ${told} allowed by an alternative that tells the way`);
  assert.ok(fillings > 8_000, `${fillings} fillings`);
  // An alternative that leaves everything open allows everything: most have to say more.
  assert.ok(told * 2 > fillings, `${told} of ${fillings} fillings by an alternative that tells the way`);
});

test('each alternative happens when what it assumes is so', (context) => {
  let happened = 0;
  fc.assert(
    fc.property(routeCase, (given) => {
      const { play, partial } = prepare(given);
      for (const { assumptions, route } of partial.alternatives.slice(0, 100)) {
        const assumed = assumedFacts(assumptions);
        const actual = play(answering(world, (fact) => assumed.get(factKey(fact)) ?? 'asIs'));
        assert.ok(
          allowsRoute(route, actual),
          `${JSON.stringify(given)}\nassumed ${JSON.stringify([...assumed])}\n` +
            shown(actual, { alternatives: [{ assumptions, route }], exhaustive: true }),
        );
        happened++;
      }
    }),
    { numRuns: 150 },
  );
  context.diagnostic(`${happened} alternatives`);
  assert.ok(happened > 300, `${happened} alternatives`);
});

function randomAnswer(random: (below: number) => number): FactAnswer {
  const found = { found: values[random(values.length)] as string };
  const answers = [found, found, 'notFound', 'error'] as const;
  return { kind: 'table', answer: answers[random(answers.length)] ?? 'notFound' };
}

function assumedFacts(assumptions: readonly Assumption[]): Map<string, FactAnswer> {
  const facts = new Map<string, FactAnswer>();
  for (const { question, label } of assumptions) {
    if (question.kind !== 'table') continue;
    const { table, key } = question;
    const found = { found: label === 'empty' ? '' : 't1:[some.test]' };
    const answer = label === 'notFound' || label === 'error' ? label : found;
    facts.set(factKey({ kind: 'table', table, key }), { kind: 'table', answer });
  }
  return facts;
}

/** Whether a message's way is what an alternative allows. */
function allowsRoute({ problem, sender, deliveries }: Route, actual: Route): boolean {
  if (problem?.kind === 'unknown') return true;
  if (problem?.kind !== actual.problem?.kind || deliveries.length !== actual.deliveries.length) return false;
  if (!fitsHoles(sender, actual.sender)) return false;
  return deliveries.every((delivery, at) => {
    const other = actual.deliveries[at];
    return (
      other !== undefined &&
      fitsHoles(delivery.recipient, other.recipient) &&
      fitsHoles(delivery.transport, other.transport) &&
      fitsHoles(delivery.nextHop, other.nextHop)
    );
  });
}

function shown(actual: Route, { alternatives }: RouteAlternatives): string {
  const show = ({ problem, sender, deliveries }: Route): string =>
    JSON.stringify([problem, sender, deliveries.map((one) => [one.recipient, one.transport, one.nextHop])]);
  return `went ${show(actual)}\nalternatives\n${alternatives.map(({ route }) => show(route)).join('\n')}`;
}
