import { type AddressStrategy, usualStrategy } from '../../lookup/keys/mailKeys.ts';
import { findAddress } from '../tables/findAddress.ts';
import { type Recorder, anyValue, findInMaps } from '../tables/maps.ts';
import { type AddressClass, type ResolverTables, addressContext } from './resolverTables.ts';

/** Where mail goes: a transport of master.cf, and the next hop that it is told. */
export interface MailTarget {
  readonly class: AddressClass;
  readonly transport: string;
  readonly nextHop: string;
}

/** transport_lookup(): an entry's transport without a next hop goes to the recipient's domain. */
export function byTransportMaps(
  address: string,
  domain: string,
  target: MailTarget,
  tables: ResolverTables,
  recorder: Recorder,
): MailTarget | 'error' {
  const maps = tables.transportMaps;
  if (maps.tables.length === 0) return target;
  const strategy: AddressStrategy = { domain: tables.parentStyle('transport_maps') };
  let found = findAddress(maps, address, strategy, addressContext(tables, recorder), anyValue, recorder);
  if (found.kind === 'notFound') found = findInMaps(maps, '*', false, anyValue, recorder);
  if (found.kind === 'error') return 'error';
  if (found.kind === 'notFound') return target;
  const colon = found.value.indexOf(':');
  const transport = colon < 0 ? found.value : found.value.slice(0, colon);
  const nextHop = colon < 0 ? '' : found.value.slice(colon + 1);
  if (transport === '' && nextHop === '') return target;
  const usual = transport === 'error' || transport === 'retry' ? 'Address is undeliverable' : domain;
  return {
    class: target.class,
    transport: transport === '' ? target.transport : transport,
    nextHop: nextHop === '' ? usual : nextHop,
  };
}

/** relocated_maps: who moved is refused, whatever the transport. */
export function byRelocatedMaps(
  address: string,
  target: MailTarget,
  tables: ResolverTables,
  recorder: Recorder,
): MailTarget | 'error' {
  const maps = tables.relocatedMaps;
  if (maps.tables.length === 0) return target;
  const found = findAddress(maps, address, usualStrategy, addressContext(tables, recorder), anyValue, recorder);
  if (found.kind === 'error') return 'error';
  if (found.kind === 'notFound') return target;
  const prefixed = tables.settings.defined('relocated_prefix_enable') !== 'no';
  return {
    class: target.class,
    transport: 'error',
    nextHop: prefixed ? `5.1.6 User has moved to ${found.value}` : found.value,
  };
}
