import assert from 'node:assert/strict';
import test from 'node:test';
import { askMaps } from '../../server/src/lookup/keys/askMaps.ts';
import { type KeyContext, type KeyRole, type KeySubject, keysOf } from '../../server/src/lookup/keys/roleKeys.ts';
import { roleNames, roleOf } from '../../server/src/lookup/keys/roles.ts';
import { splitExtension } from '../../server/src/lookup/keys/mailAddress.ts';
import { openTable } from '../../server/src/lookup/openTable.ts';
import { knowledge } from '../../server/src/facts/knowledge.ts';

const context: KeyContext = {
  recipientDelimiter: '+',
  ownerRequestSpecial: true,
  doubleBounceSender: 'double-bounce',
  isLocalDomain: (domain) => domain === 'own.test',
  parentStyle: 'dot',
  nullAccessKey: '<>',
  nullSenderKey: '<>',
};

/**
 * The keys that real Postfix asked for, read off a server that logged them; those for tables of keys alone in
 * brackets.
 */
const asked: readonly (readonly [KeyRole, KeySubject, string, Partial<KeyContext>?])[] = [
  ['address', { text: 'u+e@d.test' }, 'u+e@d.test (u@d.test) (@d.test)'],
  ['address', { text: 'u+e@own.test' }, 'u+e@own.test (u@own.test) (u+e) (u) (@own.test)'],
  ['address', { text: 'u@d.test' }, 'u@d.test (@d.test)', { recipientDelimiter: '' }],
  ['address', { text: 'a b@d.test' }, '"a b"@d.test a b@d.test (@d.test)'],
  ['address', { text: '' }, ''],
  ['sender', { text: '' }, '"<>" <>'],
  ['transport', { text: 'u+e@a.b.test' }, 'u+e@a.b.test (u@a.b.test) (a.b.test) (.b.test) (.test) *'],
  ['transport', { text: 'u@a.b.test' }, 'u@a.b.test (a.b.test) (b.test) (test) *', { parentStyle: 'bare' }],
  [
    'senderAccess',
    { text: 'U+E@Sub.Example.test' },
    'u+e@sub.example.test (u@sub.example.test) (sub.example.test) (example.test) (test) (u+e@) (u@)',
    { parentStyle: 'bare' },
  ],
  ['senderAccess', { text: 'u@d.test.' }, 'u@d.test (d.test) (.test) (u@)'],
  ['senderAccess', { text: '' }, '<>'],
  ['recipientAccess', { text: 'postmaster' }, ''],
  [
    'clientAccess',
    { text: 'mail.sub.test', second: '192.0.2.7' },
    'mail.sub.test (sub.test) (test) 192.0.2.7 (192.0.2) (192.0) (192)',
    { parentStyle: 'bare' },
  ],
  ['clientAccess', { text: 'unknown', second: '2001:db8::1' }, 'unknown 2001:db8::1 (2001:db8:) (2001:db8) (2001)'],
  [
    'recipientAccess',
    { text: 'a@[192.0.2.1]' },
    'a@[192.0.2.1] ([192.0.2.1]) (0.2.1]) (2.1]) (1]) (a@)',
    { parentStyle: 'bare' },
  ],
  ['tlsPolicy', { text: '[smtp.example.test]:587' }, '[smtp.example.test]:587'],
  ['tlsPolicy', { text: 'a.b.test' }, 'a.b.test .b.test .test'],
  [
    'saslPassword',
    { text: '[smtp.example.test]:587', second: 'smtp.example.test' },
    'smtp.example.test [smtp.example.test]:587',
  ],
  [
    'saslPassword',
    { text: 'd.test', second: 'mx.d.test' },
    's+e@x.test (s@x.test) (@x.test) mx.d.test d.test',
    { authenticatingSender: 's+e@x.test' },
  ],
  ['alias', { text: 'list+x' }, 'list+x list'],
  ['domainAndParents', { text: 'a.b.test' }, 'a.b.test (b.test) (test)', { parentStyle: 'bare' }],
];

for (const [role, subject, keys, changed] of asked) {
  test(`${role} of ${JSON.stringify(subject)}: ${keys}`, () => {
    const list = keysOf(role, subject, { ...context, ...changed });
    assert.equal(list.map(({ key, partial }) => (partial ? `(${key})` : key)).join(' '), keys);
  });
}

test('extensions: the first delimiter counts, and some names are never split', () => {
  const split = (local: string, recipientDelimiter: string): string => {
    const parts = splitExtension(local, { ...context, recipientDelimiter });
    return parts ? `${parts.user} ${parts.extension}` : 'whole';
  };
  assert.equal(split('user-foo+bar', '+-'), 'user -foo+bar');
  assert.equal(split('owner-list', '-'), 'whole');
  assert.equal(split('owner-list+x', '+-'), 'whole');
  assert.equal(split('list-request+x', '+-'), 'list -request+x');
  assert.equal(split('list-request', '-'), 'whole');
  assert.equal(split('double-bounce', '-'), 'whole');
  assert.equal(split('double-bounce+x', '+-'), 'double -bounce+x');
  assert.equal(split('Postmaster', 't'), 'whole');
  assert.equal(split('+', '+'), 'whole');
  assert.equal(split('user--x', '-'), 'user --x');
});

test('the first key is asked of every table before the second one; patterns get the whole alone', () => {
  const files = { read: () => ({ kind: 'text', bytes: '/^@/ pattern\n' }) as const };
  const open = (type: string, name: string) =>
    openTable({ type, name }, files, { release: '3.10', program: 'daemon' });
  const tables = [open('inline', '{@d.test=domain}'), open('regexp', 't'), open('inline', '{u@d.test=full}')];
  const keys = keysOf('address', { text: 'u@d.test' }, context);
  const answer = askMaps(tables, keys, 'virtual_alias_maps');
  assert.equal(answer.kind === 'found' && answer.value, 'full');
  assert.deepEqual(
    askMaps(tables.slice(0, 2), keys, 'x').asked.map(({ key, table }) => `${table.type} ${key.key}`),
    ['inline u@d.test', 'regexp u@d.test', 'inline @d.test'],
  );
});

test('an empty value is an error to a program, and said to be one', () => {
  const table = openTable(
    { type: 'static', name: '{}' },
    { read: () => ({ kind: 'unread' }) },
    { release: '3.10', program: 'daemon' },
  );
  const answer = askMaps([table], [{ key: 'k', partial: false }], 'transport_maps');
  assert.equal(answer.kind, 'error');
  assert.deepEqual(
    answer.warnings.map(({ message }) => message),
    [
      'transport_maps lookup of k returns an empty string result',
      'transport_maps should return NO RESULT in case of NOT FOUND',
    ],
  );
});

test('a daemon cannot use a texthash with a key twice; postmap can', () => {
  const files = { read: () => ({ kind: 'text', bytes: 'A one\na two\n' }) as const };
  const open = (program: 'daemon' | 'postmap') =>
    openTable({ type: 'texthash', name: 't' }, files, { release: '3.10', program });
  assert.equal(open('daemon').failure, 't, line 2: duplicate entry: "a"');
  assert.equal(open('daemon').lookup('a').kind, 'error');
  const answer = open('postmap').lookup('a');
  assert.equal(answer.kind === 'found' && answer.value, 'one');
});

test('a rule with $1 is none where the program refuses substitution', () => {
  const files = { read: () => ({ kind: 'text', bytes: '/(a)/ $1\n/a/ plain\n' }) as const };
  const table = openTable({ type: 'regexp', name: 't' }, files, {
    release: '3.10',
    program: 'daemon',
    refusesSubstitution: true,
  });
  const answer = table.lookup('a');
  assert.equal(answer.kind === 'found' && answer.value, 'plain');
  assert.match(
    table.warnings[0]?.message ?? '',
    /line 1: regular expression substitution is not allowed: skipping this rule$/,
  );
});

test('roles are those of parameters and restrictions that exist', () => {
  for (const name of roleNames) {
    assert.ok(knowledge.parameters.has(name) || knowledge.restrictions.has(name), name);
    assert.ok(roleOf(name));
  }
  assert.equal(roleOf('constructor'), undefined);
});
