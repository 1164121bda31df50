import type { AuditCase } from './auditCase.ts';
import { keys } from './keys.ts';

/** A case with another DKIM record. SPF carries DMARC. */
function dkim(
  name: string,
  record: string | undefined,
  wrong: readonly string[],
  also: readonly string[] = [],
): AuditCase {
  const records = record === undefined ? [] : [`sel._domainkey.{D} TXT ${record}`];
  return { name: `DKIM: ${name}`, without: ['sel._domainkey'], records, wrong, also };
}

function dmarc(
  name: string,
  record: string | undefined,
  wrong: readonly string[],
  more: Partial<AuditCase> = {},
): AuditCase {
  const records = [...(record === undefined ? [] : [`_dmarc.{D} TXT ${record}`]), ...(more.records ?? [])];
  return { name: `DMARC: ${name}`, ...more, without: ['_dmarc', ...(more.without ?? [])], records, wrong };
}

const reject = 'v=DMARC1; p=reject; rua=mailto:d@{D}';

/** DKIM, DMARC, BIMI, and who signs. */
export const senderCases: readonly AuditCase[] = [
  dkim('none', undefined, ['failed dkimMissing']),
  dkim('2048 bits, without v= and k=', `p=${keys.rsa2048}`, [], ['passed dkimGood']),
  dkim(
    'spaces in the key',
    `v=DKIM1; p=${keys.rsa2048.slice(0, 60)} ${keys.rsa2048.slice(60)}`,
    [],
    ['passed dkimGood'],
  ),
  dkim('a bare key', `v=DKIM1; k=rsa; p=${keys.rsaBare}`, [], ['passed dkimGood']),
  dkim('Ed25519', `v=DKIM1; k=ed25519; p=${keys.ed25519}`, [], ['passed dkimGood']),
  dkim('1024 bits', `v=DKIM1; p=${keys.rsa1024}`, ['warning dkimWeak']),
  dkim('768 bits', `v=DKIM1; p=${keys.rsa768}`, ['failed dkimShort']),
  dkim('revoked', 'v=DKIM1; p=', ['failed dkimRevoked']),
  dkim('without p=', 'v=DKIM1; k=rsa', ['failed dkimBad']),
  dkim('no Base64', 'v=DKIM1; p=@@@', ['failed dkimBad']),
  dkim('cut off', `v=DKIM1; p=${keys.rsa2048.slice(0, 100)}`, ['failed dkimBad']),
  dkim('another version', `v=DKIM2; p=${keys.rsa2048}`, ['failed dkimBad']),
  dkim('v= not first', `k=rsa; v=DKIM1; p=${keys.rsa2048}`, ['failed dkimBad']),
  dkim('an unknown algorithm', `v=DKIM1; k=dsa; p=${keys.rsa2048}`, ['failed dkimBad']),
  dkim('a tag twice', `v=DKIM1; p=${keys.rsa2048}; p=${keys.rsa2048}`, ['failed dkimBad']),
  dkim('testing', `v=DKIM1; t=y:s; p=${keys.rsa2048}`, ['warning dkimTesting'], ['passed dkimGood']),
  dkim('SHA-1 alone', `v=DKIM1; h=sha1; p=${keys.rsa2048}`, ['failed dkimHash']),
  dkim('for something else', `v=DKIM1; s=tlsrpt; p=${keys.rsa2048}`, ['failed dkimService']),
  {
    name: 'DKIM: two records',
    records: [`sel._domainkey.{D} TXT v=DKIM1; p=${keys.rsa1024}`],
    wrong: ['failed dkimMany'],
  },
  {
    name: 'DKIM: no selector is known',
    selectors: [],
    wrong: [],
    also: ['unseen dkimNoSelector', 'passed dmarcAligned'],
  },
  {
    name: 'DKIM: a second selector',
    selectors: ['sel', 'two'],
    wrong: ['failed dkimMissing'],
    also: ['passed dkimGood'],
  },
  {
    name: 'DKIM: selector of opendkim.conf',
    selectors: [],
    files: { '/etc/opendkim.conf': 'Domain {D}\nSelector sel\nKeyFile /etc/dkimkeys/sel.private\n' },
    wrong: [],
    also: ['passed dkimGood'],
  },
  {
    name: 'DKIM: KeyTable of OpenDKIM',
    selectors: [],
    files: {
      '/etc/opendkim.conf':
        'KeyTable refile:/etc/opendkim/key.table\nSigningTable refile:/etc/opendkim/signing.table\n',
      '/etc/opendkim/key.table': 'one {D}:old:/etc/opendkim/old.private\n',
    },
    wrong: ['failed dkimMissing'],
  },
  {
    name: 'DKIM: selector of rspamd, for all domains',
    selectors: [],
    files: {
      '/etc/rspamd/local.d/dkim_signing.conf':
        '# ours\nselector = "sel";\npath = "/var/lib/rspamd/dkim/$domain.key";\n',
    },
    wrong: [],
    also: ['passed dkimGood'],
  },
  {
    name: 'DKIM: selector of rspamd, by domain',
    selectors: [],
    files: {
      '/etc/rspamd/local.d/dkim_signing.conf':
        'domain {\n  {D} {\n    selector = "sel";\n  }\n  other.example { selector = "no"; }\n}\n',
    },
    wrong: [],
    also: ['passed dkimGood'],
  },
  {
    name: 'DKIM: selector of Amavis',
    selectors: [],
    files: {
      '/etc/amavis/conf.d/50-user':
        "use strict;\n# dkim_key('{D}', 'old', 'x');\ndkim_key('{D}', 'sel', '/var/lib/dkim/sel.key.pem');\n1;\n",
    },
    wrong: [],
    also: ['passed dkimGood'],
  },
  { name: 'signing: nobody signs', main: 'smtpd_milters =\n', wrong: ['warning signingNone'] },
  {
    name: 'signing: a content filter may',
    main: 'smtpd_milters =\ncontent_filter = amavis:[127.0.0.1]:10024\n',
    wrong: [],
  },
  {
    name: 'signing: not for mail of this machine',
    main: 'non_smtpd_milters =\n',
    wrong: ['warning signingMissesLocal'],
  },
  {
    name: 'signing: not for submission',
    master:
      'smtp inet n - n - - smtpd\n' +
      'submission inet n - n - - smtpd -o smtpd_milters= -o smtpd_tls_security_level=encrypt\n' +
      'pickup unix n - n 60 1 pickup\nsmtp unix - - n - - smtp\n',
    main: 'smtpd_tls_mandatory_protocols = >=TLSv1.2\n',
    wrong: ['warning signingMisses'],
  },
  {
    name: 'signing: no_milters behind a filter is right',
    master:
      'smtp inet n - n - - smtpd\n127.0.0.1:10025 inet n - n - - smtpd -o receive_override_options=no_milters\n' +
      'pickup unix n - n 60 1 pickup\nsmtp unix - - n - - smtp\n',
    wrong: [],
    also: ['passed signingAll'],
  },
  dmarc('none', undefined, ['failed dmarcNone']),
  dmarc('p=none', 'v=DMARC1; p=none; rua=mailto:d@{D}', ['warning dmarcWatching']),
  dmarc('quarantine', 'v=DMARC1; p=quarantine; rua=mailto:d@{D}', [], { also: ['passed dmarcGood'] }),
  dmarc('capitals and spaces', 'v=DMARC1 ;  P=Reject ; RUA=mailto:d@{D} ;', [], { also: ['passed dmarcGood'] }),
  dmarc('blanks around the equals signs', 'v = DMARC1 ; p = reject ; rua = mailto:d@{D}', [], {
    also: ['passed dmarcGood'],
  }),
  dmarc('two records', reject, ['failed dmarcMany'], { records: ['_dmarc.{D} TXT v=DMARC1; p=none'] }),
  dmarc('another text beside it', reject, [], { records: ['_dmarc.{D} TXT hello'] }),
  dmarc('v= in small letters', 'v=dmarc1; p=reject', ['failed dmarcNone']),
  dmarc('an unknown policy and no reports', 'v=DMARC1; p=block', ['failed dmarcBad']),
  dmarc('an unknown policy with reports counts as none', 'v=DMARC1; p=block; rua=mailto:d@{D}', [
    'warning dmarcWatching',
  ]),
  dmarc('an unknown sp=', 'v=DMARC1; p=reject; sp=no; rua=mailto:d@{D}', ['failed dmarcBad']),
  dmarc('pct= that is no number', 'v=DMARC1; p=reject; pct=all; rua=mailto:d@{D}', ['failed dmarcBad']),
  dmarc('commas instead of semicolons', 'v=DMARC1, p=reject', ['failed dmarcNone']),
  dmarc('half of the mail', 'v=DMARC1; p=reject; pct=50; rua=mailto:d@{D}', ['warning dmarcPartial']),
  dmarc('open subdomains', 'v=DMARC1; p=reject; sp=none; rua=mailto:d@{D}', ['warning dmarcSubdomains']),
  dmarc('no reports', 'v=DMARC1; p=reject', [], { also: ['information reportsNone'] }),
  dmarc('reports without mailto:', 'v=DMARC1; p=reject; rua=d@{D}', ['failed reportsBad']),
  dmarc('reports to a web page', 'v=DMARC1; p=reject; rua=https://{D}/x', ['failed reportsBad']),
  dmarc('reports with a size', 'v=DMARC1; p=reject; rua=mailto:d@{D}!10m', [], { also: ['passed reportsGood'] }),
  dmarc('reports to somebody who takes them', 'v=DMARC1; p=reject; rua=mailto:d@rep-{D}', [], {
    records: ['{D}._report._dmarc.rep-{D} TXT v=DMARC1'],
    also: ['passed reportsGood'],
  }),
  dmarc('reports to somebody who does not', 'v=DMARC1; p=reject; rua=mailto:d@rep-{D}', ['failed reportsRefused']),
  dmarc('failure reports to somebody who does not', 'v=DMARC1; p=reject; rua=mailto:d@{D}; ruf=mailto:f@rep-{D}', [
    'failed reportsRefused',
  ]),
  dmarc('reports to a subdomain', 'v=DMARC1; p=reject; rua=mailto:d@r.{D}', [], { also: ['passed reportsGood'] }),
  {
    name: 'DMARC: of the organisation, for a subdomain',
    main: 'myorigin = sub.{D}\nmydestination = sub.{D}\n',
    records: [
      'sub.{D} MX 10 mail.{D}.',
      'sub.{D} TXT v=spf1 mx -all',
      'sel._domainkey.sub.{D} CNAME sel._domainkey.{D}.',
    ],
    wrong: [],
    also: ['passed dmarcGood'],
  },
  {
    name: 'DMARC: of the organisation, whose sp= is none',
    main: 'myorigin = sub.{D}\nmydestination = sub.{D}\n',
    without: ['_dmarc'],
    records: [
      '_dmarc.{D} TXT v=DMARC1; p=reject; sp=none; rua=mailto:d@{D}',
      'sub.{D} MX 10 mail.{D}.',
      'sub.{D} TXT v=spf1 mx -all',
      'sel._domainkey.sub.{D} CNAME sel._domainkey.{D}.',
    ],
    wrong: ['warning dmarcWatching'],
  },
  {
    name: 'DMARC: neither SPF nor DKIM',
    without: ['{D} TXT', 'sel._domainkey'],
    records: ['{D} TXT v=spf1 -all'],
    wrong: ['failed spfNot', 'failed rowSpf', 'failed dkimMissing', 'failed dmarcNotAligned'],
  },
  {
    name: 'DMARC: SPF fails, and who signs is not known',
    without: ['{D} TXT'],
    records: ['{D} TXT v=spf1 -all'],
    selectors: [],
    wrong: ['failed spfNot', 'failed rowSpf'],
    also: ['unseen dmarcAlignmentUnknown'],
  },
  {
    name: 'BIMI',
    records: ['default._bimi.{D} TXT v=BIMI1; l=https://{D}/logo.svg'],
    wrong: [],
    also: ['information bimiFound'],
  },
  {
    name: 'BIMI without https',
    records: ['default._bimi.{D} TXT v=BIMI1; l=http://{D}/logo.png'],
    wrong: [],
    also: ['information bimiBad'],
  },
  dmarc('BIMI that does not count', 'v=DMARC1; p=none; rua=mailto:d@{D}', ['warning dmarcWatching'], {
    records: ['default._bimi.{D} TXT v=BIMI1; l=https://{D}/logo.svg'],
    also: ['information bimiNeedsPolicy'],
  }),
];
