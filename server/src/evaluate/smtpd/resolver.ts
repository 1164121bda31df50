import { foldBytes } from '../bytes.ts';
import { stripLocalDomains } from '../address/resolve.ts';
import { rewriteInternal } from '../address/rewrite.ts';
import { usualStrategy } from '../../lookup/keys/mailKeys.ts';
import { findAddress } from '../tables/findAddress.ts';
import { type Recorder, anyValue } from '../tables/maps.ts';
import { matchDomain, matchString } from '../tables/matchList.ts';
import { type AddressClass, type ResolverTables, addressContext, localDomain } from './resolverTables.ts';
import { type MailTarget, byRelocatedMaps, byTransportMaps } from './transportMaps.ts';

/** What trivial-rewrite(8) makes of an address. */
export type ResolvedAddress =
  | {
      readonly kind: 'address';
      /** What tables are asked for: in lower case for smtpd(8), as it is for qmgr(8). */
      readonly recipient: string;
      readonly class: AddressClass;
      readonly transport: string;
      readonly nextHop: string;
      /** It has a route in its local part, so that where it ends is not known. */
      readonly routed: boolean;
    }
  | { readonly kind: 'syntax'; readonly recipient: string }
  | { readonly kind: 'error' };

/**
 * Rewrites and resolves an address as smtpd_resolve_addr() has it done (smtpd/smtpd_resolve.c,
 * trivial-rewrite/resolve.c).
 * @param other the other end of the envelope: some tables depend on the sender
 */
export function resolveAddress(
  address: string,
  other: string | undefined,
  tables: ResolverTables,
  recorder: Recorder,
): ResolvedAddress {
  const settings = tables.addresses;
  const sender = other === undefined || other === '' ? '' : rewriteInternal(other, settings);
  const resolved = resolveRewritten(rewriteInternal(address, settings), sender, tables, recorder);
  if (resolved.kind === 'error') return resolved;
  const recipient = foldBytes(resolved.recipient);
  return recipient === resolved.recipient ? resolved : { ...resolved, recipient };
}

/**
 * resolve_addr() as qmgr(8) asks for it: of an address that cleanup(8) has rewritten, whose case is kept.
 * @param sender the envelope's, rewritten; empty for the null sender
 */
export function resolveRewritten(
  rewritten: string,
  sender: string,
  tables: ResolverTables,
  recorder: Recorder,
): ResolvedAddress {
  const settings = tables.addresses;
  const stripped = stripLocalDomains(rewritten, settings, (domain) => localDomain(domain, tables, recorder));
  if (stripped.kind === 'error' || stripped.kind === 'unknown') return { kind: 'error' };
  if (stripped.kind === 'syntax') return { kind: 'syntax', recipient: stripped.address };
  const target = stripped.local
    ? localTarget(stripped.domain, tables)
    : foreignTarget(stripped.domain, sender, tables, recorder);
  if (target === 'error') return { kind: 'error' };
  const moved =
    target.class === 'alias' ? target : byTransportMaps(stripped.address, stripped.domain, target, tables, recorder);
  const last = moved === 'error' ? moved : byRelocatedMaps(stripped.address, moved, tables, recorder);
  if (last === 'error') return { kind: 'error' };
  const { address: recipient, routed } = stripped;
  return { kind: 'address', recipient, routed, class: last.class, transport: last.transport, nextHop: last.nextHop };
}

function localTarget(domain: string, { settings }: ResolverTables): MailTarget {
  return byParameter('local', settings.text('local_transport'), domain);
}

function foreignTarget(
  domain: string,
  sender: string,
  tables: ResolverTables,
  recorder: Recorder,
): MailTarget | 'error' {
  const { settings, domains } = tables;
  const alias = matchString(domains.alias, domain, recorder);
  if (alias === 'error') return 'error';
  if (alias === 'yes') {
    const table = settings.flag('show_user_unknown_table_name') ? ' in virtual alias table' : '';
    return { class: 'alias', transport: 'error', nextHop: `5.1.1 User unknown${table}` };
  }
  const virtual = matchString(domains.virtual, domain, recorder);
  if (virtual === 'error') return 'error';
  if (virtual === 'yes') return byParameter('virtual', settings.text('virtual_transport'), domain);
  const relay = matchDomain(domains.relay, domain, recorder);
  if (relay === 'error') return 'error';
  const relayHost = bySender('sender_dependent_relayhost_maps', sender, tables, recorder);
  if (relayHost === failedLookup) return 'error';
  const nextHop =
    [relayHost, settings.text('relayhost'), domain].find((text) => text !== undefined && text !== '') ?? domain;
  if (relay === 'yes') return byParameter('relay', settings.text('relay_transport'), nextHop);
  const transport = bySender('sender_dependent_default_transport_maps', sender, tables, recorder);
  if (transport === failedLookup) return 'error';
  return byParameter('default', transport ?? settings.text('default_transport'), nextHop);
}

/** Whether where a recipient goes depends on the sender. */
export function dependsOnSender({ maps }: ResolverTables): boolean {
  const parameters = ['sender_dependent_relayhost_maps', 'sender_dependent_default_transport_maps'];
  return parameters.some((parameter) => maps(parameter).tables.length > 0);
}

/** A symbol, as a table may give any text, `error` too. */
const failedLookup = Symbol('failed lookup');

/** What a table of senders gives; undefined for nothing or `DUNNO`. */
function bySender(
  parameter: string,
  sender: string,
  tables: ResolverTables,
  recorder: Recorder,
): string | undefined | typeof failedLookup {
  const maps = tables.maps(parameter);
  if (maps.tables.length === 0) return undefined;
  const key = sender === '' ? '<>' : sender;
  const found = findAddress(maps, key, usualStrategy, addressContext(tables, recorder), anyValue, recorder);
  if (found.kind === 'error') return failedLookup;
  return found.kind === 'found' && found.value.toUpperCase() !== 'DUNNO' ? found.value : undefined;
}

/** `transport:nexthop`: an empty next hop stays what it was. */
function byParameter(addressClass: AddressClass, value: string, nextHop: string): MailTarget {
  const colon = value.indexOf(':');
  const transport = colon < 0 ? value : value.slice(0, colon);
  const own = colon < 0 ? '' : value.slice(colon + 1);
  return { class: addressClass, transport, nextHop: own === '' ? nextHop : own };
}
