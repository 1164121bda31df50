// Partial answers of the route are sound: what holds for any filling of the unknowns is among the alternatives.
import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import type { LocalOutcome } from '../../server/src/evaluate/route/local/localRun.ts';
import { type Route, routeAlternatives } from '../../server/src/evaluate/route/message.ts';
import { fitsHoles } from '../../server/src/evaluate/hole.ts';
import { type WorldFile, worldOfFile } from '../../server/src/evaluate/worldFile.ts';
import { knowledge } from '../../server/src/facts/knowledge.ts';
import { configure } from '../../server/src/model/configuration.ts';
import { parseMainCf } from '../../server/src/syntax/mainCf.ts';
import { parseMasterCf } from '../../server/src/syntax/masterCf.ts';
import { seed } from '../seed.ts';

const base = 'compatibility_level = 3.6\nmyhostname = mx.here.test\nmyorigin = here.test\nmydestination = here.test\n';
const master = 'smtp unix - - n - - smtp\nlocal unix - n n - - local\nt1 unix - - n - - smtp\n';
const settings = [
  'alias_maps = ldap:/aliases',
  'alias_maps = inline:{ { ann = ann, bob } { list = :include:/list, bob } }\nmailbox_transport_maps = ldap:/agents',
  'alias_maps =\nfallback_transport_maps = ldap:/agents\nluser_relay = bob@far.test',
  'alias_maps =\nheader_checks = ldap:/checks\nhome_mailbox = Maildir/',
  'alias_maps =\nmailbox_command_maps = ldap:/commands\nrecipient_delimiter = +',
];

/** A world in which all is known; nothing but what it says is left out of the unknown one. */
const filling: fc.Arbitrary<WorldFile> = fc.record({
  accounts: fc.subarray(['ann', 'bob']).map((names) => Object.fromEntries(names.map((name) => [name, passwd(name)]))),
  files: fc.record(
    {
      '/home/ann/.forward': fc.constantFrom('bob\n', 'eve@far.test, ann\n', '# nobody\n', '"|run"\n'),
      '/home/bob/.forward': fc.constantFrom('ann\n', '/dev/null\n'),
      '/list': fc.constantFrom('ann\n', 'bob, eve@far.test\n', ''),
    },
    { requiredKeys: [] },
  ),
  tables: fc.record({
    'ldap:/aliases': fc.constantFrom({ '*': null }, { ann: 'bob', '*': null }, { ann: '/f', list: 'ann', '*': null }),
    'ldap:/agents': fc.constantFrom({ '*': null }, { ann: 't1:x', '*': null }),
    'ldap:/commands': fc.constantFrom({ '*': null }, { bob: 'run', '*': null }),
    'ldap:/checks': fc.constantFrom(
      { '*': null },
      { '*': 'REJECT 5.7.1 no' },
      { '*': 'HOLD' },
      { '*': 'DISCARD' },
      { '*': 'FILTER t1:x' },
      { '*': 'REDIRECT bob@here.test' },
    ),
  }),
});

function passwd(name: string): string {
  return `${name}:x:1:1::/home/${name}:/bin/sh`;
}

function routesOf(main: string, recipient: string, file: WorldFile, reads: boolean): Route[] {
  const world = worldOfFile(file, {
    files: {
      read: () => (reads ? { kind: 'absent', reason: 'No such file or directory' } : { kind: 'unread' }),
    },
    release: '3.7.11',
    ownAddresses: ['127.0.0.1'],
  });
  const configuration = configure(knowledge, '3.7', parseMainCf(`${base}${main}\n`), parseMasterCf(master));
  const envelope = { sender: 'from@far.test', recipients: [recipient], headers: [{ text: 'A: b' }] };
  const told = routeAlternatives(configuration, { service: 'smtp/inet', version: '3.7.11' }, envelope, world, 2000);
  assert.ok(told.exhaustive);
  return told.alternatives.map(({ route }) => route);
}

/** Whether the partial route allows the one in which all is known. */
function allows(partial: Route, known: Route): boolean {
  if (partial.problem?.kind === 'unknown') return true;
  const end = ({ problem, fate }: Route): string =>
    problem?.kind === 'rejected' ? problem.reply : (problem?.kind ?? fate ?? '');
  if (!fitsHoles(end(partial), end(known)) || partial.deliveries.length !== known.deliveries.length) return false;
  return partial.deliveries.every((delivery, at) => {
    const other = known.deliveries[at];
    return (
      other !== undefined &&
      fitsHoles(delivery.transport, other.transport) &&
      fitsHoles(delivery.nextHop, other.nextHop) &&
      allowsOutcomes(delivery.local?.outcomes, other.local?.outcomes)
    );
  });
}

/** Behind an unknown outcome anything may come; a deferral then takes back what was forwarded before. */
function allowsOutcomes(partial: readonly LocalOutcome[] = [], known: readonly LocalOutcome[] = []): boolean {
  const open = partial.findIndex(({ kind }) => kind === 'unknown');
  const told = open < 0 ? partial : partial.slice(0, open);
  if (open < 0 && told.length !== known.length) return false;
  return told.every((one, at) => {
    if (open >= 0 && one.kind === 'forwarded') return true;
    const other = known[at];
    return (
      other?.kind === one.kind &&
      Object.entries(one).every(([key, text]) => fitsHoles(text, (other as Record<string, string>)[key] ?? ''))
    );
  });
}

for (const main of settings) {
  test(`partial routes are sound: ${main.split('\n').join('; ')}`, () => {
    for (const recipient of ['ann@here.test', 'list@here.test', 'bob+x@here.test']) {
      const partial = routesOf(main, recipient, {}, false);
      for (const file of fc.sample(filling, { seed, numRuns: 100 })) {
        const [known, ...more] = routesOf(main, recipient, file, true);
        assert.ok(known && more.length === 0);
        assert.ok(
          partial.some((one) => allows(one, known)),
          `${recipient} ${JSON.stringify(file)}\n${JSON.stringify(known.deliveries)}`,
        );
      }
    }
  });
}
