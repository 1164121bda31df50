import { isIpv4Address, isIpv6Address } from './hostName.ts';

/** The bytes of an address, 4 or 16; undefined where the text is none. */
export function addressBytes(text: string): readonly number[] | undefined {
  if (!text.includes(':')) return isIpv4Address(text) ? text.split('.').map(Number) : undefined;
  if (!isIpv6Address(text)) return undefined;
  const [head = '', tail] = text.split('::');
  const left = groupsOf(head);
  if (tail === undefined) return left.length === 16 ? left : undefined;
  const right = groupsOf(tail);
  const missing = 16 - left.length - right.length;
  return missing < 0 ? undefined : [...left, ...new Array<number>(missing).fill(0), ...right];
}

function groupsOf(text: string): number[] {
  if (text === '') return [];
  return text.split(':').flatMap((group) => {
    if (group.includes('.')) return group.split('.').map(Number);
    const value = parseInt(group, 16);
    return [value >> 8, value & 255];
  });
}

/** Whether two addresses are the same, however they are written. */
export function sameAddress(one: string, other: string): boolean {
  if (one === other) return true;
  const [a, b] = [addressBytes(one), addressBytes(other)];
  return a !== undefined && b !== undefined && a.length === b.length && a.every((byte, at) => byte === b[at]);
}

/** A network as cidr_match_parse() reads it, or why it is none, in Postfix's words. */
export type NetworkPattern =
  | { readonly kind: 'network'; readonly bytes: readonly number[]; readonly bits: number }
  | { readonly kind: 'error'; readonly message: string };

/** cidr_match_parse() of one pattern, without a negation. Brackets may stand around the address or all of it. */
export function parseNetwork(pattern: string): NetworkPattern {
  const failed = (message: string): NetworkPattern => ({ kind: 'error', message });
  let text = pattern;
  let outside = '';
  if (text.startsWith('[')) {
    const close = text.indexOf(']');
    if (close < 0) return failed(`missing ']' character after "${pattern}"`);
    outside = text.slice(close + 1);
    text = text.slice(1, close);
    if (outside !== '' && !outside.startsWith('/')) return failed(`garbage after "[${text}]"`);
  }
  text += outside;
  const slash = text.indexOf('/');
  const network = slash < 0 ? text : text.slice(0, slash);
  // inet_pton() takes no octet with a zero in front.
  const bytes = /(^|\.)0\d/.test(network) ? undefined : addressBytes(network);
  if (slash < 0)
    return bytes ? { kind: 'network', bytes, bits: bytes.length * 8 } : failed(`bad address pattern: "${text}"`);
  const mask = text.slice(slash + 1);
  const bits = Number(mask);
  if (!/^\d+$/.test(mask)) return failed(`bad mask value in "${text}"`);
  if (bits > (network.includes(':') ? 128 : 32)) return failed(`bad mask length in "${text}"`);
  if (bytes === undefined) return failed(`bad network value in "${text}"`);
  const masked = maskedBytes(bytes, bits);
  if (masked.every((byte, at) => byte === bytes[at])) return { kind: 'network', bytes, bits };
  return failed(
    `non-null host address bits in "${text}", perhaps you should use "${printAddress(masked)}/${bits}" instead`,
  );
}

/** Whether an address lies in a network; one of the other family never does. */
export function isInNetwork(
  address: readonly number[],
  { bytes, bits }: { readonly bytes: readonly number[]; readonly bits: number },
): boolean {
  return address.length === bytes.length && maskedBytes(address, bits).every((byte, at) => byte === bytes[at]);
}

function maskedBytes(bytes: readonly number[], bits: number): number[] {
  return bytes.map((byte, at) => {
    const kept = Math.max(0, Math.min(8, bits - at * 8));
    return byte & (0xff00 >> kept) & 0xff;
  });
}

/** inet_ntop(): of IPv6 the longest run of zeros becomes `::`. */
export function printAddress(bytes: readonly number[]): string {
  if (bytes.length === 4) return bytes.join('.');
  const groups: number[] = [];
  for (let at = 0; at < bytes.length; at += 2) groups.push(((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0));
  let best = { start: -1, length: 1 };
  for (let at = 0; at < groups.length; at++) {
    let length = 0;
    while (groups[at + length] === 0) length++;
    if (length > best.length) best = { start: at, length };
  }
  const hex = groups.map((group) => group.toString(16));
  if (best.start < 0) return hex.join(':');
  return `${hex.slice(0, best.start).join(':')}::${hex.slice(best.start + best.length).join(':')}`;
}
