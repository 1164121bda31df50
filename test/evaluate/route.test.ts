// What becomes of a next hop, and partial answers; test/postfix/route.test.ts compares the rest with a real Postfix.
import assert from 'node:assert/strict';
import test from 'node:test';
import { type RouteAlternatives, routeAlternatives } from '../../server/src/evaluate/route/message.ts';
import { tableOpener } from '../../server/src/evaluate/tableWorld.ts';
import type { World } from '../../server/src/evaluate/world.ts';
import { knowledge } from '../../server/src/facts/knowledge.ts';
import type { TableFiles } from '../../server/src/lookup/table.ts';
import { configure } from '../../server/src/model/configuration.ts';
import { parseMainCf } from '../../server/src/syntax/mainCf.ts';
import { parseMasterCf } from '../../server/src/syntax/masterCf.ts';

const world: World = {
  ownAddresses: ['127.0.0.1'],
  dns: () => undefined,
  policy: () => undefined,
  verify: () => undefined,
  proxyFilter: () => undefined,
  patternFile: () => undefined,
  openTable: tableOpener(
    { read: () => ({ kind: 'absent', reason: 'No such file or directory' }) },
    { release: '3.7.11' },
    () => undefined,
  ),
};
const base = 'compatibility_level = 3.6\nmyhostname = mx.here.test\nmydestination = here.test\n';
const master = 'smtp unix - - n - - smtp\nlmtp unix - - n - - lmtp\nlocal unix - n n - - local\n';

function route(main: string, recipient = 'ann@sub.far.test', sender = 'bob+x@here.test'): RouteAlternatives {
  const configuration = configure(knowledge, '3.7', parseMainCf(`${base}${main}\n`), parseMasterCf(master));
  return routeAlternatives(
    configuration,
    { service: 'smtp/inet', version: '3.7.11' },
    { sender, recipients: [recipient] },
    world,
  );
}

const password = 'nobody-reads-this';
const logins = (key: string): string =>
  `smtp_sasl_auth_enable = yes\nsmtp_sasl_password_maps = inline:{ { ${key} = me:${password} } }\n`;
const relay = 'relayhost = [Relay.test]:587\n';

const cases: readonly [name: string, main: string, expected: object][] = [
  [
    'a domain by MX',
    '',
    {
      host: 'sub.far.test',
      port: 'smtp',
      by: 'mx',
      tls: { level: 'none', by: { parameter: 'smtp_tls_security_level' } },
    },
  ],
  ['a host in brackets', relay, { host: 'Relay.test', port: '587', by: 'host' }],
  [
    'a domain with a port',
    'relayhost = relay.test:587\n',
    { text: 'relay.test:587', host: 'relay.test', port: '587', by: 'mx' },
  ],
  [
    'a parent domain has the policy, with a dot',
    'smtp_tls_policy_maps = inline:{ { far.test = none } { .far.test = encrypt ciphers=high } }\n',
    { tls: { level: 'encrypt', by: { key: '.far.test', attributes: ['ciphers=high'] } } },
  ],
  [
    'a host in brackets has one key',
    `${relay}smtp_tls_policy_maps = inline:{ { relay.test = none } }\nsmtp_tls_security_level = may\n`,
    { tls: { level: 'may', by: { parameter: 'smtp_tls_security_level' } } },
  ],
  [
    'a level that there is not',
    'smtp_tls_policy_maps = inline:{ { sub.far.test = bogus } }\n',
    { tls: { level: 'invalid', by: { key: 'sub.far.test', attributes: [] } } },
  ],
  [
    'credentials by the server, in lower case',
    relay + logins('relay.test'),
    { credentials: { kind: 'found', key: 'relay.test', table: 'inline:…' } },
  ],
  [
    'credentials of a domain are the MX host’s first',
    'relayhost = relay.test\n' + logins('relay.test'),
    { credentials: { kind: 'byServer', otherwise: 'relay.test' } },
  ],
  ['no credentials', relay + logins('other.test'), { credentials: { kind: 'notFound' } }],
  ['a socket', 'default_transport = lmtp:unix:private/x\n', { host: 'private/x', by: 'socket' }],
];

for (const [name, main, expected] of cases) {
  test(`smtp(8): ${name}`, () => {
    const { alternatives } = route(main);
    assert.equal(alternatives.length, 1);
    const destination = alternatives[0]?.route.deliveries[0]?.agent?.destinations[0];
    assert.ok(destination);
    assert.deepEqual({ ...destination, ...expected }, destination);
    // What names the table of passwords may hold them: no part of the answer does.
    assert.ok(!JSON.stringify(alternatives).includes(password));
  });
}

test('a password in a file is not told', () => {
  const files: TableFiles = { read: () => ({ kind: 'text', bytes: `relay.test me:${password}\n` }) };
  const configuration = configure(
    knowledge,
    '3.7',
    parseMainCf(`${base}${relay}smtp_sasl_auth_enable = yes\nsmtp_sasl_password_maps = texthash:/pw\n`),
    parseMasterCf(master),
  );
  const told = routeAlternatives(
    configuration,
    { service: 'smtp/inet', version: '3.7.11' },
    { sender: '', recipients: ['a@far.test'] },
    { ...world, openTable: tableOpener(files, { release: '3.7.11' }, () => undefined) },
  );
  assert.match(JSON.stringify(told), /"key":"relay.test"/);
  assert.doesNotMatch(JSON.stringify(told), new RegExp(password));
});

test('a table whose answer is not known: each answer has a route, and what follows from any value is not told', () => {
  const { alternatives, exhaustive } = route('virtual_alias_maps = ldap:x\nvirtual_alias_domains =\n');
  assert.ok(exhaustive);
  const ends = alternatives.map(({ route: { problem, deliveries } }) => problem?.kind ?? deliveries[0]?.transport);
  assert.deepEqual(new Set(ends), new Set(['smtp', 'unknown', 'lookup']));
});

test('a table of senders may name the transport `error`, which is no failure of the table', () => {
  const { alternatives } = route('sender_dependent_default_transport_maps = inline:{ { @here.test = error } }\n');
  const [delivery] = alternatives[0]?.route.deliveries ?? [];
  assert.equal(delivery?.transport, 'error');
  assert.equal(delivery?.nextHop, 'sub.far.test');
});
