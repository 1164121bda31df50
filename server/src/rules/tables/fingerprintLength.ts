import type { ResultView } from './resultView.ts';

/** Bytes of each digest (openssl dgst). */
const lengths: Readonly<Record<string, number>> = {
  md5: 16,
  sha1: 20,
  sha224: 28,
  sha256: 32,
  sha384: 48,
  sha512: 64,
};

/** A fingerprint that no digest in force can make. */
export interface WrongDigest {
  /** The digest in force. */
  readonly digest: string;
  /** The parameter that sets it. */
  readonly parameter: string;
  /** The digest of that length. */
  readonly meant: string | undefined;
}

/**
 * tls_fprint.c: a fingerprint is `AA:BB:…`, as many bytes as the digest of the program makes, and one of another
 * length is never found. Undefined where a scope of the program may make it, or the text is something else.
 */
export function wrongDigest(
  { main, scopes }: ResultView,
  text: string,
  program: 'smtp' | 'lmtp' | 'smtpd',
): WrongDigest | undefined {
  if (!/^[0-9a-f]{2}(?::[0-9a-f]{2}){7,}$/i.test(text)) return undefined;
  const parameter = `${program}_tls_fingerprint_digest`;
  const digests = [main, ...scopes(program)].map((scope) => scope.text(parameter)?.toLowerCase());
  const bytes = (text.length + 1) / 3;
  if (digests.some((digest) => digest === undefined || lengths[digest] === undefined || lengths[digest] === bytes))
    return undefined;
  return { digest: digests[0] ?? '', parameter, meant: Object.keys(lengths).find((name) => lengths[name] === bytes) };
}
