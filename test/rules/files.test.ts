import assert from 'node:assert/strict';
import test from 'node:test';
import { messageOf } from '../../server/src/ide/diagnostics.ts';
import { locales } from '../../server/src/texts/locales.ts';
import {
  type Disk,
  type PathFacts,
  isOwnPath,
  localPostfixOf,
  sameDisk,
  tableKeys,
} from '../../server/src/model/disk.ts';
import { findingsIn } from '../../server/src/rules/check.ts';
import type { Context } from '../../server/src/rules/rule.ts';
import { foldersAbove, wantedFacts } from '../../server/src/rules/files/wantedFacts.ts';
import { openEdited } from '../editedFile.ts';
import { contextFor as contextOfParts } from '../instanceFor.ts';

const contextFor = (text: string, disk?: Disk, release = '3.10'): Context =>
  contextOfParts({ main: text, disk, release });
const absent: PathFacts = { kind: 'absent' };
const nothing = (text: string): Disk => ({
  paths: new Map(wantedFacts(contextFor(text)).paths.map((path) => [path, absent])),
  keys: new Map(),
});

test('what the rules want to know of a main.cf', () => {
  const text =
    'virtual_alias_maps = hash:/etc/postfix/virtual, static:/x\n' +
    'smtp_sasl_password_maps = texthash:/srv/mail/passwords\n' +
    'mydestination = /etc/postfix/domains\n' +
    'alias_database = hash:/etc/aliases\n';
  assert.deepEqual(wantedFacts(contextFor(text)), {
    paths: [
      '/etc/postfix/virtual',
      '/etc/postfix/virtual.db',
      '/srv/mail/passwords',
      '/srv/mail',
      '/srv',
      '/etc/postfix/domains',
    ],
    keys: ['/srv/mail/passwords'],
  });
  const many = `virtual_alias_maps = ${Array.from({ length: 5000 }, (_, i) => `texthash:/etc/${i}`).join(' ')}`;
  assert.equal(
    wantedFacts(contextFor(many)).paths.length,
    500,
    'a file cannot make the server look at any number of paths',
  );
  assert.deepEqual(foldersAbove('/a/b/c'), ['/a/b', '/a']);
});

test('without facts about the disk nothing is said; with those of some paths, nothing of the others', () => {
  const text =
    'virtual_alias_maps = hash:/etc/postfix/virtual\n' +
    'header_checks = pcre:/etc/postfix/checks\n' +
    'smtpd_tls_security_level = may\n' +
    'smtpd_tls_cert_file = /etc/cert.pem\n' +
    'smtpd_tls_key_file = /etc/key.pem\n';
  const codes = (disk?: Disk): string[] => findingsIn(contextFor(text, disk), 'main.cf').map(({ code }) => code);
  assert.deepEqual(codes(), []);
  assert.deepEqual(codes({ paths: new Map(), keys: new Map() }), []);
  assert.deepEqual(codes({ paths: new Map([['/etc/postfix/checks', absent]]), keys: new Map() }), ['missing-file']);
  assert.deepEqual(
    codes(nothing(text)),
    Array.from({ length: 4 }, () => 'missing-file'),
  );
});

test('findings follow the text and the disk, also where elements are kept from one version to the next', () => {
  const before = 'header_checks = pcre:/etc/postfix/checks\nbody_checks = pcre:/etc/postfix/body\n';
  const file = openEdited('main.cf', { main: before, release: '3.10' });
  const lines = (disk: Disk): number[] => {
    file.apply([{ kind: 'host', host: disk }]);
    return file.findings().map(({ span }) => file.text().slice(0, span.start).split('\n').length);
  };
  assert.deepEqual(lines(nothing(before)), [1, 2]);
  const above = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  file.change([{ range: above, text: '# one\n# two\n' }]);
  assert.deepEqual(lines(nothing(before)), [3, 4]);
  const there: Disk = {
    paths: new Map<string, PathFacts>([
      ['/etc/postfix/body', absent],
      ['/etc/postfix/checks', { kind: 'file', modified: 1, size: 1, mode: 0o644, uid: 0, gid: 0 }],
    ]),
    keys: new Map(),
  };
  assert.deepEqual(lines(there), [4]);
});

test('every message in every language, with its path', () => {
  const file = (mode: number, modified: number): PathFacts => ({
    kind: 'file',
    modified,
    size: 1,
    mode,
    uid: 0,
    gid: 0,
  });
  const folder: PathFacts = { ...file(0o755, 0), kind: 'folder' } as PathFacts;
  const text = `virtual_alias_maps = hash:/m/none texthash:/m/none hash:/m/old hash:/m/new texthash:/m
mynetworks = /m/none
bounce_template_file = /m/none
smtp_tls_security_level = may
smtp_tls_CAfile = /m/none
smtpd_tls_security_level = may
smtpd_tls_cert_file = /m/none
smtpd_tls_key_file = /m/key
header_checks = pcre:/m/old btree:/m/old
smtp_sasl_auth_enable = yes
smtp_sasl_security_options = noanonymous
smtp_sasl_password_maps = texthash:/m/key
relayhost = [smtp.example.com]
`;
  const disk: Disk = {
    paths: new Map<string, PathFacts>([
      ['/m', folder],
      ['/m/none', absent],
      ['/m/none.db', absent],
      ['/m/old', file(0o600, 9e6)],
      ['/m/old.db', file(0o600, 1e6)],
      ['/m/new', file(0o600, 1)],
      ['/m/new.db', absent],
      ['/m/key', file(0o644, 1)],
    ]),
    keys: new Map([['/m/key', new Set(['[smtp.example.com]:587'])]]),
    tableTypes: new Set(['hash', 'texthash', 'lmdb']),
  };
  const ours = new Set([
    'missing-file',
    'stale-map',
    'unavailable-table-type',
    'readable-password-file',
    'relayhost-without-password',
  ]);
  const findings = findingsIn(contextFor(text, disk), 'main.cf').filter(({ code }) => ours.has(code));
  assert.deepEqual([...new Set(findings.map(({ code }) => code))].sort(), [...ours].sort());
  for (const messages of Object.values(locales)) {
    const said = findings.map((finding) => messageOf({ messages }, finding));
    for (const one of said) assert.match(one, /\/m|smtp\.example\.com|pcre|btree/);
    assert.equal(new Set(said).size > 10, true);
    assert.ok(!said.some((one) => /undefined|\[object/.test(one)), said.join('\n'));
  }
  assert.ok(findings.every((finding) => /[一-鿿]/.test(messageOf({ messages: locales['zh-cn'] }, finding))));
});

test('which paths may be looked at', () => {
  const cases: readonly (readonly [string, string, boolean, boolean])[] = [
    ['/etc/postfix/virtual', '/etc/postfix', true, true],
    ['/etc/ssl/cert.pem', '/etc/postfix', true, true],
    ['/etc/postfix/virtual', '/home/me/mail', false, false],
    ['/home/me/mail/virtual', '/home/me/mail', false, true],
    ['/home/me/mailbox', '/home/me/mail', false, false],
    ['/home/me', '/home/me/mail', false, true],
    ['/home/m', '/home/me/mail', false, false],
    ['/home/me/mail/../../../etc/shadow', '/home/me/mail', false, false],
    ['/etc/../etc/shadow', '/etc/postfix', true, false],
    ['//server/share', '/etc/postfix', true, false],
    ['relative', '/etc/postfix', true, false],
    ['/etc/a\0b', '/etc/postfix', true, false],
  ];
  for (const [path, folder, live, wanted] of cases)
    assert.equal(isOwnPath(path, folder, live), wanted, `${path} for ${folder}`);
});

test('the keys of a table', () => {
  assert.deepEqual(
    [
      ...tableKeys(
        '# comment\n[Smtp.Example.com]:587 user:word\n  continued value\n\n"a key" value\nlonely\nb\tc\r\n',
      ),
    ],
    ['[smtp.example.com]:587', 'a key', 'b'],
  );
  const start = performance.now();
  tableKeys(`"${'\\"'.repeat(500_000)}`);
  assert.ok(performance.now() - start < 1000);
});

test('what postconf says', () => {
  assert.deepEqual(localPostfixOf('3.7.11\n/etc/postfix\n', '\n/etc/postfix-out, /etc/postfix\n', 'btree\nhash\n'), {
    version: '3.7.11',
    folders: ['/etc/postfix', '/etc/postfix-out'],
    tableTypes: ['btree', 'hash'],
  });
  assert.deepEqual(localPostfixOf('3.7.11\n/etc/postfix\n', undefined, undefined), {
    version: '3.7.11',
    folders: ['/etc/postfix'],
  });
  for (const odd of [undefined, '', 'postconf: fatal', '3.7.11', '3.7.11\nrelative', '\n/etc/postfix'])
    assert.equal(localPostfixOf(odd, '', ''), undefined);
});

test('news about the disk', () => {
  const one = (modified: number): Disk => ({
    paths: new Map([['/x', { kind: 'file', modified, size: 1, mode: 0o644, uid: 0, gid: 0 } as const]]),
    keys: new Map(),
  });
  assert.ok(sameDisk(undefined, undefined) && sameDisk(one(1), one(1)));
  assert.ok(
    !sameDisk(undefined, one(1)) &&
      !sameDisk(one(1), one(2)) &&
      !sameDisk(one(1), { ...one(1), tableTypes: new Set(['hash']) }) &&
      !sameDisk(one(1), { ...one(1), keys: new Map([['/x', new Set(['a'])]]) }),
  );
});
