import type { AuditCase } from './auditCase.ts';

const v6 = ['mail.{D} AAAA {6}', 'rev:{6} PTR mail.{D}.'];
const noAddress = ['mail.{D} A', 'rev:{A} PTR'];

/** Names, addresses, reverse DNS, MX, forwarding. */
export const identityCases: readonly AuditCase[] = [
  {
    name: 'a file that Postfix does not read',
    main: 'dkim_default identity = "x"\n',
    wrong: ['failed configurationRefused'],
  },
  {
    name: 'everything is right',
    wrong: [],
    also: ['passed hostnameGood', 'passed heloGood', 'passed reverseGood', 'passed mxGood'],
  },
  {
    name: 'a bare name',
    main: 'myhostname = mail\n',
    wrong: ['failed hostnameBare', 'failed heloBad', 'warning reverseNotHelo'],
  },
  {
    name: 'a name of the local network',
    main: 'myhostname = mail.lan\nsmtp_helo_name = mail.{D}\n',
    wrong: ['failed hostnameLocal'],
  },
  {
    name: 'localhost',
    main: 'myhostname = localhost.localdomain\nsmtp_helo_name = mail.{D}\n',
    wrong: ['failed hostnameLocal'],
  },
  {
    name: 'the name in EHLO has no address',
    main: 'smtp_helo_name = out.{D}\n',
    wrong: ['failed heloNoAddress', 'warning reverseNotHelo'],
  },
  {
    name: 'the name in EHLO is another machine',
    main: 'smtp_helo_name = out.{D}\n',
    records: ['out.{D} A {B}'],
    wrong: ['warning heloElsewhere', 'warning reverseNotHelo'],
  },
  {
    name: 'the name in EHLO is an alias of this machine',
    main: 'smtp_helo_name = out.{D}\n',
    records: ['out.{D} CNAME mail.{D}.'],
    wrong: ['warning reverseNotHelo'],
    also: ['passed heloGood'],
  },
  {
    name: 'a second client of master.cf says another name',
    master:
      'smtp inet n - n - - smtpd\nsmtp unix - - n - - smtp\nother unix - - n - - smtp -o smtp_helo_name=other.test\n',
    wrong: ['failed heloNoAddress'],
  },
  { name: 'no reverse name', without: ['rev:{A} PTR'], wrong: ['failed reverseMissing'] },
  {
    name: 'the reverse name does not exist',
    without: ['rev:{A} PTR'],
    records: ['rev:{A} PTR gone.{D}.'],
    wrong: ['failed reverseUnconfirmed'],
  },
  {
    name: 'the reverse name leads elsewhere',
    without: ['rev:{A} PTR'],
    records: ['rev:{A} PTR host.{D}.', 'host.{D} A {B}'],
    wrong: ['failed reverseUnconfirmed'],
  },
  {
    name: 'the reverse name is another one, which leads back',
    without: ['rev:{A} PTR'],
    records: ['rev:{A} PTR host.{D}.', 'host.{D} A {A}'],
    wrong: ['warning reverseNotHelo'],
  },
  { name: 'two reverse names, of which one is ours', records: ['rev:{A} PTR host.{D}.', 'host.{D} A {A}'], wrong: [] },
  {
    name: 'IPv6 with all that it needs',
    main: 'inet_protocols = all\nsmtp_bind_address6 = {6}\n',
    records: [...v6, '{D} TXT v=spf1 ip4:{A} ip6:{6} -all'],
    without: ['{D} TXT'],
    wrong: [],
    also: ['passed reverseGood', 'passed spfPass'],
  },
  {
    name: 'IPv6 without a reverse name',
    main: 'inet_protocols = all\nsmtp_bind_address6 = {6}\n',
    records: ['mail.{D} AAAA {6}', '{D} TXT v=spf1 ip4:{A} ip6:{6} -all'],
    without: ['{D} TXT'],
    wrong: ['failed reverseMissing'],
  },
  {
    name: 'IPv6 that SPF does not name',
    main: 'inet_protocols = all\nsmtp_bind_address6 = {6}\n',
    records: v6,
    wrong: ['failed spfNot', 'failed rowSpf'],
  },
  {
    name: 'IPv6 of myhostname, as no address is set',
    main: 'inet_protocols = all\nsmtp_bind_address =\n',
    records: [...v6, '{D} TXT v=spf1 a:mail.{D} -all'],
    without: ['{D} TXT'],
    wrong: [],
    also: ['information outgoingFrom', 'passed spfPass'],
  },
  {
    name: 'inet_interfaces with one address',
    main: 'smtp_bind_address =\ninet_interfaces = {A}, 127.0.0.1\n',
    wrong: [],
    also: ['information outgoingFrom'],
  },
  {
    name: 'proxy_interfaces',
    main: 'smtp_bind_address =\nproxy_interfaces = {A}\n',
    wrong: [],
    also: ['passed reverseGood'],
  },
  {
    name: 'a private address behind NAT',
    main: 'smtp_bind_address = 10.1.2.3\n',
    wrong: [],
    also: ['unseen outgoingPrivate', 'unseen spfNoAddress'],
  },
  {
    name: 'a private address, and the user names the one outside',
    main: 'smtp_bind_address = 10.1.2.3\n',
    addresses: ['{A}'],
    wrong: [],
    also: ['passed reverseGood', 'passed spfPass'],
  },
  {
    name: 'no address at all',
    main: 'smtp_bind_address =\n',
    without: noAddress,
    wrong: ['failed mxNoAddress'],
    also: ['unseen outgoingUnknown', 'unseen spfNoAddress'],
  },
  { name: 'no MX record but an address', without: ['{D} MX'], records: ['{D} A {A}'], wrong: ['warning mxImplicit'] },
  { name: 'neither MX record nor address', without: ['{D} MX'], wrong: ['failed mxMissing'] },
  { name: 'a null MX', without: ['{D} MX'], records: ['{D} MX 0 .'], wrong: ['failed mxNull'] },
  {
    name: 'mail goes elsewhere',
    without: ['{D} MX'],
    records: ['{D} MX 10 mx.{D}.', 'mx.{D} A {B}'],
    wrong: ['warning mxElsewhere'],
  },
  {
    name: 'a relay domain whose mail goes elsewhere',
    main: 'relay_domains = sub.{D}\n',
    records: ['sub.{D} MX 10 mx.{D}.', 'mx.{D} A {B}'],
    wrong: [],
    also: ['information mxElsewhere'],
  },
  {
    name: 'two MX, of which one is elsewhere',
    records: ['{D} MX 20 mx2.{D}.', 'mx2.{D} A {B}'],
    wrong: [],
    also: ['information mxPartly'],
  },
  {
    name: 'an MX by another name of this machine',
    without: ['{D} MX'],
    records: ['{D} MX 10 in.{D}.', 'in.{D} A {A}'],
    wrong: [],
    also: ['passed mxGood'],
  },
  {
    name: 'an MX that is an alias',
    without: ['{D} MX'],
    records: ['{D} MX 10 in.{D}.', 'in.{D} CNAME mail.{D}.'],
    wrong: ['failed mxAlias'],
  },
  {
    name: 'an MX without address',
    records: ['{D} MX 20 gone.{D}.'],
    wrong: ['failed mxNoAddress'],
    also: ['information mxPartly'],
  },
  {
    name: 'an MX that is an address',
    records: ['{D} MX 20 192.0.2.250.'],
    wrong: ['failed mxLiteral'],
    also: ['information mxPartly'],
  },
  {
    name: 'a virtual domain without DNS',
    main: 'virtual_mailbox_domains = sub.{D}\n',
    wrong: ['failed mxMissing', 'failed spfNone', 'failed rowSpf', 'failed dkimMissing', 'failed dmarcNotAligned'],
    also: ['passed dmarcGood'],
  },
  {
    name: 'virtual domains in a table that is at hand',
    main: 'virtual_mailbox_domains = hash:/etc/postfix/vdomains\n',
    files: { '/etc/postfix/vdomains': '# ours\nsub.{D}  x\n' },
    records: [
      'sub.{D} MX 10 mail.{D}.',
      'sub.{D} TXT v=spf1 mx -all',
      'sel._domainkey.sub.{D} CNAME sel._domainkey.{D}.',
    ],
    wrong: [],
    also: ['passed mxGood'],
  },
  {
    name: 'virtual domains in a table that is not at hand',
    main: 'virtual_mailbox_domains = hash:/etc/postfix/vdomains\n',
    wrong: [],
    also: ['unseen tableUnread'],
  },
  {
    name: 'virtual domains in a database',
    main: 'virtual_mailbox_domains = mysql:/etc/postfix/my.cf\n',
    files: {},
    wrong: [],
    also: ['unseen tableUnread'],
  },
  {
    name: 'virtual domains inline',
    main: 'virtual_alias_domains = inline:{ sub.{D}=x }\n',
    records: [
      'sub.{D} MX 10 mail.{D}.',
      'sub.{D} TXT v=spf1 ip4:{A} -all',
      'sel._domainkey.sub.{D} CNAME sel._domainkey.{D}.',
    ],
    wrong: [],
  },
  {
    name: 'mail is sent on to another domain',
    main: 'virtual_alias_maps = hash:/etc/postfix/virtual\nvirtual_alias_domains =\n',
    files: { '/etc/postfix/virtual': 'info@{D} boss@elsewhere.example\n' },
    wrong: ['warning srsNeeded'],
  },
  {
    name: 'mail is sent on, with SRS',
    main:
      'virtual_alias_maps = hash:/etc/postfix/virtual\nvirtual_alias_domains =\n' +
      'sender_canonical_maps = hash:/etc/srs\n',
    files: { '/etc/postfix/virtual': 'info@{D} boss@elsewhere.example\n' },
    wrong: [],
    also: ['passed srsThere'],
  },
  {
    name: 'aliases that stay here',
    main: 'alias_maps = hash:/etc/aliases\n',
    files: { '/etc/aliases': 'postmaster: root\nroot: admin@{D}, "|/usr/bin/vacation"\n' },
    wrong: [],
    also: ['passed srsNotNeeded'],
  },
  {
    name: 'an alias that leads out',
    main: 'alias_maps = hash:/etc/aliases\n',
    files: { '/etc/aliases': 'root: admin@elsewhere.example\n' },
    wrong: ['warning srsNeeded'],
  },
];
