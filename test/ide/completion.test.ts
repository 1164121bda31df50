import assert from 'node:assert/strict';
import test from 'node:test';
import { offerAt } from '../../server/src/ide/completion.ts';
import { knowledge } from '../../server/src/facts/knowledge.ts';
import { existsIn } from '../../server/src/facts/release.ts';
import { locales } from '../../server/src/texts/locales.ts';
import { costOf } from '../cost.ts';
import { type Asking, complete, completed, editOf, folderWanted, labels, master } from './completed.ts';
import { type Opening, open, openAt } from './open.ts';

/** Which labels are there and which are not; `only` is the whole list in its order. */
const lists: readonly ({
  name: string;
  text: string;
  has?: string[];
  lacks?: string[];
  only?: string[];
  starts?: string[];
} & Asking &
  Opening)[] = [
  {
    name: 'names of the release',
    text: '‸',
    release: '3.7',
    has: ['smtpd_relay_restrictions'],
    lacks: [
      'smtpd_reject_unlisted_x',
      'requiretls_enable',
      'tls_daemon_random_bytes_x',
      'fallback_relay',
      'mail_version_x',
      'process_name',
    ],
  },
  {
    name: 'names of an old release',
    text: '‸',
    release: '2.2',
    has: ['myhostname'],
    lacks: ['smtpd_relay_restrictions', 'smtp_tls_security_level'],
  },
  {
    name: 'names of services of master.cf only',
    text: '‸',
    master,
    has: ['slow_destination_concurrency_limit', 'policy_time_limit'],
    lacks: ['uucp_destination_rate_delay', 'cleanup_destination_rate_delay', 'slow_time_limit'],
  },
  {
    name: 'what is used and not set comes first',
    text: 'mydestination = $mine, $myhostname\nsmtpd_restriction_classes = strict\n‸\n',
    starts: ['mine', 'strict'],
  },
  { name: 'nothing between name and =', text: 'soft_bounce ‸ = no', only: [] },
  { name: 'nothing behind a name without =', text: 'my host‸', only: [] },
  { name: 'nothing where an indented line continues nothing', text: '  ‸', only: [] },
  { name: 'nothing in free text', text: 'mail_name = ‸', only: [] },
  { name: 'nothing in free text with words', text: 'smtpd_banner = $myhostname ES‸', only: [] },
  { name: 'nothing behind an escaped dollar', text: 'mail_name = $$‸', only: [] },
  { name: 'no main.cf names in a RAW value', text: 'default_rbl_reply = $‸', only: [] },
  { name: 'nothing for a parameter that Postfix does not have', text: 'no_such = ‸', only: [] },
  {
    name: 'macros for a parameter that Postfix does not have',
    text: 'no_such = $‸',
    has: ['myhostname'],
    lacks: ['no_such'],
  },
  { name: 'the default of a boolean is named', text: 'soft_bounce = ‸', only: ['yes', 'no'] },
  { name: 'one word is enough for a boolean', text: 'soft_bounce = yes ‸', only: [] },
  {
    name: 'keywords that are there already',
    text: 'notify_classes = bounce,\n  policy, ‸\n  resource\n',
    only: ['2bounce', 'delay', 'protocol', 'software', 'data'],
  },
  {
    name: 'keywords that are there already, from an empty line amid them',
    text: 'notify_classes = 2bounce\n  ‸\n  policy',
    has: ['data'],
    lacks: ['2bounce', 'policy'],
  },
  {
    name: 'keywords of an old release',
    text: 'notify_classes = ‸',
    release: '2.8',
    lacks: ['data'],
    has: ['software'],
  },
  { name: 'obsolete keywords', text: 'smtpd_tls_ciphers = ‸', only: ['high', 'medium'] },
  {
    name: 'TLS protocols before 3.6 have no bounds',
    text: 'smtpd_tls_protocols = ‸',
    release: '3.5',
    has: ['!SSLv3'],
    lacks: ['>=TLSv1.2'],
  },
  { name: 'TLS protocols', text: 'smtpd_tls_protocols = ‸', starts: ['>=TLSv1.3', '>=TLSv1.2'] },
  {
    name: 'restrictions that are there already',
    text: 'smtpd_recipient_restrictions = permit_mynetworks, ‸, reject_unauth_destination',
    has: ['check_client_access', 'permit_sasl_authenticated'],
    lacks: ['permit_mynetworks', 'reject_unauth_destination', 'check_etrn_access'],
  },
  {
    name: 'restrictions that do nothing in the list',
    text: 'smtpd_delay_reject = no\nsmtpd_client_restrictions = ‸',
    has: ['permit_mynetworks'],
    lacks: ['reject_unauth_destination'],
  },
  {
    name: 'restrictions about the recipient first',
    text: 'smtpd_relay_restrictions = def‸',
    starts: ['check_recipient_a_access'],
  },
  {
    name: 'times about as long as the default',
    text: 'delay_warning_time = ‸',
    starts: ['0h', '300s', '600s'],
    lacks: ['1s', '7d'],
  },
  {
    name: 'restrictions of the release',
    text: 'smtpd_recipient_restrictions = ‸',
    release: '2.8',
    has: ['check_relay_domains'],
    lacks: ['check_sasl_access', 'check_client_a_access'],
  },
  {
    name: 'removed restrictions',
    text: 'smtpd_recipient_restrictions = ‸',
    release: '3.9',
    lacks: ['check_relay_domains', 'reject_maps_rbl'],
  },
  {
    name: 'behind a modifier come restrictions',
    text: 'smtpd_recipient_restrictions = warn_if_reject ‸',
    has: ['reject_unknown_client_hostname'],
  },
  {
    name: 'behind a DNS restriction comes free text',
    text: 'smtpd_recipient_restrictions = reject_rbl_client ‸',
    only: [],
  },
  {
    name: 'all restrictions in a class',
    text: 'smtpd_restriction_classes = strict\nstrict = ‸',
    has: ['check_etrn_access', 'reject_unauth_destination'],
    lacks: ['strict'],
  },
  {
    name: 'table types of the release',
    text: 'alias_maps = ‸',
    release: '2.10',
    has: ['hash:', 'cdb:'],
    lacks: ['lmdb:', 'inline:', 'mongodb:'],
  },
  { name: 'the usual table type comes first', text: 'virtual_alias_maps = cdb:/a\nalias_maps = ‸', starts: ['cdb:'] },
  { name: 'caches', text: 'address_verify_map = ‸', has: ['btree:', 'proxy:'], lacks: ['hash:', 'pcre:'] },
  { name: 'table types without colon', text: 'default_database_type = ‸', has: ['hash', 'lmdb'], lacks: ['hash:'] },
  { name: 'nothing behind a type of free text', text: 'alias_maps = tcp:‸', only: [] },
  { name: 'nothing behind a type that there is not', text: 'alias_maps = hsah:‸', only: [] },
  { name: 'nothing in a table written out', text: 'alias_maps = inline:{ a=b, ‸ }', only: [] },
  {
    name: 'transports',
    text: 'default_transport = ‸',
    master,
    only: ['lmtp:', 'lmtp:inet:', 'lmtp:unix:private/', 'local:', 'relay:', 'slow:', 'smtp:'],
  },
  { name: 'nothing behind a transport', text: 'default_transport = smtp:‸', only: [] },
  { name: 'transports alone', text: 'defer_transports = smtp, ‸', master, only: ['lmtp', 'local', 'relay', 'slow'] },
  { name: 'services', text: 'cleanup_service_name = ‸', master, only: ['cleanup', 'policy'] },
  { name: 'levels', text: 'compatibility_level = ‸', release: '3.7', only: ['3.6', '2', '1', '0'] },
  { name: 'a setting that is commented out', text: '#na‸', only: [] },
  { name: 'a setting with a value that is commented out', text: '#soft_bounce = ‸', only: [] },
  { name: 'prose in a comment', text: '# p‸', only: [] },
  { name: 'before a comment', text: '‸# a', only: [] },
  { name: 'a comment inside a value', text: 'mynetworks = a\n  # ne‸\n  b', only: [] },
  { name: 'nothing behind a NUL', text: 'soft_bounce = \0 ‸', only: [] },
  {
    name: 'folders alone',
    text: 'queue_directory = /var/‸',
    files: [
      { name: 'spool', folder: true },
      { name: 'x', folder: false },
    ],
    only: ['spool/'],
  },
  {
    name: 'files that no value can name',
    text: 'alias_maps = hash:/etc/‸',
    files: [
      { name: 'a b', folder: false },
      { name: 'c,d', folder: false },
      { name: 'x.db', folder: false },
    ],
    only: ['x'],
  },
];

for (const { name, text, has = [], lacks = [], only, starts, ...opening } of lists) {
  test(`offering ${name}`, () => {
    const found = labels(completed(text, opening));
    if (only) assert.deepEqual(found, only);
    if (starts) assert.deepEqual(found.slice(0, starts.length), starts);
    for (const label of has) assert.ok(found.includes(label), `${label} is missing`);
    for (const label of lacks) assert.ok(!found.includes(label), `${label} should not be there`);
  });
}

const wanted: readonly { name: string; text: string; want: string | undefined }[] = [
  { name: 'a table', text: 'alias_maps = hash:/etc/al‸', want: '/etc' },
  { name: 'a table of the root', text: 'alias_maps = hash:/‸', want: '/' },
  { name: 'a nested table', text: 'alias_maps = unionmap:{proxy:mysql:/etc/postfix/sql/‸}', want: '/etc/postfix/sql' },
  { name: 'a macro', text: 'config_directory = /opt/p\nalias_maps = hash:${config_directory}/‸', want: '/opt/p' },
  {
    name: 'an argument',
    text: 'smtpd_client_restrictions = check_client_access\n  cidr:/etc/postfix/‸',
    want: '/etc/postfix',
  },
  { name: 'a file of patterns', text: 'mydestination = a, /etc/‸', want: '/etc' },
  { name: 'a certificate', text: 'smtpd_tls_cert_file = /etc/ssl/‸', want: '/etc/ssl' },
  { name: 'a type alone', text: 'alias_maps = hash:‸', want: '/etc/postfix' },
  { name: 'a socket', text: 'smtpd_milters = { unix:/run/‸ }', want: '/run' },
  { name: 'a socket behind a transport', text: 'virtual_transport = lmtp:unix:/var/run/‸', want: '/var/run' },
  { name: 'another machine', text: 'alias_maps = hash://host/‸', want: undefined },
  { name: 'a relative path', text: 'smtpd_tls_cert_file = ssl‸', want: undefined },
  { name: 'a name', text: '/etc/‸', want: undefined },
  { name: 'a transport', text: 'default_transport = smtp:/etc/‸', want: undefined },
  { name: 'a macro that is not known', text: 'alias_maps = hash:$nothing/‸', want: undefined },
];
for (const { name, text, want } of wanted) {
  test(`the folder of ${name}`, () => {
    const { document, offset } = openAt(text);
    assert.equal(folderWanted(document, offset), want);
  });
}

test('names that are set go last, deprecated ones behind them with a tag', () => {
  const { list } = completed('myhostname = x\n‸', { release: '3.11' });
  const sorted = labels({ ...completed('myhostname = x\n‸', { release: '3.11' }) });
  const deprecated = list.items.filter(({ tags }) => tags?.includes(1)).map(({ label }) => label);
  assert.ok(deprecated.length > 5);
  assert.deepEqual(sorted.slice(-deprecated.length), deprecated.sort());
  assert.equal(sorted.indexOf('myhostname') > sorted.indexOf('virtual_uid_maps'), true);
  for (const label of deprecated)
    assert.ok(existsIn(knowledge.parameters.get(label) ?? { removed: '1.0' }, '3.11'), label);
});

test('a name is not “already set” by the line that it is being written on', () => {
  assert.equal(
    completed('my‸hostname = x').list.items.find(({ label }) => label === 'myhostname')?.labelDetails?.description,
    locales.en.hover.kinds['hostname'],
  );
  assert.equal(
    completed('myhostname = y\nmy‸hostname = x').list.items.find(({ label }) => label === 'myhostname')?.labelDetails
      ?.description,
    locales.en.completion.alreadySet,
  );
});

test('the default is selected at first', () => {
  const { list } = completed('smtpd_delay_reject = ‸', { messages: locales['zh-cn'] });
  assert.deepEqual(
    list.items
      .filter(({ preselect }) => preselect)
      .map(({ label, labelDetails }) => [label, labelDetails?.description]),
    [['yes', '默认值']],
  );
});

test('a list of names is small for a client with itemDefaults, and made once', () => {
  const first = completed('‸', { itemDefaults: true }).list;
  const second = completed('x = y\n‸', { itemDefaults: true }).list;
  assert.ok(first.items.length > 900);
  assert.equal(second.items.length, first.items.length);
  const offered = (text: string) => offerAt(open(text), text.length)?.items[0] ?? assert.fail();
  assert.equal(offered(''), offered('x = y\n'), 'the facts are gone through once');
  assert.ok(
    JSON.stringify(first).length < first.items.length * 170,
    `${JSON.stringify(first).length / first.items.length} bytes an item`,
  );
  assert.ok(first.items.every((item) => !('documentation' in item) && !('detail' in item) && !('textEdit' in item)));
});

test('an edit stays on the line of the cursor and holds it', () => {
  const { list, document, offset } = completed('mynetworks = a,\n  ‸b,\n  c');
  const { range } = editOf(list, list.items[0] ?? assert.fail());
  assert.equal(range.start.line, range.end.line);
  assert.equal(document.lines.offsetAt(range.start), offset);
});

test('speed', () => {
  const big = openAt(`${Array.from({ length: 10_000 }, (_, i) => `own_${i} = $own_${i + 1}\n`).join('')}‸`);
  complete(big.document, big.offset, { itemDefaults: true });
  const { document, offset } = openAt(`${'relay_domains = a\n'.repeat(900)}smtpd_recipient_restrictions = ‸\n`);
  const names = openAt('‸');
  const took = {
    names: costOf(() => complete(names.document, names.offset, { itemDefaults: true })),
    values: costOf(() => complete(document, offset, { itemDefaults: true })),
  };
  assert.ok(took.names < 4 && took.values < 4, JSON.stringify(took));
});

test('of too many own names those are offered that go with what is typed, and the client asks again', () => {
  const names = Array.from({ length: 1200 }, (_, i) => `own_${i}`);
  const text = names.map((name) => `${name} = x\n`).join('');
  const ownOf = (typed: string): { own: string[]; isIncomplete: boolean } => {
    const { document, offset } = openAt(`${text}mydestination = $${typed}‸\n`);
    const { items, isIncomplete } = complete(document, offset, { itemDefaults: true });
    return { own: items.map(({ label }) => label).filter((label) => label.startsWith('own_')), isIncomplete };
  };
  assert.equal(ownOf('').own.length, 500);
  assert.equal(ownOf('').isIncomplete, true);
  assert.deepEqual(ownOf('own_1199'), { own: ['own_1199'], isIncomplete: true });
  assert.ok(ownOf('O99').own.includes('own_1099'), 'letters in their order, whatever their case');
});
