import assert from 'node:assert/strict';
import test from 'node:test';
import { type CompletionOptions, complete, folderWanted } from '../../server/src/features/completion.ts';
import { knowledge } from '../../server/src/knowledge/knowledge.ts';
import { existsIn } from '../../server/src/knowledge/release.ts';
import { locales } from '../../server/src/messages/messages.ts';
import { accepted, completed, editOf, labels } from './completed.ts';
import { type Opening, openAt } from './open.ts';

const master = [
  'smtp inet n - y - - smtpd', 'smtp unix - - y - - smtp', 'relay unix - - y - - smtp', 'lmtp unix - - y - - lmtp', 'local unix - n n - - local',
  'slow unix - - y - 2 smtp', 'policy unix - n n - 0 spawn user=nobody argv=/x', 'cleanup unix n - y - 0 cleanup', '',
].join('\n');

/** What accepting an item makes of the text. */
const edits: readonly ({ name: string; text: string; accept: string; want: string } & CompletionOptions & Opening)[] = [
  { name: 'a name at the start of a line', text: 'smtpd_ban‸', accept: 'smtpd_banner', want: 'smtpd_banner = ' },
  { name: 'a name in an empty file', text: '‸', accept: 'myhostname', want: 'myhostname = ' },
  { name: 'a name on an empty line between entries', text: 'a = b\n‸\nc = d\n', accept: 'myhostname', want: 'a = b\nmyhostname = \nc = d\n' },
  { name: 'a name on an empty line amid a value', text: 'mynetworks = a\n‸\n  b\n', accept: 'myhostname', want: 'mynetworks = a\nmyhostname = \n  b\n' },
  { name: 'a name at column 0 of an indented line', text: 'mynetworks = $a\n‸  b\n', accept: 'myhostname', want: 'mynetworks = $a\nmyhostname =  b\n' },
  { name: 'a name with CRLF', text: 'a = b\r\nmyh‸\r\nc = d\r\n', accept: 'myhostname', want: 'a = b\r\nmyhostname = \r\nc = d\r\n' },
  { name: 'a name before its =', text: 'my‸hostnam = x\n', accept: 'myhostname', want: 'myhostname = x\n' },
  { name: 'a name before an = without blanks', text: 'my‸=x\n', accept: 'myhostname', want: 'myhostname=x\n' },
  { name: 'a name before text without =', text: 'my‸ x\n', accept: 'myhostname', want: 'myhostname = x\n' },
  { name: 'a name with other characters is replaced whole', text: 'inet协‸议-x = all\n', accept: 'inet_protocols', want: 'inet_protocols = all\n' },
  { name: 'a name for a service', text: 'slow_dest‸', master, accept: 'slow_destination_rate_delay', want: 'slow_destination_rate_delay = ' },
  { name: 'yes or no', text: 'soft_bounce = ‸\n', accept: 'yes', want: 'soft_bounce = yes\n' },
  { name: 'the whole word of a boolean', text: 'soft_bounce = y‸es\n', accept: 'no', want: 'soft_bounce = no\n' },
  { name: 'a value directly behind =', text: 'soft_bounce =‸', accept: 'no', want: 'soft_bounce =no' },
  { name: 'a value on a continuation line', text: 'soft_bounce =\n  ‸', accept: 'no', want: 'soft_bounce =\n  no' },
  { name: 'a keyword', text: 'smtpd_tls_security_level = m‸', accept: 'may', want: 'smtpd_tls_security_level = may' },
  { name: 'a keyword in a list', text: 'notify_classes = bounce, ‸, policy', accept: 'delay', want: 'notify_classes = bounce, delay, policy' },
  { name: 'a TLS protocol between colons', text: 'smtpd_tls_protocols = !SSLv2:!SSL‸:!TLSv1', accept: '!SSLv3', want: 'smtpd_tls_protocols = !SSLv2:!SSLv3:!TLSv1' },
  { name: 'a restriction on a continuation line', text: 'smtpd_recipient_restrictions = permit_mynetworks,\r\n\trej‸\r\nx = y\r\n', accept: 'reject_unauth_destination', want: 'smtpd_recipient_restrictions = permit_mynetworks,\r\n\treject_unauth_destination\r\nx = y\r\n' },
  { name: 'a restriction on an indented line with nothing else', text: 'smtpd_recipient_restrictions = permit_mynetworks,\n    ‸\n\nx = y\n', accept: 'reject', want: 'smtpd_recipient_restrictions = permit_mynetworks,\n    reject\n\nx = y\n' },
  { name: 'a value on an empty indented line behind a word', text: 'notify_classes = 2bounce\n  ‸', accept: 'data', want: 'notify_classes = 2bounce\n  data' },
  { name: 'a restriction behind a comment line', text: 'smtpd_recipient_restrictions =\n  permit_mynetworks\n# why\n  ‸\n  reject\n', accept: 'reject_unauth_destination', want: 'smtpd_recipient_restrictions =\n  permit_mynetworks\n# why\n  reject_unauth_destination\n  reject\n' },
  { name: 'a restriction with its argument as a snippet', text: 'smtpd_client_restrictions = check_cl‸', snippets: true, release: '3.10', accept: 'check_client_access', want: 'smtpd_client_restrictions = check_client_access ${1:hash}:${2:/etc/postfix/client_access}' },
  { name: 'a restriction where there are no snippets', text: 'smtpd_client_restrictions = check_cl‸', accept: 'check_client_access', want: 'smtpd_client_restrictions = check_client_access ' },
  { name: 'a restriction before its argument', text: 'smtpd_client_restrictions = check_cl‸ hash:/x', snippets: true, accept: 'check_client_mx_access', want: 'smtpd_client_restrictions = check_client_mx_access hash:/x' },
  { name: 'a policy service of master.cf', text: 'smtpd_client_restrictions = ‸', snippets: true, master, accept: 'check_policy_service', want: 'smtpd_client_restrictions = check_policy_service ${1:unix:private/policy}' },
  { name: 'the socket of a policy service', text: 'smtpd_client_restrictions = check_policy_service unix:‸', master, accept: 'private/policy', want: 'smtpd_client_restrictions = check_policy_service unix:private/policy' },
  { name: 'the type of an argument', text: 'smtpd_client_restrictions = check_client_access ‸', accept: 'cidr:', want: 'smtpd_client_restrictions = check_client_access cidr:' },
  { name: 'a restriction class', text: 'smtpd_restriction_classes = greet\ngreet = reject\nsmtpd_client_restrictions = ‸', accept: 'greet', want: 'smtpd_restriction_classes = greet\ngreet = reject\nsmtpd_client_restrictions = greet' },
  { name: 'a table type', text: 'alias_maps = ha‸', accept: 'hash:', want: 'alias_maps = hash:' },
  { name: 'a table type before its name', text: 'alias_maps = ha‸sh:/etc/aliases', accept: 'lmdb:', want: 'alias_maps = lmdb:/etc/aliases' },
  { name: 'a table type behind proxy:', text: 'alias_maps = proxy:my‸', accept: 'mysql:', want: 'alias_maps = proxy:mysql:' },
  { name: 'a table type in braces', text: 'alias_maps = pipemap:{hash:/x, ‸}', accept: 'pcre:', want: 'alias_maps = pipemap:{hash:/x, pcre:}' },
  { name: 'a table type behind !', text: 'mynetworks = !ci‸', accept: 'cidr:', want: 'mynetworks = !cidr:' },
  { name: 'a macro', text: 'myorigin = $my‸', accept: 'mydomain', want: 'myorigin = $mydomain' },
  { name: 'a macro is replaced whole, and nothing more', text: 'myorigin = $my‸host.x', accept: 'mydomain', want: 'myorigin = $mydomain.x' },
  { name: 'a macro in braces that nothing closes', text: 'myorigin = ${my‸', accept: 'mydomain', want: 'myorigin = ${mydomain}' },
  { name: 'a macro in braces that are closed', text: 'myorigin = ${my‸}', accept: 'mydomain', want: 'myorigin = ${mydomain}' },
  { name: 'a macro in braces before other text', text: 'myorigin = ${my‸ x}', accept: 'mydomain', want: 'myorigin = ${mydomain} x}' },
  { name: 'a macro before its operator', text: 'myorigin = ${my‸?x}', accept: 'mydomain', want: 'myorigin = ${mydomain?x}' },
  { name: 'a macro in a branch', text: 'myorigin = ${mydomain?$my‸}', accept: 'myhostname', want: 'myorigin = ${mydomain?$myhostname}' },
  { name: 'a macro in braces in a branch, one brace missing', text: 'myorigin = ${mydomain?${my‸}', accept: 'myhostname', want: 'myorigin = ${mydomain?${myhostname}}' },
  { name: 'a macro in parentheses', text: 'myorigin = $(my‸', accept: 'mydomain', want: 'myorigin = $(mydomain)' },
  { name: 'a macro in a comparison', text: 'soft_bounce = ${{$compat‸} >= {2} ? {yes} : {no}}', accept: 'compatibility_level', want: 'soft_bounce = ${{$compatibility_level} >= {2} ? {yes} : {no}}' },
  { name: 'a macro of the file', text: 'my_own = 1\nmydestination = a\n  $‸\n', accept: 'my_own', want: 'my_own = 1\nmydestination = a\n  $my_own\n' },
  { name: 'a value in a branch', text: 'soft_bounce = ${stress?{‸}:{no}}', accept: 'yes', want: 'soft_bounce = ${stress?{yes}:{no}}' },
  { name: 'a value in the other branch', text: 'soft_bounce = ${stress?{yes}:{‸}}', accept: 'no', want: 'soft_bounce = ${stress?{yes}:{no}}' },
  { name: 'a transport', text: 'default_transport = ‸', master, accept: 'slow:', want: 'default_transport = slow:' },
  { name: 'a transport before its next hop', text: 'default_transport = sm‸tp:[x]', master, accept: 'slow:', want: 'default_transport = slow:[x]' },
  { name: 'a content filter', text: 'content_filter = ‸', master, snippets: true, accept: 'slow:', want: 'content_filter = slow:[${1:127.0.0.1}]:${2:10025}' },
  { name: 'LMTP over a socket', text: 'virtual_transport = lm‸', accept: 'lmtp:unix:private/', want: 'virtual_transport = lmtp:unix:private/' },
  { name: 'a socket behind lmtp:', text: 'virtual_transport = lmtp:‸', accept: 'unix:', want: 'virtual_transport = lmtp:unix:' },
  { name: 'a Milter', text: 'smtpd_milters = ‸', snippets: true, accept: 'inet:', want: 'smtpd_milters = inet:${1:127.0.0.1}:${2:8891}' },
  { name: 'a setting of a Milter', text: 'smtpd_milters = { inet:localhost:8891, def‸ }', accept: 'default_action', want: 'smtpd_milters = { inet:localhost:8891, default_action= }' },
  { name: 'a setting of a policy service', text: 'smtpd_client_restrictions = check_policy_service { unix:private/p, ‸ }', accept: 'timeout', want: 'smtpd_client_restrictions = check_policy_service { unix:private/p, timeout= }' },
  { name: 'a time', text: 'queue_run_delay = 3‸', accept: '300s', want: 'queue_run_delay = 300s' },
  { name: 'a reply code', text: 'reject_code = ‸', accept: '550', want: 'reject_code = 550' },
  { name: 'a relay host', text: 'relayhost = ‸', snippets: true, accept: '[host]:port', want: 'relayhost = [${1:smtp.example.com}]:${2:587}' },
  { name: 'a switch for the next line', text: '# pos‸\nx = y', accept: 'postfix-lint-disable-next-line', want: '# postfix-lint-disable-next-line \nx = y' },
  { name: 'a code to switch off', text: '# postfix-lint-disable-next-line invalid-keyword, unk‸\nx = y', accept: 'unknown-parameter', want: '# postfix-lint-disable-next-line invalid-keyword, unknown-parameter\nx = y' },
  { name: 'a file', text: 'alias_maps = hash:/etc/al‸', files: [{ name: 'aliases', folder: false }, { name: 'aliases.db', folder: false }], accept: 'aliases', want: 'alias_maps = hash:/etc/aliases' },
  { name: 'a file behind a type alone', text: 'alias_maps = hash:‸', files: [{ name: 'virtual', folder: false }], accept: '/etc/postfix/virtual', want: 'alias_maps = hash:/etc/postfix/virtual' },
  { name: 'a folder amid a path', text: 'smtpd_tls_cert_file = /etc/s‸/x.pem', files: [{ name: 'ssl', folder: true }], accept: 'ssl', want: 'smtpd_tls_cert_file = /etc/ssl/x.pem' },
  { name: 'a folder at the end', text: 'smtpd_tls_cert_file = /etc/s‸', files: [{ name: 'ssl', folder: true }], accept: 'ssl/', want: 'smtpd_tls_cert_file = /etc/ssl/' },
];

for (const { name, text, accept, want, ...opening } of edits) {
  test(`accepting ${name}`, () => {
    for (const itemDefaults of [true, false]) assert.equal(accepted(completed(text, { ...opening, itemDefaults }), accept), want);
  });
}

/** Which labels are there and which are not; `only` is the whole list in its order. */
const lists: readonly ({ name: string; text: string; has?: string[]; lacks?: string[]; only?: string[]; starts?: string[] } & CompletionOptions & Opening)[] = [
  { name: 'names of the release', text: '‸', release: '3.7', has: ['smtpd_relay_restrictions'], lacks: ['smtpd_reject_unlisted_x', 'requiretls_enable', 'tls_daemon_random_bytes_x', 'fallback_relay', 'mail_version_x', 'process_name'] },
  { name: 'names of an old release', text: '‸', release: '2.2', has: ['myhostname'], lacks: ['smtpd_relay_restrictions', 'smtp_tls_security_level'] },
  { name: 'names of services of master.cf only', text: '‸', master, has: ['slow_destination_concurrency_limit', 'policy_time_limit'], lacks: ['uucp_destination_rate_delay', 'cleanup_destination_rate_delay', 'slow_time_limit'] },
  { name: 'what is used and not set comes first', text: 'mydestination = $mine, $myhostname\nsmtpd_restriction_classes = strict\n‸\n', starts: ['mine', 'strict'] },
  { name: 'nothing between name and =', text: 'soft_bounce ‸ = no', only: [] },
  { name: 'nothing behind a name without =', text: 'my host‸', only: [] },
  { name: 'nothing where an indented line continues nothing', text: '  ‸', only: [] },
  { name: 'nothing in free text', text: 'mail_name = ‸', only: [] },
  { name: 'nothing in free text with words', text: 'smtpd_banner = $myhostname ES‸', only: [] },
  { name: 'nothing behind an escaped dollar', text: 'mail_name = $$‸', only: [] },
  { name: 'no main.cf names in a RAW value', text: 'default_rbl_reply = $‸', only: [] },
  { name: 'nothing for a parameter that Postfix does not have', text: 'no_such = ‸', only: [] },
  { name: 'macros for a parameter that Postfix does not have', text: 'no_such = $‸', has: ['myhostname'], lacks: ['no_such'] },
  { name: 'the default of a boolean is named', text: 'soft_bounce = ‸', only: ['yes', 'no'] },
  { name: 'one word is enough for a boolean', text: 'soft_bounce = yes ‸', only: [] },
  { name: 'keywords that are there already', text: 'notify_classes = bounce,\n  policy, ‸\n  resource\n', only: ['2bounce', 'delay', 'protocol', 'software', 'data'] },
  { name: 'keywords that are there already, from an empty line amid them', text: 'notify_classes = 2bounce\n  ‸\n  policy', has: ['data'], lacks: ['2bounce', 'policy'] },
  { name: 'keywords of an old release', text: 'notify_classes = ‸', release: '2.8', lacks: ['data'], has: ['software'] },
  { name: 'obsolete keywords', text: 'smtpd_tls_ciphers = ‸', only: ['high', 'medium'] },
  { name: 'TLS protocols before 3.6 have no bounds', text: 'smtpd_tls_protocols = ‸', release: '3.5', has: ['!SSLv3'], lacks: ['>=TLSv1.2'] },
  { name: 'TLS protocols', text: 'smtpd_tls_protocols = ‸', starts: ['>=TLSv1.3', '>=TLSv1.2'] },
  { name: 'restrictions that are there already', text: 'smtpd_recipient_restrictions = permit_mynetworks, ‸, reject_unauth_destination', has: ['check_client_access', 'permit_sasl_authenticated'], lacks: ['permit_mynetworks', 'reject_unauth_destination', 'check_etrn_access'] },
  { name: 'restrictions that do nothing in the list', text: 'smtpd_delay_reject = no\nsmtpd_client_restrictions = ‸', has: ['permit_mynetworks'], lacks: ['reject_unauth_destination'] },
  { name: 'restrictions about the recipient first', text: 'smtpd_relay_restrictions = def‸', starts: ['check_recipient_a_access'] },
  { name: 'times about as long as the default', text: 'delay_warning_time = ‸', starts: ['0h', '300s', '600s'], lacks: ['1s', '7d'] },
  { name: 'restrictions of the release', text: 'smtpd_recipient_restrictions = ‸', release: '2.8', has: ['check_relay_domains'], lacks: ['check_sasl_access', 'check_client_a_access'] },
  { name: 'removed restrictions', text: 'smtpd_recipient_restrictions = ‸', release: '3.9', lacks: ['check_relay_domains', 'reject_maps_rbl'] },
  { name: 'behind a modifier come restrictions', text: 'smtpd_recipient_restrictions = warn_if_reject ‸', has: ['reject_unknown_client_hostname'] },
  { name: 'behind a DNS restriction comes free text', text: 'smtpd_recipient_restrictions = reject_rbl_client ‸', only: [] },
  { name: 'all restrictions in a class', text: 'smtpd_restriction_classes = strict\nstrict = ‸', has: ['check_etrn_access', 'reject_unauth_destination'], lacks: ['strict'] },
  { name: 'table types of the release', text: 'alias_maps = ‸', release: '2.10', has: ['hash:', 'cdb:'], lacks: ['lmdb:', 'inline:', 'mongodb:'] },
  { name: 'the usual table type comes first', text: 'virtual_alias_maps = cdb:/a\nalias_maps = ‸', starts: ['cdb:'] },
  { name: 'caches', text: 'address_verify_map = ‸', has: ['btree:', 'proxy:'], lacks: ['hash:', 'pcre:'] },
  { name: 'table types without colon', text: 'default_database_type = ‸', has: ['hash', 'lmdb'], lacks: ['hash:'] },
  { name: 'nothing behind a type of free text', text: 'alias_maps = tcp:‸', only: [] },
  { name: 'nothing behind a type that there is not', text: 'alias_maps = hsah:‸', only: [] },
  { name: 'nothing in a table written out', text: 'alias_maps = inline:{ a=b, ‸ }', only: [] },
  { name: 'transports', text: 'default_transport = ‸', master, only: ['lmtp:', 'lmtp:inet:', 'lmtp:unix:private/', 'local:', 'relay:', 'slow:', 'smtp:'] },
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
  { name: 'folders alone', text: 'queue_directory = /var/‸', files: [{ name: 'spool', folder: true }, { name: 'x', folder: false }], only: ['spool/'] },
  { name: 'files that no value can name', text: 'alias_maps = hash:/etc/‸', files: [{ name: 'a b', folder: false }, { name: 'c,d', folder: false }, { name: 'x.db', folder: false }], only: ['x'] },
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
  { name: 'an argument', text: 'smtpd_client_restrictions = check_client_access\n  cidr:/etc/postfix/‸', want: '/etc/postfix' },
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
  for (const label of deprecated) assert.ok(existsIn(knowledge.parameters.get(label) ?? { removed: '1.0' }, '3.11'), label);
});

test('a name is not “already set” by the line that it is being written on', () => {
  assert.equal(completed('my‸hostname = x').list.items.find(({ label }) => label === 'myhostname')?.labelDetails?.description, locales.en.hover.kinds['hostname']);
  assert.equal(completed('myhostname = y\nmy‸hostname = x').list.items.find(({ label }) => label === 'myhostname')?.labelDetails?.description, locales.en.completion.alreadySet);
});

test('the default is selected at first', () => {
  const { list } = completed('smtpd_delay_reject = ‸', { messages: locales['zh-cn'] });
  assert.deepEqual(list.items.filter(({ preselect }) => preselect).map(({ label, labelDetails }) => [label, labelDetails?.description]), [['yes', '默认值']]);
});

test('a list of names is small for a client with itemDefaults, and made once', () => {
  const first = completed('‸', { itemDefaults: true }).list;
  const second = completed('x = y\n‸', { itemDefaults: true }).list;
  assert.ok(first.items.length > 900);
  assert.equal(first.items[0], second.items[0]);
  assert.ok(JSON.stringify(first).length < first.items.length * 170, `${JSON.stringify(first).length / first.items.length} bytes an item`);
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
  const time = (run: () => void): number => {
    const times = Array.from({ length: 25 }, () => {
      const start = performance.now();
      run();
      return performance.now() - start;
    });
    return times.sort((a, b) => a - b)[12] ?? Infinity;
  };
  const names = openAt('‸');
  const took = { names: time(() => complete(names.document, names.offset, { itemDefaults: true })), values: time(() => complete(document, offset, { itemDefaults: true })) };
  assert.ok(took.names < 4 && took.values < 4, JSON.stringify(took));
});
