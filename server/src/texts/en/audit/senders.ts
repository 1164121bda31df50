import type { AuditData } from '../../../audit/data.ts';
import type { TextsOf } from '../../textsOf.ts';

type Codes =
  `spf${string}` | `dkim${string}` | `sign${string}` | `dmarc${string}` | `reports${string}` | `bimi${string}`;

/** SPF, DKIM, DMARC, BIMI. */
export const enAuditSenders: TextsOf<Pick<AuditData, Extract<keyof AuditData, Codes>>> = {
  spfPass: (d) => `Mail from ${d.domain} may come from ${d.address}.`,
  spfNone: (d) => `${d.domain} has no SPF record. Add one that names the addresses of this server.`,
  spfNot: (d) => `The SPF record of ${d.domain} does not let ${d.address} send (${d.result}). Add the address.`,
  spfError: (d) => `Receivers give up on the SPF record of ${d.domain} (permerror): ${d.why}`,
  spfFailed: (d) => `The SPF record of ${d.domain} could not be worked out: ${d.why}`,
  spfNoAddress: (d) => `Whether ${d.domain} lets this server send cannot be seen without its address. Use --address.`,
  spfProvider: (d) => `The SPF record of ${d.domain} includes ${d.include}, the addresses of ${d.provider}.`,
  spfHelo: (d) =>
    `The SPF record of ${d.name}, the name in EHLO, does not let ${d.address} send bounces (${d.result}).`,
  spfProviderOwn: (d) =>
    `${d.provider} puts a domain of its own into the envelope: SPF of ${d.domain} is not looked at.`,
  spfNoProvider: (d) =>
    `Mail goes through ${d.provider}, but the SPF record of ${d.domain} lacks include:${d.include}.`,
  spfMany: (d) => `${d.domain} has ${d.count} SPF records: receivers give up (permerror). Make one of them.`,
  spfLookups: (d) => `The SPF record of ${d.domain} asks DNS ${d.count} times; 10 are allowed.`,
  spfTooManyLookups: (d) => `The SPF record of ${d.domain} asks DNS ${d.count} times; receivers give up after 10.`,
  spfVoid: (d) =>
    `The SPF record of ${d.domain} asks for ${d.count} names that are not there (${d.names}); 2 are allowed.`,
  spfAnybody: (d) => `The SPF record of ${d.domain} lets everybody send. End it with "-all" or "~all".`,
  spfNeutralEnd: (d) => `The SPF record of ${d.domain} ends with "?all", which says nothing. Use "-all" or "~all".`,
  spfNoEnd: (d) => `The SPF record of ${d.domain} has no "all" at its end: others get "neutral". Add "-all".`,
  spfPtr: (d) =>
    `The SPF record of ${d.domain} uses "ptr", which is slow, unreliable and not to be used (RFC 7208, 5.5).`,
  spfLoop: (d) => `The SPF record of ${d.domain} leads back to ${d.name}: receivers give up (permerror).`,
  spfSyntax: (d) => `The SPF record of ${d.domain} is broken at "${d.term}": receivers give up (permerror).`,
  dkimNoSelector: (d) =>
    `No DKIM selector of ${d.domain} is known. Name it with --selector, or run the audit by the signer.`,
  dkimGood: (d) =>
    `${d.selector} of ${d.domain}: ${d.type === 'rsa' ? 'an RSA' : 'an Ed25519'} key of ${d.bits} bits.`,
  dkimMissing: (d) => `${d.selector}._domainkey.${d.domain} has no record: signatures cannot be checked.`,
  dkimRevoked: (d) => `The key ${d.selector} of ${d.domain} is revoked (empty p=): signatures with it fail.`,
  dkimMany: (d) => `${d.selector}._domainkey.${d.domain} has several records. Leave one.`,
  dkimBad: (d) => `The record ${d.selector}._domainkey.${d.domain} cannot be read (${d.why}).`,
  dkimShort: (d) =>
    `The key ${d.selector} of ${d.domain} has ${d.bits} bits: receivers ignore keys below 1024 (RFC 8301).`,
  dkimWeak: (d) => `The key ${d.selector} of ${d.domain} has ${d.bits} bits. Make one of 2048.`,
  dkimTesting: (d) => `The key ${d.selector} of ${d.domain} says that it is a test (t=y). Take that out.`,
  dkimHash: (d) =>
    `The key ${d.selector} of ${d.domain} allows no SHA-256 (h=), and SHA-1 counts no longer (RFC 8301).`,
  dkimService: (d) => `The key ${d.selector} of ${d.domain} is not for mail (s=).`,
  signingNone: () => 'No Milter and no content filter is set: nothing signs the mail. Postfix itself does not.',
  signingAll: (d) => `Mail of every kind passes ${d.milters}.`,
  signingMisses: (d) => `Mail that comes in by ${d.service} passes no Milter, and is not signed there.`,
  signingMissesLocal: () => 'Mail of this machine (sendmail, bounces) passes no Milter: set non_smtpd_milters.',
  dmarcNone: (d) => `${d.domain} has no DMARC record. Begin with p=none and an address for reports.`,
  dmarcMany: (d) => `_dmarc.${d.domain} has several DMARC records, so that none counts. Leave one.`,
  dmarcBad: (d) => `The DMARC record of ${d.domain} cannot be read, so that it does not count: ${d.why}`,
  dmarcWatching: (d) =>
    `DMARC of ${d.domain} only watches (none). When the reports look well, use quarantine or reject.`,
  dmarcSubdomains: (d) => `DMARC of ${d.domain} leaves its subdomains open (sp=none).`,
  dmarcPartial: (d) => `DMARC of ${d.domain} is for ${d.percent} % of mail (pct=). Take that out.`,
  dmarcGood: (d) => `DMARC of ${d.domain}: ${d.policy}.`,
  dmarcAligned: (d) => `Mail from ${d.domain} passes DMARC by ${d.by}.`,
  dmarcNotAligned: (d) => `Mail from ${d.domain} does not pass DMARC: neither SPF nor DKIM passes for that domain.`,
  dmarcAlignmentUnknown: (d) => `Whether mail from ${d.domain} passes DMARC depends on DKIM. Name the --selector.`,
  reportsNone: (d) => `DMARC of ${d.domain} has no address for reports (rua=).`,
  reportsGood: (d) => `Reports of ${d.domain} go to ${d.to}.`,
  reportsBad: (d) =>
    `"${d.to}" is not an address that reports of ${d.domain} can go to. It should begin with "mailto:".`,
  reportsRefused: (d) => `Reports of ${d.domain} do not reach ${d.to}: that domain does not take them (${d.record}).`,
  bimiNone: (d) => `${d.domain} has no BIMI record: no logo is shown.`,
  bimiFound: (d) => `${d.domain} has a BIMI record.`,
  bimiNeedsPolicy: (d) => `${d.domain} has a BIMI record, but it counts only with DMARC at quarantine or reject.`,
  bimiBad: (d) => `The BIMI record of ${d.domain} names no SVG file by https (${d.why}).`,
};
