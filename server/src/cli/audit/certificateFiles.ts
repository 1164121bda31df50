import { X509Certificate, createHash, createPrivateKey } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { rootCertificates } from 'node:tls';
import type { CertificateAnswer, CertificateFacts } from '../../audit/answers.ts';
import { reasonOf } from '../failure.ts';
import { signatureOf } from './signature.ts';

const largest = 1 << 20;
const mostCertificates = 20;

/** Reads certificates and says whether the key is theirs. Nothing of the key leaves this function. */
export function readCertificates(files: readonly string[], keyFile: string | undefined): CertificateAnswer {
  try {
    const certificates = files.flatMap((path) => certificatesIn(readSmall(path)));
    const first = certificates[0];
    if (!first) return { kind: 'failed', why: 'no certificate' };
    return { ...chainOf(certificates), keyMatches: keyFile === undefined ? undefined : ownsKey(first, keyFile) };
  } catch (error) {
    return { kind: 'failed', why: reasonOf(error) };
  }
}

/** A chain, without a word about the key. */
export function chainOf(
  certificates: readonly X509Certificate[],
): Extract<CertificateAnswer, { readonly kind: 'chain' }> {
  const linked = certificates.every((one, at) => {
    const next = certificates[at + 1];
    return next === undefined || signs(next, one);
  });
  const last = certificates.at(-1);
  const trusted =
    last !== undefined && roots().some((root) => root.fingerprint256 === last.fingerprint256 || signs(root, last));
  return { kind: 'chain', chain: certificates.map(factsOfCertificate), linked, trusted, keyMatches: undefined };
}

function signs(issuer: X509Certificate, certificate: X509Certificate): boolean {
  return certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
}

let parsedRoots: readonly X509Certificate[] | undefined;
/** The authorities that Node trusts; parsed once. */
function roots(): readonly X509Certificate[] {
  parsedRoots ??= rootCertificates.map((pem) => new X509Certificate(pem));
  return parsedRoots;
}

function readSmall(path: string): string {
  const { size } = statSync(path);
  if (size > largest) throw new Error('too large');
  return readFileSync(path, 'utf8');
}

function certificatesIn(text: string): X509Certificate[] {
  const blocks =
    text.match(/-----BEGIN (?:TRUSTED )?CERTIFICATE-----[^-]+-----END (?:TRUSTED )?CERTIFICATE-----/g) ?? [];
  return blocks.slice(0, mostCertificates).map((pem) => new X509Certificate(pem));
}

function ownsKey(certificate: X509Certificate, keyFile: string): boolean | undefined {
  try {
    return certificate.checkPrivateKey(createPrivateKey(readSmall(keyFile)));
  } catch {
    return undefined;
  }
}

function factsOfCertificate(certificate: X509Certificate): CertificateFacts {
  const { publicKey, subject, issuer, raw } = certificate;
  const details = publicKey.asymmetricKeyDetails;
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  return {
    subject,
    issuer: issuer.replaceAll('\n', ', '),
    names: namesOf(certificate),
    notBefore: Date.parse(certificate.validFrom),
    notAfter: Date.parse(certificate.validTo),
    selfSigned: signs(certificate, certificate),
    keyType: publicKey.asymmetricKeyType ?? '',
    keyBits: details?.modulusLength ?? curveBits(details?.namedCurve),
    signature: signatureOf(raw),
    tlsa: [digests(raw), digests(spki)],
  };
}

function curveBits(curve: string | undefined): number | undefined {
  if (curve === 'prime256v1') return 256;
  const digits = /(\d{3})/.exec(curve ?? '')?.[1];
  return digits === undefined ? undefined : Number(digits);
}

function namesOf({ subjectAltName, subject }: X509Certificate): string[] {
  const names = [...(subjectAltName ?? '').matchAll(/\bDNS:"?([^",\s]+)/g)].map(([, name = '']) => name.toLowerCase());
  // RFC 6125, 6.4.4: the common name counts where there are no other names.
  if (names.length > 0) return names;
  return [...subject.matchAll(/^CN=(.+)$/gm)].map(([, name = '']) => name.toLowerCase());
}

function digests(bytes: Buffer): readonly [string, string, string] {
  const digest = (algorithm: string): string => createHash(algorithm).update(bytes).digest('hex');
  return [bytes.toString('hex'), digest('sha256'), digest('sha512')];
}
