import assert from 'node:assert/strict';
import { test } from 'node:test';
import { knowledge } from '../../server/src/facts/knowledge.ts';
import { costOf } from '../cost.ts';
import { namedTables } from '../../server/src/model/clientTables.ts';
import { type Configuration, configure } from '../../server/src/model/configuration.ts';
import { entryOf, serviceSettings } from '../../server/src/model/effective.ts';
import { knownness } from '../../server/src/model/names.ts';
import { usedNames } from '../../server/src/model/usedNames.ts';
import { overrideKnownness } from '../../server/src/model/overrideNames.ts';
import { refusalOf } from '../../server/src/model/refusal.ts';
import { scopeOf } from '../../server/src/model/scope.ts';
import { parseMainCf } from '../../server/src/syntax/mainCf.ts';
import { parseMasterCf } from '../../server/src/syntax/masterCf.ts';

// What the comparison with real postconf (test/postfix/parity.test.ts) has taught, to be checked where there is none.
const read = (main: string, master = '', release = '3.7'): Configuration =>
  configure(knowledge, release, parseMainCf(main), parseMasterCf(master));

const refusals: { name: string; main: string; master?: string; release?: string; reason: string | undefined }[] = [
  {
    name: 'a compatibility level that is none, since defaults compare it',
    main: 'compatibility_level = 3.x',
    reason: 'networks',
  },
  {
    name: 'not where mynetworks has no default to work out',
    main: 'compatibility_level = 3.x\nmynetworks = 127.0.0.0/8',
    reason: undefined,
  },
  { name: 'a style that is none', main: 'mynetworks_style = Host', reason: 'networks' },
  { name: 'two styles', main: 'mynetworks_style = host subnet', reason: 'networks' },
  { name: 'one style twice', main: 'mynetworks_style = host, host', reason: undefined },
  {
    name: 'a style that nobody looks at without a protocol',
    main: 'mynetworks_style = x\ninet_protocols =',
    reason: undefined,
  },
  { name: 'a protocol that is none', main: 'inet_protocols = IPv4', reason: 'networks' },
  {
    name: 'a default is not there yet where mynetworks is worked out',
    main: 'mynetworks_style = ${{$compatibility_level} <level {2} ? {subnet} : {host}}',
    reason: 'networks',
  },
  {
    name: 'the name of the host, where its domain is made of it',
    main: 'myhostname = ${{3} <level {$compatibility_level} ? {a} : {b}}.example.com',
    reason: 'macro',
  },
  {
    name: 'a list of classes',
    main: 'smtpd_restriction_classes = ${{3} <level {$compatibility_level} ? {a} : {b}}\na = reject\nb = reject',
    reason: 'macro',
  },
  { name: 'an option of a service', main: '', master: 'x unix - - n - - smtp -o myorigin=${', reason: 'macro' },
  {
    name: 'an option that nobody reads',
    main: '',
    master: 'x unix - - n - - smtp -o nobody_reads=${',
    reason: undefined,
  },
  {
    name: 'a function before there were any',
    main: 'myorigin = ${domain_to_ascii{example.com}}',
    release: '3.10',
    reason: 'macro',
  },
  { name: 'a function', main: 'myorigin = ${domain_to_ascii{example.com}}', release: '3.11', reason: undefined },
];
for (const { name, main, master, release, reason } of refusals) {
  test(`refusal: ${name}`, () => assert.equal(refusalOf(read(`${main}\n`, master, release))?.reason, reason));
}

const names: { name: string; main: string; master?: string; release?: string; of: string; used: boolean }[] = [
  {
    name: 'a name that a service uses',
    main: 'a = 1',
    master: 'x unix - - n - - smtp -o myorigin=$a',
    of: 'a',
    used: true,
  },
  {
    name: 'a name that a service uses and sets',
    main: 'a = 1',
    master: 'x unix - - n - - smtp -o myorigin=$a -o a=2',
    of: 'a',
    used: false,
  },
  {
    name: 'a class of a service that defines it',
    main: 'a = reject',
    master: 'x unix - - n - - smtpd -o smtpd_restriction_classes=a -o a=permit',
    of: 'a',
    used: false,
  },
  { name: 'a name before a mistake in a macro', main: 'x = 1\nmyorigin = ${x?{a}b}', of: 'x', used: true },
  { name: 'a name behind a mistake', main: 'x = 1\nmyorigin = $- $x', of: 'x', used: false },
  { name: 'a name in what is set for the program alone', main: 'x = 1\nprocess_name = $x', of: 'x', used: false },
  {
    name: 'a name that a default gives a list of classes',
    main: '0 = reject\nsmtpd_restriction_classes = $compatibility_level',
    of: '0',
    used: false,
  },
  { name: 'a table', main: 'alias_maps = proxy:ldap:people\npeople_bind = no', of: 'people_bind', used: true },
  {
    name: 'no table: another word',
    main: 'alias_maps = =proxy:ldap:people\npeople_bind = no',
    of: 'people_bind',
    used: false,
  },
  {
    name: 'no table: a form feed separates nothing',
    main: 'alias_maps = x\fldap:people\npeople_bind = no',
    of: 'people_bind',
    used: false,
  },
  {
    name: 'no table: in a brace that is not closed, behind something else',
    main: 'alias_maps = ={, ldap:people\npeople_bind = no',
    of: 'people_bind',
    used: false,
  },
  {
    name: 'a table in braces',
    main: 'alias_maps = unionmap:{ { ldap:people\npeople_bind = no',
    of: 'people_bind',
    used: true,
  },
  {
    name: 'a table behind a # before 3.8',
    main: 'alias_maps = x # ldap:people\npeople_bind = no',
    of: 'people_bind',
    used: true,
  },
  {
    name: 'a table behind a # since',
    main: 'alias_maps = x # ldap:people\npeople_bind = no',
    release: '3.8',
    of: 'people_bind',
    used: false,
  },
  {
    name: 'a setting of tables that came later',
    main: 'alias_maps = pgsql:people\npeople_encoding = x',
    of: 'people_encoding',
    used: false,
  },
  {
    name: 'the same in its release',
    main: 'alias_maps = pgsql:people\npeople_encoding = x',
    release: '3.8',
    of: 'people_encoding',
    used: true,
  },
  {
    name: 'both programs of a service that is there twice',
    main: 'x_delivery_slot_loan = 1',
    master: 'x unix - - n - - lmtp\nx unix - - n - - cleanup',
    of: 'x_delivery_slot_loan',
    used: true,
  },
];
for (const { name, main, master, release, of, used } of names) {
  test(`unused or not: ${name}`, () => {
    const configuration = read(`${main}\n`, master, release);
    assert.equal(knownness(configuration, usedNames(configuration), of) !== undefined, used);
  });
}

const overrides: { name: string; main: string; master: string; used: boolean }[] = [
  { name: 'used by main.cf', main: 'myorigin = $a', master: 'x unix - - n - - smtp -o a=1', used: true },
  { name: 'used by the service', main: '', master: 'x unix - - n - - smtp -o a=1 -o myorigin=$a', used: true },
  {
    name: 'used by another service',
    main: '',
    master: 'x unix - - n - - smtp -o a=1\ny unix - - n - - smtp -o myorigin=$a',
    used: false,
  },
  {
    name: 'used by another service, and set in main.cf',
    main: 'a = 2',
    master: 'x unix - - n - - smtp -o a=1\ny unix - - n - - smtp -o myorigin=$a',
    used: true,
  },
  {
    name: 'a class of main.cf',
    main: 'smtpd_restriction_classes = a',
    master: 'x unix - - n - - smtp -o a=1',
    used: true,
  },
  {
    name: 'a class of another service',
    main: '',
    master: 'x unix - - n - - smtp -o a=1\ny unix - - n - - smtpd -o smtpd_restriction_classes=a',
    used: false,
  },
];
for (const { name, main, master, used } of overrides) {
  test(`an option unused or not: ${name}`, () => {
    const configuration = read(`${main}\n`, master);
    assert.equal(overrideKnownness(configuration, usedNames(configuration), 'x/unix', 'a') !== undefined, used);
  });
}

test('settings in the order of master.cf, of two entries of one service for each from the first with any', () => {
  const shown = (master: string): string[] =>
    serviceSettings(read('', master)).map(({ service, name, value }) => `${service}/${name} = ${value}`);
  assert.deepEqual(
    shown(
      'x unix - - n - - smtp\ny unix - - n - - smtp -o a=1\nx unix - - n - - smtp -o b=2\nx unix - - n - - lmtp\n',
    ),
    ['y/unix/a = 1', 'x/unix/b = 2', 'x/unix/b = 2'],
  );
  assert.deepEqual(shown('x unix - - n - - smtp -o a\nx unix - - n - - smtp -o a=1\n'), ['x/unix/a = 1']);
  assert.deepEqual(shown('x unix - - n - - smtp -o a=$process_name\nx unix - - n - - lmtp\n'), [
    'x/unix/a = smtp',
    'x/unix/a = lmtp',
  ]);
});

test('of an option’s name a no-break space is a part, and braces are taken off an option', () => {
  const options = (text: string): string[] =>
    parseMasterCf(text).entries[0]?.overrides.map(({ name, value }) => `${name}=${value.text}`) ?? [];
  assert.deepEqual(options('x unix - - n - - smtp -o { biff\u00a0 = no }'), ['biff\u00a0=no']);
  assert.deepEqual(options('x unix - - n - - smtp {-o} biff=no'), ['biff=no']);
});

test('a level that refers to a default that compares it has no end, and is none', () => {
  const entry = entryOf(
    scopeOf(
      read(
        'compatibility_level = $append_dot_mydomain\nmyorigin = ${{$compatibility_level} <level {2} ? {a} : {b}}\n',
      ),
    ),
    'myorigin',
  );
  assert.equal(entry?.certainty, 'error');
});

test('the domain is made of the host name before anything has its default', () => {
  assert.equal(entryOf(scopeOf(read('myhostname = $mail_name.example.com\n')), 'mydomain')?.value, 'example.com');
  assert.equal(
    entryOf(scopeOf(read('myhostname = $own.example.com\nown = a.b\n')), 'mydomain')?.value,
    'b.example.com',
  );
});

test('found by npm run fuzz: braces in braces are not read again and again', () => {
  const braces = 'pipemap:{ldap:a, '.repeat(6000);
  const cost = costOf(() => namedTables(braces, '3.11'), 5);
  assert.ok(cost < 50, `${cost.toFixed(1)} ms`);
  assert.deepEqual(
    namedTables('pipemap:{ldap:a,unionmap:{mysql:b, proxy:pgsql:c}}', '3.11').map(({ name }) => name),
    ['a', 'b', 'c'],
  );
});
