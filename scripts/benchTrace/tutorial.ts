/** The configuration and the sessions that `npm run bench:trace` plays: ours and real ones alike. */
import type { SmtpClient } from '../../server/src/evaluate/smtpd/state.ts';
import type { SmtpSession } from '../../server/src/evaluate/smtpd/session.ts';

/** How many entries each table has. */
const entries = 10_000;

/**
 * main.cf of the size that tutorials for mail providers have: hosted domains in tables, logins tied to senders, a
 * list of clients and one of senders, and the usual checks. Nothing of it asks DNS or a policy server, which would
 * only slow the real smtpd.
 * @param folder where the tables are
 */
export function tutorialMain(folder: string): string {
  return `compatibility_level = 3.6
myhostname = mx.example.test
mydestination = mx.example.test, localhost
mynetworks = 127.0.0.2/32, 10.0.0.0/8, [2001:db8:1::]/48
inet_protocols = ipv4
recipient_delimiter = +
virtual_mailbox_domains = hash:${folder}/domains
virtual_mailbox_maps = hash:${folder}/mailboxes
virtual_alias_maps = hash:${folder}/aliases
smtpd_sasl_auth_enable = yes
smtpd_sender_login_maps = hash:${folder}/mailboxes, hash:${folder}/aliases
smtpd_authorized_xclient_hosts = 127.0.0.1
smtpd_helo_required = yes
smtpd_client_restrictions = permit_mynetworks, permit_sasl_authenticated, check_client_access hash:${folder}/clients
smtpd_helo_restrictions = permit_mynetworks, permit_sasl_authenticated, reject_invalid_helo_hostname,
  reject_non_fqdn_helo_hostname
smtpd_sender_restrictions = reject_sender_login_mismatch, permit_mynetworks, permit_sasl_authenticated,
  reject_non_fqdn_sender, check_sender_access hash:${folder}/senders
smtpd_relay_restrictions = permit_mynetworks, permit_sasl_authenticated, defer_unauth_destination
smtpd_recipient_restrictions = reject_non_fqdn_recipient, reject_unlisted_recipient, permit_mynetworks,
  permit_sasl_authenticated, reject_unauth_destination
`;
}

/** The tables of 10,000 entries, by file name. */
export const tutorialTables: Readonly<Record<string, string>> = {
  domains: lines((at) => `d${at}.test OK`),
  mailboxes: lines((at) => `user${at}@d${at}.test user${at}@d${at}.test`),
  aliases: lines((at) => `info@d${at}.test user${at}@d${at}.test`),
  clients: lines((at) => `198.18.${at >> 8}.${at & 255} REJECT dynamic`),
  senders: lines((at) => `spam${at}.test REJECT no spam`),
};

function lines(line: (at: number) => string): string {
  return Array.from({ length: entries }, (_, at) => `${line(at)}\n`).join('');
}

/**
 * The mix, after what typical configurations of ../shared/oracle (group K) are asked: of 20 sessions with 25
 * recipients, 10 recipients are accepted, 5 are refused for relaying or not existing, 10 for their client, HELO name,
 * sender, login or form. All say EHLO, MAIL and RCPT; a decision is a RCPT with its lists. 12 sessions come from a
 * client with a name, 8 from one without: 3 of these with a login, 1 from mynetworks. `seed` varies the addresses.
 */
export function tutorialSessions(seed: number): readonly SmtpSession[] {
  const at = (seed * 7919) % entries;
  const user = `user${at}@d${at}.test`;
  const other = `user${(at + 1) % entries}@d${(at + 1) % entries}.test`;
  const stranger = 'ann@sender.test';
  return [
    session(known, 'mail.sender.test', stranger, user),
    session(known, 'mail.sender.test', stranger, `nobody@d${at}.test`),
    session(known, 'mail.sender.test', stranger, 'zoe@far.test'),
    session(known, 'mail.sender.test', '', user),
    session(known, 'mail.sender.test', stranger, `user${at}+tag@d${at}.test`, user.toUpperCase(), `info@d${at}.test`),
    session(known, 'mail.sender.test', 'postmaster@sender.test', user),
    session(lan, 'pc5', stranger, 'zoe@far.test'),
    session(withLogin(user), '[192.168.1.20]', user, 'zoe@far.test'),
    session(withLogin(user), '[192.168.1.20]', other, 'zoe@far.test'),
    session(withLogin(user), '[192.168.1.20]', stranger, user, 'zoe@far.test'),
    session(nameless, 'laptop.home.test', user, user),
    session({ ...nameless, address: `198.18.${at >> 8}.${at & 255}` }, 'dyn5.isp.test', stranger, user),
    session(known, 'mail.sender.test', `x@spam${at}.test`, user),
    session(nameless, 'mail.sender.test', stranger, user),
    session(known, 'pc', stranger, user),
    session(known, 'a_b..c', stranger, user),
    session(known, 'mail.sender.test', 'root', user),
    session(known, 'mail.sender.test', stranger, 'zoe@far.test', user),
    session(nameless, 'mail.sender.test', stranger, `nobody@d${at}.test`, 'zoe@far.test'),
    session(known, 'mail.sender.test', stranger, 'zoe'),
  ];
}

const known: SmtpClient = {
  address: '192.0.2.7',
  name: 'mail.sender.test',
  nameStatus: 'ok',
  reverseName: 'mail.sender.test',
  reverseNameStatus: 'ok',
};
const nameless: SmtpClient = {
  address: '203.0.113.77',
  name: 'unknown',
  nameStatus: 'permanent',
  reverseName: 'unknown',
  reverseNameStatus: 'permanent',
};
const lan: SmtpClient = { ...nameless, address: '10.0.0.5' };

function withLogin(name: string): SmtpClient {
  return { ...nameless, login: { name, method: 'XCLIENT' } };
}

function session(client: SmtpClient, helo: string, from: string, ...to: readonly string[]): SmtpSession {
  const recipients = to.map((address) => `RCPT TO:<${address}>`);
  return { client, commands: [`EHLO ${helo}`, `MAIL FROM:<${from}>`, ...recipients] };
}
