import type { CertificateFacts } from '../../server/src/audit/answers.ts';
import type { AuditCase } from './auditCase.ts';

const sha256 = 'ab'.repeat(32);
const spki = 'cd'.repeat(32);
const day = 86_400_000;
/** When the audits of the cases begin. */
export const caseTime = Date.UTC(2026, 11, 1);

function certificate(more: Partial<CertificateFacts> = {}): CertificateFacts {
  return {
    subject: 'CN=mail',
    issuer: "C=US, O=Let's Encrypt, CN=R11",
    names: ['*.test', '*.example'],
    notBefore: caseTime - 30 * day,
    notAfter: caseTime + 60 * day,
    selfSigned: false,
    keyType: 'rsa',
    keyBits: 2048,
    signature: '1.2.840.113549.1.1.11',
    tlsa: [
      ['30', sha256, 'ef'.repeat(64)],
      ['31', spki, '01'.repeat(64)],
    ],
    ...more,
  };
}

const tls = 'smtpd_tls_cert_file = /etc/ssl/mail.pem\nsmtpd_tls_key_file = /etc/ssl/mail.key\n';
const anyName = { main: `${tls}myhostname = mail.{D}\n`, files: {} };

function cert(
  name: string,
  more: Partial<CertificateFacts>,
  wrong: readonly string[],
  rest: Partial<AuditCase> = {},
): AuditCase {
  const chain = [certificate({ names: ['any'], ...more })];
  return { name: `certificate: ${name}`, ...anyName, certificate: chain, wrong, ...rest };
}

function sts(
  name: string,
  policy: AuditCase['policy'],
  wrong: readonly string[],
  also: readonly string[] = [],
): AuditCase {
  return {
    name: `MTA-STS: ${name}`,
    records: ['_mta-sts.{D} TXT v=STSv1; id=20261201'],
    ...(policy === undefined ? {} : { policy }),
    wrong,
    also,
  };
}

const good = 'version: STSv1\r\nmode: enforce\r\nmx: mail.{D}\r\nmax_age: 604800\r\n';

function dane(name: string, record: string, wrong: readonly string[], more: Partial<AuditCase> = {}): AuditCase {
  return {
    name: `DANE: ${name}`,
    dnssec: 'signed',
    ...anyName,
    certificate: [
      certificate({ names: ['any'] }),
      certificate({
        tlsa: [
          ['40', '11'.repeat(32), ''],
          ['41', '22'.repeat(32), ''],
        ],
      }),
    ],
    records: [`_25._tcp.mail.{D} TLSA ${record}`],
    ...more,
    wrong,
  };
}

const service = (line: string): string =>
  `smtp inet n - n - - smtpd\n${line}\npickup unix n - n 60 1 pickup\nsmtp unix - - n - - smtp\n`;

/**
 * MTA-STS, TLS reports, DANE, CAA, DNSSEC, certificates, settings of TLS, block lists, limits, rows of the article.
 */
export const transportCases: readonly AuditCase[] = [
  sts('as it should be', good, [], ['passed stsGood']),
  sts('a pattern', good.replace('mail.{D}', '*.{D}'), [], ['passed stsGood']),
  sts('a pattern of another level', good.replace('mail.{D}', '*.x.{D}'), ['failed stsMissesMx']),
  sts('testing', good.replace('enforce', 'testing'), [], ['information stsTesting']),
  sts('testing, without our MX', good.replace('enforce', 'testing').replace('mail.{D}', 'old.{D}'), [
    'warning stsMissesMx',
  ]),
  sts('without our MX', good.replace('mail.{D}', 'old.{D}'), ['failed stsMissesMx']),
  sts('kept for an hour', good.replace('604800', '3600'), ['warning stsShort']),
  sts('kept for ever', good.replace('604800', '99999999'), ['failed stsPolicyBad']),
  sts('without max_age', good.replace('max_age: 604800\r\n', ''), ['failed stsPolicyBad']),
  sts('another version', good.replace('STSv1', 'STSv2'), ['failed stsPolicyBad']),
  sts('an unknown mode', good.replace('enforce', 'on'), ['failed stsPolicyBad']),
  sts('without mx', good.replace('mx: mail.{D}\r\n', ''), ['failed stsPolicyBad']),
  sts('a web page instead', '<html>Not found</html>', ['failed stsPolicyBad']),
  sts('no file', { failed: 'HTTP 404' }, ['failed stsNoFile']),
  { name: 'MTA-STS: no id', records: ['_mta-sts.{D} TXT v=STSv1;'], wrong: ['failed stsBad'] },
  {
    name: 'MTA-STS: two records',
    records: ['_mta-sts.{D} TXT v=STSv1; id=1', '_mta-sts.{D} TXT v=STSv1; id=2'],
    wrong: ['failed stsBad'],
  },
  { name: 'TLS reports: none', without: ['_smtp._tls'], wrong: [], also: ['information rptNone'] },
  {
    name: 'TLS reports: without mailto:',
    without: ['_smtp._tls'],
    records: ['_smtp._tls.{D} TXT v=TLSRPTv1; rua=tls@{D}'],
    wrong: ['failed rptBad'],
  },
  {
    name: 'TLS reports: by https',
    without: ['_smtp._tls'],
    records: ['_smtp._tls.{D} TXT v=TLSRPTv1;rua=https://r.{D}/tls'],
    wrong: [],
    also: ['passed rptGood'],
  },
  {
    name: 'TLS reports: two records',
    records: ['_smtp._tls.{D} TXT v=TLSRPTv1; rua=mailto:b@{D}'],
    wrong: ['failed rptBad'],
  },
  dane('3 1 1', `3 1 1 ${spki}`, [], { also: ['passed daneMatches', 'passed secure'] }),
  dane('3 0 1', `3 0 1 ${sha256}`, [], { also: ['passed daneMatches'] }),
  dane('2 1 1', `2 1 1 ${'22'.repeat(32)}`, [], { also: ['passed daneMatches'] }),
  dane('2 1 1 of the server itself', `2 1 1 ${spki}`, ['failed daneDiffers']),
  dane('an old certificate', `3 1 1 ${'99'.repeat(32)}`, ['failed daneDiffers']),
  dane('1 1 1', `1 1 1 ${spki}`, ['failed daneUnusable']),
  dane('not signed', `3 1 1 ${spki}`, ['failed daneUnsigned'], { dnssec: 'none' }),
  {
    name: 'DANE: the certificate is not at hand',
    dnssec: 'signed',
    records: [`_25._tcp.mail.{D} TLSA 3 1 1 ${spki}`],
    wrong: [],
    also: ['unseen daneUnseen'],
  },
  { name: 'DNSSEC: signed', dnssec: 'signed', wrong: [], also: ['passed secure'] },
  { name: 'DNSSEC: not signed', wrong: [], also: ['information insecure'] },
  {
    name: 'DNSSEC: signatures that do not hold',
    dnssec: 'bogus',
    wrong: ['failed bogus'],
    also: ['unseen dnsFailed'],
  },
  cert('CAA allows it', {}, [], { records: ['{D} CAA 0 issue "letsencrypt.org"'], also: ['passed caaAllows'] }),
  cert('CAA with parameters', {}, [], {
    records: ['{D} CAA 0 issue "letsencrypt.org; validationmethods=dns-01"'],
    also: ['passed caaAllows'],
  }),
  cert('CAA allows another', {}, ['warning caaForbids'], { records: ['{D} CAA 0 issue "digicert.com"'] }),
  cert('CAA allows nobody', {}, ['warning caaForbids'], { records: ['{D} CAA 0 issue ";"'] }),
  cert('CAA of the host goes before', {}, [], {
    records: ['{D} CAA 0 issue "digicert.com"', 'mail.{D} CAA 0 issue "letsencrypt.org"'],
    also: ['passed caaAllows'],
  }),
  cert('CAA with an unknown critical tag', {}, ['failed caaCritical'], { records: ['{D} CAA 128 moo "x"'] }),
  cert('an authority that nobody knows', { issuer: 'CN=Our Own' }, [], {
    records: ['{D} CAA 0 issue "digicert.com"'],
    also: ['unseen caaUnsure'],
  }),
  { name: 'CAA: none', wrong: [], also: ['information caaNone'] },
  cert('as it should be', {}, [], {
    also: [
      'passed certificateNames',
      'passed certificateDates',
      'passed certificateKeyMatches',
      'passed certificateTrusted',
    ],
  }),
  cert('another name', { names: ['www.example.net'] }, ['warning certificateOtherName']),
  cert('a wildcard of another level', { names: ['*.mail.example.net'] }, ['warning certificateOtherName']),
  cert('expired', { notAfter: caseTime - day }, ['failed certificateExpired']),
  cert('expires in a week', { notAfter: caseTime + 7 * day }, ['warning certificateSoon']),
  cert('not valid yet', { notBefore: caseTime + day }, ['failed certificateEarly']),
  cert('signed by itself', { selfSigned: true }, ['warning certificateSelfSigned'], { trusted: false }),
  cert('without its intermediate certificates', {}, ['warning certificateUntrusted'], { trusted: false }),
  cert('a chain in the wrong order', {}, ['failed certificateChainBroken'], { linked: false }),
  cert('the key of another', {}, ['failed certificateKeyDiffers'], { keyMatches: false }),
  cert('RSA of 1024 bits', { keyBits: 1024 }, ['failed certificateWeakKey']),
  cert('an elliptic curve', { keyType: 'ec', keyBits: 256, signature: '1.2.840.10045.4.3.2' }, [], {
    also: ['passed certificateAlgorithms'],
  }),
  cert('signed with SHA-1', { signature: '1.2.840.113549.1.1.5' }, ['failed certificateWeakSignature']),
  { name: 'certificate: the file is not there', ...anyName, wrong: ['failed certificateUnread'] },
  { name: 'certificate: nothing is at hand', main: tls, wrong: [], also: ['unseen notAsked'] },
  { name: 'TLS: none on port 25', main: 'smtpd_tls_security_level =\n', wrong: ['warning tlsOff'] },
  {
    name: 'TLS: demanded on port 25',
    main: 'smtpd_tls_security_level = encrypt\nsmtpd_tls_mandatory_protocols = >=TLSv1.2\n',
    wrong: ['warning tlsForced'],
  },
  {
    name: 'TLS: by the old parameter',
    main: 'smtpd_tls_security_level =\nsmtpd_use_tls = yes\n',
    wrong: [],
    also: ['passed tlsOpportunistic'],
  },
  { name: 'TLS: 1.0 and 1.1', main: 'smtpd_tls_protocols = !SSLv2, !SSLv3\n', wrong: ['warning tlsOldProtocols'] },
  {
    name: 'TLS: 1.2 by exclusion',
    main: 'smtpd_tls_protocols = !SSLv2 !SSLv3 !TLSv1 !TLSv1.1\n',
    wrong: [],
    also: ['passed tlsProtocols'],
  },
  { name: 'TLS: 1.3 alone', main: 'smtpd_tls_protocols = TLSv1.3\n', wrong: [], also: ['passed tlsProtocols'] },
  { name: 'TLS: weak ciphers', main: 'smtpd_tls_ciphers = low\n', wrong: ['failed tlsWeakCiphers'] },
  {
    name: 'TLS: none for submission',
    master: service('submission inet n - n - - smtpd -o smtpd_tls_security_level=none'),
    wrong: ['failed tlsOff'],
  },
  {
    name: 'TLS: passwords in the clear',
    master: service('submission inet n - n - - smtpd -o smtpd_sasl_auth_enable=yes'),
    wrong: ['failed authInClear'],
  },
  {
    name: 'TLS: passwords after TLS alone',
    master: service('submission inet n - n - - smtpd -o smtpd_sasl_auth_enable=yes -o smtpd_tls_auth_only=yes'),
    wrong: [],
  },
  {
    name: 'TLS: submissions',
    main: 'smtpd_tls_mandatory_protocols = >=TLSv1.2\n',
    master: service('submissions inet n - n - - smtpd -o smtpd_tls_wrappermode=yes -o smtpd_sasl_auth_enable=yes'),
    wrong: [],
    also: ['passed tlsRequired'],
  },
  { name: 'lists: clean', lists: ['bl.{D}'], wrong: [], also: ['passed listClean'] },
  { name: 'lists: listed', lists: ['bl.{D}'], records: ['list:{A}:bl.{D} A 127.0.0.4'], wrong: ['failed listListed'] },
  {
    name: 'lists: an error',
    lists: ['bl.{D}'],
    records: ['list:{A}:bl.{D} A 127.255.255.254'],
    wrong: [],
    also: ['unseen listRefused'],
  },
  {
    name: 'lists: a resolver that sends everybody to its page',
    lists: ['bl.{D}'],
    records: ['list:{A}:bl.{D} A 203.0.113.250'],
    wrong: [],
    also: ['unseen listRefused'],
  },
  {
    name: 'lists: one that the configuration asks',
    main: 'smtpd_recipient_restrictions = reject_rbl_client bl.{D}=127.0.0.4\n',
    records: ['list:{A}:bl.{D} A 127.0.0.2'],
    wrong: ['failed listListed'],
  },
  {
    name: 'lists: one that postscreen asks',
    main: 'postscreen_dnsbl_sites = bl.{D}*2\n',
    records: ['list:{A}:bl.{D} A 127.0.0.2'],
    wrong: ['failed listListed'],
  },
  { name: 'lists: one that was shut down', lists: ['dnsbl.sorbs.net'], wrong: ['warning listClosed'] },
  {
    name: 'lists: public resolvers are not served',
    lists: ['zen.spamhaus.org'],
    publicResolver: true,
    wrong: [],
    also: ['unseen listPublicResolver'],
  },
  { name: 'limits: none', wrong: [], also: ['information limitRateNone', 'passed limitLifetime', 'passed limitSize'] },
  { name: 'limits: a rate', main: 'smtpd_client_message_rate_limit = 100\n', wrong: [], also: ['passed limitRate'] },
  {
    name: 'limits: mail is given up after an hour',
    main: 'maximal_queue_lifetime = 1h\n',
    wrong: ['warning limitLifetimeShort'],
  },
  {
    name: 'limits: mail is tried for a month',
    main: 'maximal_queue_lifetime = 30d\n',
    wrong: [],
    also: ['information limitLifetimeLong'],
  },
  {
    name: 'limits: any size',
    main: 'message_size_limit = 0\nmailbox_size_limit = 0\n',
    wrong: ['warning limitSizeNone'],
  },
  {
    name: 'limits: a message above the mailbox',
    main: 'message_size_limit = 99000000\n',
    wrong: ['failed limitSizeAboveMailbox'],
  },
  {
    name: 'limits: small messages',
    main: 'message_size_limit = 1000000\n',
    wrong: [],
    also: ['information limitSizeSmall'],
  },
  {
    name: 'article: TLS is not logged',
    main: 'smtpd_tls_loglevel = 0\nsmtp_tls_loglevel = 0\n',
    wrong: ['failed rowTlsLogOff', 'failed rowTlsLogOff'],
  },
  {
    name: 'article: what nobody can see',
    wrong: [],
    also: [
      'unseen rowDelay',
      'unseen rowLoad',
      'unseen rowBandwidth',
      'unseen rowLogKept',
      'unseen rowBorders',
      'unseen rowNational',
      'unseen rowDkimFailures',
      'passed rowSpf',
      'passed rowTlsLog',
    ],
  },
  {
    name: 'article: the log is kept for four weeks',
    files: {
      '/etc/logrotate.d/rsyslog': '/var/log/syslog\n/var/log/mail.log\n{\n  rotate 4\n  weekly\n  missingok\n}\n',
    },
    wrong: ['failed rowLogKeptShort'],
  },
  {
    name: 'article: the log is kept for half a year',
    files: { '/etc/logrotate.d/rsyslog': '/var/log/mail.log {\n  daily\n  rotate 180\n}\n' },
    wrong: [],
    also: ['passed rowLogKeptLong'],
  },
];
