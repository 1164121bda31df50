import { isInFamily, printAddress, readAddress } from '../../base/address.ts';
import { atoi } from '../../base/cInt.ts';

/** A block of addresses. */
export interface NetworkPattern {
  /** 4 bytes or 16. */
  readonly bytes: readonly number[];
  /** How many bits count. */
  readonly length: number;
}

/** What cidr_match_parse() makes of a pattern: a block, or its own words against it. */
export type NetworkPatternRead =
  | { readonly kind: 'network'; readonly network: NetworkPattern }
  | { readonly kind: 'problem'; readonly message: string };

/** Reads `address`, `address/length`, `[address]`, `[address]/length` or `[address/length]`: cidr_match.c. */
export function readNetworkPattern(pattern: string): NetworkPatternRead {
  const bracket = withoutBrackets(pattern);
  if (bracket.problem !== undefined) return { kind: 'problem', message: bracket.problem };
  const { address, mask } = bracket;
  const isV6 = address.includes(':');
  if (mask === undefined) {
    const bytes = readAddress(address, isV6);
    if (!bytes) return { kind: 'problem', message: `bad address pattern: "${address}"` };
    return { kind: 'network', network: { bytes, length: bytes.length * 8 } };
  }
  const problem = (message: string): NetworkPatternRead => ({
    kind: 'problem',
    message: `${message} in "${address}/${mask}"`,
  });
  if (!/^[0-9]+$/.test(mask)) return problem('bad mask value');
  const length = atoi(mask);
  if (length > (isV6 ? 128 : 32)) return problem('bad mask length');
  const bytes = readAddress(address, isV6);
  if (!bytes) return problem('bad network value');
  const masked = maskBytes(bytes, length);
  if (masked.some((byte, index) => byte !== bytes[index])) {
    const better = `${printAddress(masked)}/${length}`;
    const text = `non-null host address bits in "${address}/${mask}", perhaps you should use "${better}" instead`;
    return { kind: 'problem', message: text };
  }
  return { kind: 'network', network: { bytes, length } };
}

/** Whether an address lies in a block; one of the other family never does. */
export function isInNetwork(address: readonly number[], { bytes, length }: NetworkPattern): boolean {
  if (!isInFamily(address, bytes)) return false;
  for (let index = 0; index * 8 < length; index++) {
    const ignored = Math.max((index + 1) * 8 - length, 0);
    if ((address[index] as number) >> ignored !== (bytes[index] as number) >> ignored) return false;
  }
  return true;
}

/** An address with all but the first bits set to 0. */
export function maskBytes(bytes: readonly number[], length: number): number[] {
  return bytes.map((byte, index) => {
    const kept = Math.min(Math.max(length - index * 8, 0), 8);
    return byte & (0xff00 >> kept) & 0xff;
  });
}

type Unbracketed =
  | { readonly problem: string }
  | { readonly problem?: undefined; readonly address: string; readonly mask: string | undefined };

function withoutBrackets(pattern: string): Unbracketed {
  if (!pattern.startsWith('[')) return splitMask(pattern);
  const inner = pattern.slice(1);
  const close = inner.indexOf(']');
  if (close < 0) return { problem: `missing ']' character after "[${inner}"` };
  const inside = inner.slice(0, close);
  const behind = inner.slice(close + 1);
  // `[address/length]` is legal too.
  if (behind === '') return splitMask(inside);
  if (!behind.startsWith('/')) return { problem: `garbage after "[${inside}]"` };
  return { address: inside, mask: behind.slice(1) };
}

function splitMask(text: string): Unbracketed {
  const slash = text.indexOf('/');
  return slash < 0
    ? { address: text, mask: undefined }
    : { address: text.slice(0, slash), mask: text.slice(slash + 1) };
}
