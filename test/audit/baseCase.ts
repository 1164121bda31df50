import { reverseNameOf, reversedParts } from '../../server/src/audit/hostText.ts';
import type { AuditCase, PlacedCase, ZoneRecord } from './auditCase.ts';
import { keys } from './keys.ts';

/** The records of a server that does everything right. */
const baseRecords: readonly string[] = [
  'mail.{D} A {A}',
  'rev:{A} PTR mail.{D}.',
  '{D} MX 10 mail.{D}.',
  '{D} TXT v=spf1 ip4:{A} -all',
  `sel._domainkey.{D} TXT v=DKIM1; k=rsa; p=${keys.rsa2048}`,
  '_dmarc.{D} TXT v=DMARC1; p=reject; rua=mailto:dmarc@{D}',
  '_smtp._tls.{D} TXT v=TLSRPTv1; rua=mailto:tls@{D}',
];

const baseMain = `compatibility_level = 3.6
myhostname = mail.{D}
mydomain = {D}
myorigin = $mydomain
mydestination = $myhostname, localhost, $mydomain
alias_maps =
inet_protocols = ipv4
smtp_bind_address = {A}
smtpd_milters = inet:localhost:8891
non_smtpd_milters = $smtpd_milters
smtpd_tls_security_level = may
smtpd_tls_protocols = >=TLSv1.2
smtpd_tls_loglevel = 1
smtp_tls_loglevel = 1
`;

const baseMaster = `smtp inet n - n - - smtpd
pickup unix n - n 60 1 pickup
smtp unix - - n - - smtp
`;

/** The networks of documentation (RFC 5737): 250 addresses each. */
const networks = ['192.0.2', '198.51.100', '203.0.113'];

function addressOf(number: number): string {
  return `${networks[number % 3] ?? ''}.${1 + Math.floor(number / 3)}`;
}

/** Gives a case a domain and addresses of its own, by its number. */
export function placeCase(one: AuditCase, number: number): PlacedCase {
  const top = { signed: 'example', bogus: 'bogus', none: 'test' }[one.dnssec ?? 'none'];
  const domain = `c${number}.${top}`;
  const [a, b, v6] = [addressOf(number * 2), addressOf(number * 2 + 1), `2001:db8:${number.toString(16)}::1`];
  const put = (text: string): string =>
    text.replaceAll('{D}', domain).replaceAll('{A}', a).replaceAll('{B}', b).replaceAll('{6}', v6);
  const isKept = (line: string): boolean => !one.without?.some((start) => line.startsWith(start));
  const lines = [...baseRecords.filter(isKept), ...(one.records ?? [])];
  return {
    ...one,
    domain,
    ...(one.files
      ? { files: Object.fromEntries(Object.entries(one.files).map(([path, text]) => [path, put(text)])) }
      : {}),
    ...(typeof one.policy === 'string' ? { policy: put(one.policy) } : {}),
    ...(one.addresses ? { addresses: one.addresses.map(put) } : {}),
    ...(one.domains ? { domains: one.domains.map(put) } : {}),
    ...(one.lists ? { lists: one.lists.map(put) } : {}),
    selectors: one.selectors ?? ['sel'],
    main: put(baseMain + (one.main ?? '')),
    master: one.master ?? baseMaster,
    zone: lines.map((line) => recordOf(line, put)),
  };
}

function recordOf(line: string, put: (text: string) => string): ZoneRecord {
  const [, name = '', type = '', value = ''] = /^(\S+) (\S+) (.*)$/s.exec(line) ?? [];
  const whole = put(name);
  const owner = ownerOf(whole);
  return { name: owner.toLowerCase(), type, value: put(value) };
}

/** `rev:ADDRESS` is the name of its PTR record, `list:ADDRESS:LIST` that of an entry of a DNS list. */
function ownerOf(text: string): string {
  if (text.startsWith('rev:')) return reverseNameOf(text.slice(4));
  const [, address, list] = /^list:(.+):([^:]+)$/.exec(text) ?? [];
  return address === undefined ? text : `${reversedParts(address)}.${list ?? ''}`;
}
