import { readTags } from './tagList.ts';

/** What a DKIM record says (RFC 6376, 3.6.1; RFC 8463). */
export type DkimKey =
  | {
      readonly kind: 'key';
      readonly type: 'rsa' | 'ed25519';
      readonly bits: number;
      readonly testing: boolean;
      /** Whether signatures with SHA-256 count. */
      readonly sha256: boolean;
      /** Whether it is for mail. */
      readonly forMail: boolean;
      /** In Base64, without spaces. */
      readonly data: string;
    }
  | { readonly kind: 'revoked' }
  | { readonly kind: 'bad'; readonly why: string };

/** Reads a record. */
export function readDkimKey(record: string): DkimKey {
  const tags = readTags(record);
  if (!tags) return { kind: 'bad', why: 'tags' };
  const version = tags.get('v');
  if (version !== undefined && (version !== 'DKIM1' || [...tags.keys()][0] !== 'v')) return { kind: 'bad', why: 'v=' };
  const data = tags.get('p')?.replace(/\s+/g, '');
  if (data === undefined) return { kind: 'bad', why: 'p=' };
  if (data === '') return { kind: 'revoked' };
  const type = tags.get('k') ?? 'rsa';
  const bytes = bytesOfBase64(data);
  if (!bytes || (type !== 'rsa' && type !== 'ed25519')) return { kind: 'bad', why: bytes ? 'k=' : 'p=' };
  const bits = type === 'rsa' ? modulusBits(bytes) : edwardsBits(bytes);
  if (bits === undefined) return { kind: 'bad', why: 'p=' };
  const hashes = tags
    .get('h')
    ?.split(':')
    .map((one) => one.trim());
  const services = tags
    .get('s')
    ?.split(':')
    .map((one) => one.trim());
  return {
    kind: 'key',
    type,
    bits,
    data,
    testing: (tags.get('t') ?? '').split(':').some((one) => one.trim() === 'y'),
    sha256: hashes === undefined || hashes.includes('sha256'),
    forMail: services === undefined || services.includes('*') || services.includes('email'),
  };
}

function bytesOfBase64(text: string): Uint8Array | undefined {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return undefined;
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  const bytes: number[] = [];
  let bits = 0;
  let held = 0;
  for (const letter of text.replace(/=+$/, '')) {
    held = (held << 6) | letters.indexOf(letter);
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((held >> bits) & 255);
    held &= (1 << bits) - 1;
  }
  return Uint8Array.from(bytes);
}

/**
 * The length of an RSA key: of SubjectPublicKeyInfo (RFC 5280) or, as some have it, of RSAPublicKey alone (RFC 8017).
 */
function modulusBits(bytes: Uint8Array): number | undefined {
  const outer = readValue(bytes, 0, 0x30);
  if (!outer) return undefined;
  const modulus = readValue(bytes, outer.start, 0x02);
  if (modulus) return bitsOf(bytes, modulus);
  const algorithm = readValue(bytes, outer.start, 0x30);
  const key = algorithm && readValue(bytes, algorithm.end, 0x03);
  // The first byte of a bit string says how many bits of the last one are unused.
  const inner = key && readValue(bytes, key.start + 1, 0x30);
  const number = inner && readValue(bytes, inner.start, 0x02);
  return number && bitsOf(bytes, number);
}

/** RFC 8463, 4.2: the key is 32 bytes, without anything around it. */
function edwardsBits(bytes: Uint8Array): number | undefined {
  return bytes.length === 32 ? 256 : undefined;
}

interface DerValue {
  readonly start: number;
  readonly end: number;
}

function readValue(bytes: Uint8Array, at: number, tag: number): DerValue | undefined {
  if (bytes[at] !== tag) return undefined;
  const first = bytes[at + 1] ?? 0;
  const count = first < 128 ? 0 : first & 127;
  if (count > 3) return undefined;
  let length = count === 0 ? first : 0;
  for (let i = 0; i < count; i++) length = length * 256 + (bytes[at + 2 + i] ?? 0);
  const start = at + 2 + count;
  return start + length <= bytes.length ? { start, end: start + length } : undefined;
}

function bitsOf(bytes: Uint8Array, { start, end }: DerValue): number | undefined {
  let at = start;
  while (at < end && bytes[at] === 0) at++;
  return at === end ? undefined : (end - at) * 8 - Math.clz32(bytes[at] ?? 0) + 24;
}
