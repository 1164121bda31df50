/**
 * The index of the last `@` of an address, behind which its domain stands; -1: it has none. For texts as short as
 * addresses, lastIndexOf() takes several times as long.
 */
export function lastAt(address: string): number {
  let at = address.length - 1;
  while (at >= 0 && address.charCodeAt(at) !== 0x40) at--;
  return at;
}
