import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import test from 'node:test';
import { assumeInWorld } from '../../../server/src/questions/trace/assume.ts';
import { worldFault } from '../../../server/src/questions/trace/worldFault.ts';

/** Of ESLint: JSON Schema by other people's hands. */
const require = createRequire(createRequire(import.meta.url).resolve('eslint/package.json'));
const Ajv = require('ajv') as new (options: object) => { compile: (schema: object) => (value: unknown) => boolean };
const schema = JSON.parse(
  readFileSync(new URL('../../../schemas/world.schema.json', import.meta.url), 'utf8'),
) as object;
const fitsSchema = new Ajv({ meta: true, schemaId: 'auto', validateFormats: false }).compile(schema);

const good: readonly unknown[] = [
  {},
  { dns: { 'x.test': { A: ['192.0.2.1'], MX: [[10, 'mx.x.test.']], PTR: ['x.test.'] }, 'y.test': null } },
  { dnsComplete: true, servfail: ['sf.test'], ownAddresses: ['127.0.0.1'], ownSubnets: ['10.0.0.0/8'] },
  { policy: { 'unix:a': { rules: [['sender', 'a@b', null]], default: null }, b: { unreachable: 'no' } } },
  { verify: { 'a@b': { status: 'deferred', why: '' } }, accounts: { root: 'x' }, files: { '/a': 'b' } },
  {
    proxyFilter: { a: { kind: 'accepts' }, b: { kind: 'unreachable', reason: 'x' } },
    tables: { 'ldap:x': { k: null } },
  },
];
const bad: readonly (readonly [unknown, string | undefined])[] = [
  [[], undefined],
  [null, undefined],
  [{ DNS: {} }, 'DNS'],
  [{ dns: { 'x.test': { A: '192.0.2.1' } } }, 'dns."x.test".A'],
  [
    {
      dns: {
        x: {
          MX: [
            [10, 'a'],
            ['10', 'b'],
          ],
        },
      },
    },
    'dns.x.MX[1]',
  ],
  [{ dns: { x: { SRV: ['a'] } } }, 'dns.x.SRV'],
  [{ dnsComplete: 'yes' }, 'dnsComplete'],
  [{ servfail: 'a' }, 'servfail'],
  [{ servfail: [7] }, 'servfail[0]'],
  [{ policy: { a: { rules: [['sender', 'x']] } } }, 'policy.a.rules[0]'],
  [{ policy: { a: { unreachable: 7 } } }, 'policy.a.unreachable'],
  [{ policy: { a: { answer: 'x' } } }, 'policy.a.answer'],
  [{ verify: { a: { status: 'fine', why: '' } } }, 'verify.a.status'],
  [{ verify: { a: { status: 'ok' } } }, 'verify.a'],
  [{ proxyFilter: { a: { kind: 'unreachable' } } }, 'proxyFilter.a'],
  [{ proxyFilter: { a: { kind: 'maybe' } } }, 'proxyFilter.a.kind'],
  [{ tables: { 'ldap:x': { k: 7 } } }, 'tables."ldap:x".k'],
  [{ accounts: { root: null } }, 'accounts.root'],
  [{ constructor: 7 }, 'constructor'],
];

test('a world is checked in all its depth, as its schema says', () => {
  for (const world of good) {
    assert.equal(worldFault(world), undefined, JSON.stringify(world));
    assert.ok(fitsSchema(world), JSON.stringify(world));
  }
  for (const [world, at] of bad) {
    const fault = worldFault(world);
    assert.ok(fault, JSON.stringify(world));
    assert.equal(fault.at, at);
    assert.notEqual(fault.wanted, '');
    assert.ok(!fitsSchema(world), `the schema takes ${JSON.stringify(world)}`);
  }
});

test('what --assume says is a part of a world', () => {
  const said: readonly (readonly [string, object])[] = [
    ['dns X.test A 192.0.2.1 192.0.2.2', { dns: { 'x.test': { A: ['192.0.2.1', '192.0.2.2'] } } }],
    ['dns x.test. mx 10 mx.x.test.', { dns: { 'x.test': { MX: [[10, 'mx.x.test.']] } } }],
    ['dns x.test TXT two words', { dns: { 'x.test': { TXT: ['two words'] } } }],
    ['dns x.test none', { dns: { 'x.test': null } }],
    ['dns x.test retry', { servfail: ['x.test'] }],
    ['policy unix:private/spf REJECT no thanks', { policy: { 'unix:private/spf': { default: 'REJECT no thanks' } } }],
    ['policy inet:a:1 unreachable', { policy: { 'inet:a:1': { unreachable: 'Connection refused' } } }],
    ['table ldap:x a@b.test REJECT no', { tables: { 'ldap:x': { 'a@b.test': 'REJECT no' } } }],
    ['table ldap:x a@b.test', { tables: { 'ldap:x': { 'a@b.test': null } } }],
    [
      'verify a@b.test undeliverable no such user',
      { verify: { 'a@b.test': { status: 'undeliverable', why: 'no such user' } } },
    ],
    ['filter 127.0.0.1:10025 accepts', { proxyFilter: { '127.0.0.1:10025': { kind: 'accepts' } } }],
  ];
  for (const [words, world] of said) {
    assert.deepEqual(assumeInWorld({}, words), world, words);
    assert.equal(worldFault(world), undefined, words);
  }
  const both = assumeInWorld({ dns: { 'x.test': { A: ['192.0.2.1'] } } }, 'dns x.test AAAA 2001:db8::1');
  assert.deepEqual(both, { dns: { 'x.test': { A: ['192.0.2.1'], AAAA: ['2001:db8::1'] } } });
  for (const words of [
    '',
    'dns',
    'dns x',
    'dns x SRV a',
    'dns x MX a b',
    'policy x',
    'table x k',
    'verify a fine',
    'constructor x y',
  ])
    assert.ok('wanted' in assumeInWorld({}, words), words);
});
