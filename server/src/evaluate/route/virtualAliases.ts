import { foldBytes } from '../bytes.ts';
import { usualStrategy } from '../../lookup/keys/mailKeys.ts';
import type { Maps } from '../tables/maps.ts';
import { type MappedAddresses, type MappingContext, mapAddress } from './mappedAddresses.ts';

/** virtual_alias_expansion_limit, virtual_alias_recursion_limit and virtual_alias_address_length_limit. */
export interface ExpansionLimits {
  readonly expansion: number;
  readonly recursion: number;
  readonly length: number;
}

/** What virtual aliases make of a recipient. */
export type ExpandedAddress =
  | { readonly kind: 'addresses'; readonly addresses: readonly string[] }
  /** A limit, by its parameter: the whole message is not accepted. */
  | { readonly kind: 'limit'; readonly parameter: string }
  | { readonly kind: 'error' }
  | { readonly kind: 'unknown' };

/**
 * cleanup_map1n_internal(): expands a recipient, and what comes out of it, in place; addresses of a list behind the
 * first one are put at the end. Work is limited by the product of the expansion and recursion limits; each address is
 * asked of the tables once.
 */
export function expandAliases(
  maps: Maps,
  address: string,
  propagates: boolean,
  limits: ExpansionLimits,
  context: MappingContext,
): ExpandedAddress {
  const addresses = [address];
  const expandedToSelf = new Set<string>();
  const known = new Map<string, MappedAddresses>();
  const mapOnce = (asked: string): MappedAddresses => {
    const mapped = known.get(asked) ?? mapAddress(maps, asked, usualStrategy, propagates, context);
    known.set(asked, mapped);
    return mapped;
  };
  for (let index = 0; index < addresses.length; index++) {
    if (addresses.length > limits.expansion) return { kind: 'limit', parameter: 'virtual_alias_expansion_limit' };
    for (let count = 0; ; count++) {
      const current = addresses[index] ?? '';
      if (expandedToSelf.has(foldBytes(current))) break;
      if (count >= limits.recursion) return { kind: 'limit', parameter: 'virtual_alias_recursion_limit' };
      const mapped = mapOnce(current);
      if (mapped.kind === 'notFound') break;
      if (mapped.kind !== 'found') return { kind: mapped.kind };
      if (mapped.addresses.some((one) => one.length > limits.length)) {
        return { kind: 'limit', parameter: 'virtual_alias_address_length_limit' };
      }
      addresses[index] = mapped.addresses[0] ?? '';
      addresses.push(...mapped.addresses.slice(1));
      if (mapped.addresses.some((one) => foldBytes(one) === foldBytes(current)))
        expandedToSelf.add(foldBytes(current));
    }
  }
  return { kind: 'addresses', addresses };
}
