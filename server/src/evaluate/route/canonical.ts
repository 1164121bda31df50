import { usualStrategy } from '../../lookup/keys/mailKeys.ts';
import { foldBytes } from '../bytes.ts';
import type { Maps } from '../tables/maps.ts';
import { type MappingContext, mapAddress } from './mappedAddresses.ts';

/** What canonical tables make of an address. */
export type CanonicalAddress =
  { readonly kind: 'address'; readonly address: string } | { readonly kind: 'error' } | { readonly kind: 'unknown' };

/** MAX_RECURSION of cleanup_map11.c: what is left then is taken with a warning, not refused. */
const nestingLimit = 10;

/** cleanup_map11_internal(): maps an address again and again, until it is mapped to itself or found no more. */
export function canonicalAddress(
  maps: Maps,
  address: string,
  propagates: boolean,
  context: MappingContext,
): CanonicalAddress {
  let current = address;
  for (let count = 0; count < nestingLimit; count++) {
    const mapped = mapAddress(maps, current, { ...usualStrategy, quotedOnly: true }, propagates, context);
    if (mapped.kind === 'notFound') return { kind: 'address', address: current };
    if (mapped.kind !== 'found') return { kind: mapped.kind };
    const before = current;
    current = mapped.addresses[0] ?? '';
    if (foldBytes(before) === foldBytes(current)) break;
  }
  return { kind: 'address', address: current };
}
