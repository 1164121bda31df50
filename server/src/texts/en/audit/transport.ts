import type { AuditData } from '../../../audit/data.ts';
import type { TextsOf } from '../../textsOf.ts';

type Codes =
  | `sts${string}`
  | `rpt${string}`
  | `dane${string}`
  | `caa${string}`
  | 'secure'
  | 'insecure'
  | 'bogus'
  | `certificate${string}`
  | `tls${string}`
  | 'authInClear'
  | `national${string}`;

/** Transport security. */
export const enAuditTransport: TextsOf<Pick<AuditData, Extract<keyof AuditData, Codes>>> = {
  stsNone: (d) => `${d.domain} has no MTA-STS.`,
  stsBad: (d) => `The MTA-STS record of ${d.domain} does not count (${d.why}).`,
  stsNoFile: (d) => `The MTA-STS policy of ${d.domain} cannot be fetched: ${d.why}`,
  stsPolicyBad: (d) => `The MTA-STS policy of ${d.domain} is wrong at "${d.why}".`,
  stsMissesMx: (d) => `The MTA-STS policy of ${d.domain} lacks its MX ${d.host}: others will not deliver there.`,
  stsTesting: (d) => `MTA-STS of ${d.domain} does not protect yet: its mode is not "enforce".`,
  stsShort: (d) => `The MTA-STS policy of ${d.domain} is kept for ${d.seconds} seconds only; weeks are usual.`,
  stsGood: (d) => `MTA-STS of ${d.domain}: ${d.mode}.`,
  rptNone: (d) => `${d.domain} asks for no reports about TLS.`,
  rptBad: (d) => `The record for TLS reports of ${d.domain} does not count (${d.why}).`,
  rptGood: (d) => `TLS reports of ${d.domain} go to ${d.to}.`,
  daneNone: (d) => `${d.host} has no TLSA record.`,
  daneUnsigned: (d) => `${d.host} has TLSA records, but the resolver did not check signatures: they do not count.`,
  daneUnusable: (d) => `A TLSA record of ${d.host} is not for mail (${d.record}): use 3 1 1 or 2 1 1.`,
  daneMatches: (d) => `The TLSA record ${d.record} of ${d.host} fits the certificate.`,
  daneDiffers: (d) => `No TLSA record of ${d.host} fits the certificate: servers that know DANE do not deliver here.`,
  daneUnseen: (d) => `${d.host} has TLSA records; whether they fit shows where the certificate is.`,
  caaNone: (d) => `Any authority may make certificates for ${d.domain} (no CAA record).`,
  caaAllows: (d) => `CAA of ${d.domain} allows the authority of the certificate (${d.issuer}).`,
  caaForbids: (d) => `CAA of ${d.domain} allows only ${d.allowed}: the certificate of ${d.issuer} cannot be renewed.`,
  caaUnsure: (d) =>
    `CAA of ${d.domain} allows ${d.allowed}.${d.issuer === '' ? '' : ` The certificate is by ${d.issuer}.`}`,
  caaCritical: (d) => `CAA of ${d.domain} has an unknown critical tag "${d.tag}": no authority makes certificates.`,
  secure: (d) => `${d.domain} is signed, and the resolver has checked it.`,
  insecure: (d) => `${d.domain} is not signed (DNSSEC), or the resolver does not check signatures.`,
  bogus: (d) => `The DNSSEC signatures of ${d.domain} do not hold: for many the domain does not exist.`,
  certificateNone: () => 'No server certificate is set (smtpd_tls_cert_file, smtpd_tls_chain_files).',
  certificateUnread: (d) => `${d.files} cannot be used as a certificate: ${d.why}`,
  certificateNames: (d) => `${d.file} is for ${d.names}.`,
  certificateOtherName: (d) => `${d.file} is for ${d.names}, not for ${d.host}.`,
  certificateExpired: (d) => `${d.file} expired on ${d.date}.`,
  certificateSoon: (d) => `${d.file} expires on ${d.date}, in ${d.days} days.`,
  certificateEarly: (d) => `${d.file} is valid only from ${d.date} on.`,
  certificateDates: (d) => `${d.file} is valid until ${d.date}.`,
  certificateKeyDiffers: (d) => `The key in ${d.keyFile} does not belong to ${d.file}: TLS will not work.`,
  certificateKeyMatches: (d) => `The key in ${d.keyFile} belongs to ${d.file}.`,
  certificateKeyUnread: (d) => `The key in ${d.keyFile} cannot be read by you. Run the audit as root to compare it.`,
  certificateChainBroken: (d) =>
    `The certificates in ${d.file} do not sign each other: they are in the wrong order, or foreign.`,
  certificateSelfSigned: (d) => `${d.file} is signed by itself: nobody can check it, unless by DANE.`,
  certificateUntrusted: (d) =>
    `${d.file} does not lead to a known authority (${d.issuer}). Are its intermediate certificates missing?`,
  certificateTrusted: (d) => `${d.file} leads to a known authority (${d.issuer}).`,
  certificateWeakKey: (d) => `The key of ${d.file} is too short: ${d.type}, ${d.bits} bits.`,
  certificateWeakSignature: (d) => `${d.file} is signed with ${d.algorithm}, which is broken.`,
  certificateAlgorithms: (d) => `The key of ${d.file}: ${d.type}.`,
  tlsOff: (d) => `${d.service} has no TLS (smtpd_tls_security_level).`,
  tlsOpportunistic: (d) => `${d.service} offers TLS.`,
  tlsRequired: (d) => `${d.service} demands TLS.`,
  tlsForced: (d) =>
    `${d.service} takes mail from other servers, but demands TLS: those without it cannot deliver (RFC 3207).`,
  tlsOldProtocols: (d) => `${d.service} still speaks ${d.protocols} (${d.setting}).`,
  tlsProtocols: (d) => `${d.service} speaks ${d.protocols}, as far as OpenSSL has them.`,
  tlsWeakCiphers: (d) => `${d.service} allows weak ciphers: ${d.setting} = ${d.value}.`,
  authInClear: (d) => `${d.service} takes passwords without TLS. Set smtpd_tls_auth_only = yes.`,
  nationalUnseen: () =>
    'Only OpenSSL of the machine can say whether it has SM2, SM3 and SM4. Let it be run: --run-openssl.',
  nationalThere: (d) => `${d.version} has ${d.names}. Postfix uses them only where ciphers and certificates say so.`,
  nationalMissing: (d) => `${d.version} has none of SM2, SM3 and SM4.`,
};
