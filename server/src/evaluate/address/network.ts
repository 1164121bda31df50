import { readAddress } from '../../base/address.ts';

/** Whether two addresses are the same, however they are written. */
export function sameAddress(one: string, other: string): boolean {
  if (one === other) return true;
  // There is one way to write an IPv4 address.
  if (!one.includes(':') || !other.includes(':')) return false;
  const [a, b] = [readAddress(one), readAddress(other)];
  return a !== undefined && b !== undefined && a.length === b.length && a.every((byte, at) => byte === b[at]);
}
