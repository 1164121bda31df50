import fc from 'fast-check';
import type { SmtpClient } from '../../../server/src/evaluate/smtpd/state.ts';

/** One smtpd with settings of its own, and the sessions that it is given. */
export interface GeneratedService {
  readonly settings: Readonly<Record<string, string>>;
  readonly sessions: readonly GeneratedSession[];
}
export interface GeneratedSession {
  readonly client: SmtpClient;
  readonly commands: readonly string[];
}

/** main.cf that all services share. */
export const sharedMain = `myhostname = mail.example.com
mydestination = example.com, $myhostname, localhost
local_recipient_maps = texthash:FOLDER/local
virtual_alias_domains = alias.test
virtual_alias_maps = texthash:FOLDER/virtual
virtual_mailbox_domains = box.test
virtual_mailbox_maps = texthash:FOLDER/box
relay_domains = relay.test
relay_recipient_maps = texthash:FOLDER/relay
mynetworks = 127.0.0.0/8, 10.0.0.0/8, [2001:db8:1::]/48
recipient_delimiter = +
smtpd_sender_login_maps = texthash:FOLDER/owners
transport_maps = inline:{{moved@box.test = error:5.1.6 moved away}, {slow@relay.test = retry:4.3.2 come back}}
fast_flush_domains = example.com, relay.test
inet_protocols = all
local_transport = discard
virtual_transport = discard
relay_transport = discard
default_transport = discard
smtpd_authorized_xclient_hosts = 127.0.0.1
smtpd_hard_error_limit = 1000
smtpd_junk_command_limit = 1000
max_use = 1
smtpd_soft_error_limit = 1000
`;

/** The files that the tables read. */
export const sharedFiles: Readonly<Record<string, string>> = {
  local: 'alice x\nbob x\nroot x\n',
  virtual: 'sales@alias.test alice@example.com\n@catch.test alice@example.com\nabuse root\nalice@relay.test bob\n',
  box: 'vera@box.test x\nmoved@box.test x\n',
  relay: 'rita@relay.test x\nslow@relay.test x\n',
  owners: 'joe@example.com joe\nalice@example.com alice, Joe\n@client.test bob\nbob joe\n',
};

const actions = [
  'OK',
  'DUNNO',
  'REJECT',
  'REJECT no',
  'REJECT 5.1.1 nobody',
  'DEFER',
  'DEFER 4.2.1 full',
  '450 4.7.1 grey',
  '550 5.1.8 bad',
  '421 bye',
  '521 5.7.1 gone',
  '554',
  'DEFER_IF_PERMIT',
  'DEFER_IF_PERMIT 4.1.8 wait',
  'DEFER_IF_REJECT maybe',
  'DISCARD',
  'DISCARD eaten',
  'HOLD',
  'HOLD look',
  'WARN seen',
  'INFO',
  'FILTER smtp:x',
  'FILTER x',
  'REDIRECT x@far.test',
  'REDIRECT x',
  'PREPEND X-A: b',
  'PREPEND nothing',
  'BCC x@far.test',
  'permit',
  'reject',
  'k1',
  'permit_mynetworks, reject',
  'reject_unknown_sender_domain, permit',
  'warn_if_reject reject',
  'no_such',
  'OK, reject',
  '550 4.7.1 mixed',
  '250 x',
  'RELAY',
  'defer_if_permit',
  'defer_if_reject',
];
const clientKeys = [
  'mail.client.test',
  'client.test',
  'test',
  '192.0.2.7',
  '192.0.2',
  'unknown',
  'isp.test',
  '198.51.100.5',
  '10',
  '2001:db8',
];
const heloKeys = ['mail.client.test', 'client.test', 'pc', 'test', '[192.0.2.7]'];
const addressKeys = [
  'ann@client.test',
  'client.test',
  'alice@example.com',
  'example.com',
  'alice@',
  'test',
  '<>',
  'x@fail.test',
  'bob+x@example.com',
  'relay.test',
  'ann@',
];
const serverKeys = [
  'mail.client.test',
  '192.0.2.7',
  'ns.client.test',
  '127.0.0.1',
  '203.0.113.11',
  'mx.far.test',
  'test',
];

const table = (keys: readonly string[]): fc.Arbitrary<string> =>
  fc
    .array(fc.tuple(fc.constantFrom(...keys), fc.constantFrom(...actions)), { minLength: 1, maxLength: 4 })
    .map((entries) => `inline:{${entries.map(([key, action]) => `{${key} = ${action}}`).join(', ')}}`);
const access = (name: string, keys: readonly string[]): fc.Arbitrary<string> =>
  table(keys).map((text) => `${name} ${text}`);

// XCLIENT leaves the address that permit_inet_interfaces looks
// at as it was (xclient_cmd()), so that it is not among these.
const plain = [
  'permit',
  'reject',
  'defer',
  'defer_if_permit',
  'defer_if_reject',
  'warn_if_reject',
  'permit_mynetworks',
  'permit_sasl_authenticated',
  'permit_tls_clientcerts',
  'permit_auth_destination',
  'permit_mx_backup',
  'reject_unauth_destination',
  'defer_unauth_destination',
  'reject_unknown_client_hostname',
  'reject_unknown_reverse_client_hostname',
  'reject_invalid_helo_hostname',
  'reject_non_fqdn_helo_hostname',
  'reject_unknown_helo_hostname',
  'reject_non_fqdn_sender',
  'reject_non_fqdn_recipient',
  'reject_unknown_sender_domain',
  'reject_unknown_recipient_domain',
  'reject_unlisted_sender',
  'reject_unlisted_recipient',
  'reject_sender_login_mismatch',
  'reject_known_sender_login_mismatch',
  'reject_authenticated_sender_login_mismatch',
  'reject_unauthenticated_sender_login_mismatch',
  'reject_plaintext_session',
  'reject_multi_recipient_bounce',
  'reject_unauth_pipelining',
  'check_relay_domains',
  'permit_naked_ip_address',
  'k1',
  'k2',
  'no_such_restriction',
  'reject_rbl_client bl.test',
  'reject_rbl_client bl.test=127.0.0.[2..4]',
  'reject_rbl_client sf.test',
  'reject_rhsbl_client rhs.test',
  'reject_rhsbl_sender rhs.test',
  'reject_rhsbl_helo rhs.test',
  'reject_rhsbl_recipient rhs.test',
  'reject_rhsbl_reverse_client rhs.test',
  'permit_dnswl_client wl.test',
  'permit_dnswl_client sf.test',
  'permit_rhswl_client rhs.test',
  'check_ccert_access static:OK',
  'check_sender_access static:OK',
  'check_recipient_access static:REJECT',
  'sleep 0',
  'check_recipient_maps',
];
const item = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...plain) },
  access('check_client_access', clientKeys),
  access('check_helo_access', heloKeys),
  access('check_sender_access', addressKeys),
  access('check_recipient_access', addressKeys),
  access('check_reverse_client_hostname_access', clientKeys),
  access('check_sender_mx_access', serverKeys),
  access('check_recipient_mx_access', serverKeys),
  access('check_helo_a_access', serverKeys),
  access('check_client_ns_access', serverKeys),
  access('check_sender_ns_access', serverKeys),
  access('check_sasl_access', ['joe', 'bob']),
  table([...clientKeys, ...addressKeys]),
);
const list = fc.array(item, { maxLength: 4 }).map((items) => items.join(', '));
const gate = fc.constantFrom(
  'reject_unauth_destination',
  'defer_unauth_destination',
  'permit_mynetworks, reject_unauth_destination',
  'permit_sasl_authenticated, reject_unauth_destination',
);

const settings = fc.record({
  smtpd_client_restrictions: list,
  smtpd_helo_restrictions: list,
  smtpd_sender_restrictions: list,
  smtpd_recipient_restrictions: list,
  smtpd_relay_restrictions: fc.tuple(list, gate).map((parts) => parts.filter((part) => part !== '').join(', ')),
  smtpd_data_restrictions: list,
  smtpd_end_of_data_restrictions: list,
  smtpd_etrn_restrictions: list,
  smtpd_restriction_classes: fc.constant('k1, k2'),
  // smtpd has no limit for a class that names itself.
  k1: fc
    .array(
      item.filter((one) => !/^k\d$/.test(one)),
      { minLength: 1, maxLength: 3 },
    )
    .map((items) => items.join(', ')),
  k2: fc.constantFrom(
    'reject_unlisted_recipient, k1',
    'warn_if_reject',
    'permit_mynetworks',
    'reject_unknown_recipient_domain, reject',
  ),
  smtpd_delay_reject: fc.constantFrom('yes', 'yes', 'yes', 'no'),
  smtpd_reject_unlisted_sender: fc.constantFrom('no', 'no', 'yes'),
  smtpd_reject_unlisted_recipient: fc.constantFrom('yes', 'yes', 'no'),
  smtpd_relay_before_recipient_restrictions: fc.constantFrom('yes', 'no'),
  allow_untrusted_routing: fc.constantFrom('no', 'no', 'yes'),
  soft_bounce: fc.constantFrom('no', 'no', 'no', 'yes'),
  smtpd_helo_required: fc.constantFrom('no', 'yes'),
  unknown_client_reject_code: fc.constantFrom('450', '550'),
  unknown_address_reject_code: fc.constantFrom('450', '554'),
  access_map_reject_code: fc.constantFrom('554', '550'),
  unknown_hostname_reject_code: fc.constantFrom('450', '550'),
  strict_rfc821_envelopes: fc.constantFrom('no', 'no', 'yes'),
  disable_vrfy_command: fc.constantFrom('no', 'no', 'yes'),
  show_user_unknown_table_name: fc.constantFrom('yes', 'yes', 'no'),
  unknown_address_tempfail_action: fc.constantFrom('defer_if_permit', 'defer'),
  smtpd_reject_footer: fc.constantFrom('', '', '', '\\c. See $server_name', 'Ask $client_address about $recipient'),
});

const client = (address: string, name: string, reverse: string): SmtpClient => {
  const status = (text: string): SmtpClient['nameStatus'] => (text === 'unknown' ? 'permanent' : 'ok');
  return {
    address,
    name,
    nameStatus: status(name),
    reverseName: reverse,
    reverseNameStatus: status(reverse),
    serverAddress: '127.0.0.1',
  };
};
const clients = [
  client('192.0.2.7', 'mail.client.test', 'mail.client.test'),
  client('192.0.2.8', 'unknown', 'liar.client.test'),
  client('192.0.2.9', 'unknown', 'unknown'),
  client('198.51.100.5', 'dyn5.isp.test', 'dyn5.isp.test'),
  client('10.0.2.5', 'pc5.lan.test', 'pc5.lan.test'),
  client('2001:db8::7', 'mail.client.test', 'mail.client.test'),
  client('127.0.0.1', 'localhost', 'localhost'),
];
const logins = [undefined, undefined, undefined, 'joe', 'bob'];
const helos = [
  'mail.client.test',
  'pc',
  '[192.0.2.7]',
  '[1.2.3]',
  '192.0.2.7',
  'nx.test',
  'x.fail.test',
  'under_score.test',
  'a..b',
  'only.test',
  'spam.test',
  'test.',
];
const senders = [
  'ann@client.test',
  '',
  'joe@example.com',
  'alice@example.com',
  'x@fail.test',
  'x@nx.test',
  'x@null.test',
  'x@lost.test',
  'x@loop.test',
  'x@spam.test',
  'ann',
  'bob@example.com',
  'ann@pc',
  'nobody@example.com',
  'ann%x@client.test',
  'x@only.test',
  'x@[192.0.2.7]',
  'vera@box.test',
  'x@text.test',
];
const recipients = [
  'alice@example.com',
  'bob+x@example.com',
  'nobody@example.com',
  'zoe@far.test',
  'vera@box.test',
  'nobody@box.test',
  'moved@box.test',
  'rita@relay.test',
  'slow@relay.test',
  'no@relay.test',
  'sales@alias.test',
  'no@alias.test',
  'postmaster',
  'postmaster@example.com',
  'abuse@example.com',
  'x@backup.test',
  'zoe%far.test@example.com',
  'zoe@far.test@example.com',
  'rita%far.test@relay.test',
  'alice',
  'ALICE@Example.COM',
  'x@catch.test',
  '"a b"@example.com',
  'x@null.test',
  'x@fail.test',
  'alice@[127.0.0.1]',
  'double-bounce@example.com',
  'alice@relay.test',
];

const session: fc.Arbitrary<GeneratedSession> = fc.record({
  client: fc
    .tuple(fc.constantFrom(...clients), fc.constantFrom(...logins))
    .map(([one, login]) => (login === undefined ? one : { ...one, login: { name: login, method: 'XCLIENT' } })),
  commands: fc
    .tuple(
      fc.constantFrom(...helos),
      fc.constantFrom(...senders),
      fc.array(fc.constantFrom(...recipients), { minLength: 1, maxLength: 3 }),
      fc.constantFrom<readonly string[]>(
        [],
        [],
        ['VRFY alice@example.com'],
        ['ETRN example.com'],
        ['ETRN far.test'],
        ['RSET'],
        ['NOOP'],
      ),
    )
    .map(([helo, from, to, more]) => [
      `EHLO ${helo}`,
      ...(more[0] === 'RSET' ? [] : more),
      `MAIL FROM:<${from}>`,
      ...to.map((one) => `RCPT TO:<${one}>`),
      'DATA',
      '.',
    ]),
});

/** Services with sessions. */
export const generatedService: fc.Arbitrary<GeneratedService> = fc.record({
  settings,
  sessions: fc.array(session, { minLength: 6, maxLength: 6 }),
});
