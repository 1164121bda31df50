import type { CertificateFacts } from '../answers.ts';
import { type NamedCertificate, namedCertificates } from '../certificates.ts';
import { type AuditCheck, type AuditFinding, auditFinding } from '../finding.ts';

const day = 86_400_000;
/** Signatures with SHA-1 or MD5, by object identifier (RFC 3279, 2.2). */
const weakSignatures: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.1.4': 'md5WithRSAEncryption',
  '1.2.840.113549.1.1.5': 'sha1WithRSAEncryption',
  '1.2.840.10040.4.3': 'dsa-with-sha1',
  '1.2.840.10045.4.1': 'ecdsa-with-SHA1',
};

/** The certificates that the configuration names: names, dates, key, chain, algorithms. */
export const certificateCheck: AuditCheck = {
  id: 'certificate',
  judge(input) {
    const finding = auditFinding('certificate');
    const certificates = namedCertificates(input);
    if (certificates.length === 0) return [finding('information', 'certificateNone', {})];
    return certificates.flatMap((one) => judgeOne(one, input.identity.hostname, input.facts.now));
  },
};

function judgeOne(certificate: NamedCertificate, hostname: string | undefined, now: number): readonly AuditFinding[] {
  const finding = auditFinding('certificate');
  const { answer, files, source } = certificate;
  if (answer.kind === 'pending') return [];
  if (answer.kind === 'notAsked') return [finding('unseen', 'notAsked', { name: files.join(', ') }, { source })];
  if (answer.kind === 'failed') {
    return [finding('failed', 'certificateUnread', { files: files.join(', '), why: answer.why }, { source })];
  }
  const first = answer.chain[0];
  if (!first) return [];
  const file = files[0] ?? '';
  return [
    ...judgeNames(first, file, hostname),
    ...judgeDates(first, file, now),
    ...judgeKey(certificate, answer.keyMatches, file),
    ...judgeChain(answer, file),
    ...judgeAlgorithms(answer.chain, file),
  ].map((one) => ({ ...one, source }));
}

/** Whether a certificate is for a name (RFC 6125, 6.4.3: `*` is the whole first label). */
export function isNamed(names: readonly string[], host: string): boolean {
  const parent = host.slice(host.indexOf('.') + 1);
  return names.some((name) => name.toLowerCase() === host || name.toLowerCase() === `*.${parent}`);
}

function judgeNames({ names }: CertificateFacts, file: string, host: string | undefined): AuditFinding[] {
  const finding = auditFinding('certificate');
  const shown = names.slice(0, 10).join(', ');
  if (host === undefined) return [];
  if (isNamed(names, host)) return [finding('passed', 'certificateNames', { file, names: shown })];
  return [finding('warning', 'certificateOtherName', { file, names: shown, host })];
}

function judgeDates({ notBefore, notAfter }: CertificateFacts, file: string, now: number): AuditFinding[] {
  const finding = auditFinding('certificate');
  const text = (time: number): string => (Number.isFinite(time) ? new Date(time).toISOString().slice(0, 10) : '?');
  const date = text(notAfter);
  if (now > notAfter) return [finding('failed', 'certificateExpired', { file, date })];
  if (now < notBefore) return [finding('failed', 'certificateEarly', { file, date: text(notBefore) })];
  const days = Math.floor((notAfter - now) / day);
  if (days < 14) return [finding('warning', 'certificateSoon', { file, date, days })];
  return [finding('passed', 'certificateDates', { file, date })];
}

function judgeKey({ keyFile = '' }: NamedCertificate, matches: boolean | undefined, file: string): AuditFinding[] {
  const finding = auditFinding('certificate');
  const data = { file, keyFile };
  if (matches === undefined) return [finding('unseen', 'certificateKeyUnread', data)];
  return [
    matches ? finding('passed', 'certificateKeyMatches', data) : finding('failed', 'certificateKeyDiffers', data),
  ];
}

function judgeChain(
  {
    chain,
    linked,
    trusted,
  }: { readonly chain: readonly CertificateFacts[]; readonly linked: boolean; readonly trusted: boolean },
  file: string,
): AuditFinding[] {
  const finding = auditFinding('certificate');
  const issuer = chain.at(-1)?.issuer ?? '';
  if (!linked) return [finding('failed', 'certificateChainBroken', { file })];
  // Good enough for opportunistic TLS; MTA-STS and most clients of submission want an authority that they trust.
  if (chain[0]?.selfSigned) return [finding('warning', 'certificateSelfSigned', { file })];
  return [
    trusted
      ? finding('passed', 'certificateTrusted', { file, issuer })
      : finding('warning', 'certificateUntrusted', { file, issuer }),
  ];
}

function judgeAlgorithms(chain: readonly CertificateFacts[], file: string): AuditFinding[] {
  const finding = auditFinding('certificate');
  const first = chain[0];
  const type = first?.keyType ?? '';
  const bits = first?.keyBits ?? 0;
  const found: AuditFinding[] = [];
  if (/^(?:rsa|dsa)/.test(type) && bits < 2048)
    found.push(finding('failed', 'certificateWeakKey', { file, type, bits }));
  // The signature of a root is not looked at by anybody.
  const signed = chain.filter(({ selfSigned }, at) => at === 0 || !selfSigned);
  const weak = signed.map(({ signature }) => weakSignatures[signature]).find((name) => name !== undefined);
  if (weak !== undefined) found.push(finding('failed', 'certificateWeakSignature', { file, algorithm: weak }));
  return found.length > 0
    ? found
    : [finding('passed', 'certificateAlgorithms', { file, type: bits > 0 ? `${type} ${bits}` : type })];
}
