import type { Maps, Recorder } from '../tables/maps.ts';
import { usualStrategy } from '../../lookup/keys/mailKeys.ts';
import { type MappingContext, mapAddress } from './mappedAddresses.ts';

/** The envelope as smtp(8) says it, where smtp_generic_maps changes it. */
export interface GenericEnvelope {
  readonly sender: GenericAddress;
  readonly recipient: GenericAddress;
}

/** An address; `error`: the look-up fails, and the mail waits. `unknown`: a table has it, nobody knows as what. */
export type GenericAddress = { readonly address: string } | { readonly problem: 'error' | 'unknown' };

/** smtp_map11_internal() (smtp/smtp_map11.c): what an address is called outside. */
export function genericAddress(
  address: string,
  maps: Maps,
  propagates: boolean,
  context: Omit<MappingContext, 'recorder'>,
  recorder: Recorder,
): GenericAddress {
  const mapped = mapAddress(maps, address, { ...usualStrategy, quotedOnly: true }, propagates, {
    ...context,
    recorder,
  });
  if (mapped.kind === 'found') return { address: mapped.addresses[0] ?? '' };
  return mapped.kind === 'notFound' ? { address } : { problem: mapped.kind };
}
