import assert from 'node:assert/strict';
import { test } from 'node:test';
import { differences } from '../../server/src/model/differences.ts';
import { entryOf, everyParameter } from '../../server/src/model/effective.ts';
import { refusalOf } from '../../server/src/model/refusal.ts';
import { scopeOf } from '../../server/src/model/scope.ts';
import { read, refusals, services, values } from './samples.ts';

for (const { name, main, master, release, of, service, value, origin, certainty } of values) {
  test(`value: ${name}`, () => {
    const entry = entryOf(scopeOf(read(main, master, release), { service }), of);
    assert.deepEqual([entry?.value, entry?.origin.kind, entry?.certainty], [value, origin, certainty ?? 'exact']);
  });
}

test('origins point at their place', () => {
  const main = '# x\nbiff = no\n\nmyorigin\n  = x\n';
  const configuration = read(main, services);
  const place = (name: string, service?: string): number => {
    const origin = entryOf(scopeOf(configuration, { service }), name)?.origin;
    return origin?.kind === 'main' || origin?.kind === 'service' ? origin.offset : -1;
  };
  assert.equal(place('myorigin'), main.indexOf('myorigin'));
  assert.equal(place('inet_interfaces', 'slow/unix'), services.indexOf('inet_interfaces'));
  assert.deepEqual(entryOf(scopeOf(read('compatibility_level = 2')), 'relay_domains')?.origin, {
    kind: 'level',
    release: '3.7',
    level: '2',
  });
});

test('every parameter of the release has an entry', () => {
  const names = everyParameter(read('a = 1\nmyorigin = $a\nno_such = 1', services), 'slow/unix').map(
    ({ name }) => name,
  );
  assert.ok(
    ['a', 'slow_destination_rate_delay', 'inet_interfaces', 'service_name'].every((name) => names.includes(name)),
  );
  assert.ok(!names.includes('no_such') && !names.includes('smtp_tlsrpt_enable'));
  assert.deepEqual(names, [...new Set(names)].sort());
});

const pairs: { name: string; a: string; b: string; names: string[]; follow?: string[] }[] = [
  {
    name: 'order, comments and blanks',
    a: 'biff = no\nmyorigin = x',
    b: '# new\nmyorigin=x\n\nbiff   =   no',
    names: [],
  },
  { name: 'a default written out', a: '', b: 'biff = yes\nmax_idle = 100s', names: [] },
  { name: 'an earlier setting that is overridden', a: 'biff = no', b: 'biff = yes\nbiff = no', names: [] },
  { name: 'blanks for commas in a list', a: 'mydestination = a, b', b: 'mydestination = a\n  b', names: [] },
  { name: 'blanks count in a text', a: 'smtpd_banner = a, b', b: 'smtpd_banner = a b', names: ['smtpd_banner'] },
  { name: 'units of time', a: 'max_idle = 2m', b: 'max_idle = 120', names: [] },
  { name: 'the case of yes', a: 'biff = YES', b: 'biff = yes', names: [] },
  { name: 'macros', a: 'myorigin = example.com', b: 'x = example\nmyorigin = $x.com', names: ['x'] },
  { name: 'names that nobody reads', a: 'nobody_reads = 1', b: '', names: [] },
  {
    name: 'what follows from a setting',
    a: 'myhostname = a.example.com',
    b: 'myhostname = a.example.org',
    names: ['myhostname'],
    follow: ['mydomain', 'myorigin', 'smtp_helo_name'],
  },
  {
    name: 'what follows from the level',
    a: 'compatibility_level = 3.5',
    b: 'compatibility_level = 3.6',
    names: ['compatibility_level'],
    follow: ['respectful_logging', 'smtpd_tls_fingerprint_digest'],
  },
  {
    name: 'the order of a list',
    a: 'mydestination = a, b',
    b: 'mydestination = b, a',
    names: ['mydestination'],
    follow: ['relay_domains'],
  },
];
for (const { name, a, b, names, follow = [] } of pairs) {
  test(`difference: ${name}`, () => {
    const found = differences(read(a), read(b));
    assert.deepEqual(
      found.filter(({ follows }) => !follows).map((one) => one.name),
      names,
    );
    const following = found.filter(({ follows }) => follows).map((one) => one.name);
    assert.deepEqual(
      follow.filter((one) => !following.includes(one)),
      [],
    );
    if (names.length === 0) assert.deepEqual(following, []);
  });
}

for (const { name, main, master, reason } of refusals) {
  test(`refusal: ${name}`, () => assert.equal(refusalOf(read(main, master))?.reason, reason));
}
