import { readAddress } from '../../base/address.ts';

/** Whether two addresses are the same, however they are written. */
export function sameAddress(one: string, other: string): boolean {
  if (one === other) return true;
  const [a, b] = [readAddress(one), readAddress(other)];
  return a !== undefined && b !== undefined && a.length === b.length && a.every((byte, at) => byte === b[at]);
}
