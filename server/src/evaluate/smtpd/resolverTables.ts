import type { ParentStyle } from '../../lookup/keys/hostKeys.ts';
import { mailHostAddress } from '../../lookup/keys/hostName.ts';
import type { AddressContext } from '../../lookup/keys/mailKeys.ts';
import { sameAddress } from '../address/network.ts';
import type { LocalAnswer, ResolveSettings } from '../address/resolve.ts';
import { foldBytes } from '../bytes.ts';
import type { Maps, Recorder } from '../tables/maps.ts';
import { matchString } from '../tables/matchList.ts';
import type { MatchList } from '../tables/matchListFile.ts';
import type { ServiceSettings } from './settings.ts';

/**
 * Where mail for a domain goes: to this machine, by an alias, to a mailbox of a virtual domain, on to a domain we
 * relay for.
 */
export type AddressClass = 'local' | 'alias' | 'virtual' | 'relay' | 'default';

/** The lists and tables that addresses are told apart by. */
export interface ResolverTables {
  readonly settings: ServiceSettings;
  readonly matchList: (parameter: string) => MatchList;
  readonly maps: (parameter: string) => Maps;
  /** The lists that each address is looked for in. */
  readonly domains: Readonly<Record<'local' | 'alias' | 'virtual' | 'relay', MatchList>>;
  readonly transportMaps: Maps;
  readonly relocatedMaps: Maps;
  readonly ownAddresses: readonly string[];
  readonly parentStyle: (name: string) => ParentStyle;
  /** How trivial-rewrite(8) with these settings reads addresses. */
  readonly addresses: ResolveSettings;
}

/** resolve_local(): whether a domain is one of mydestination, or an address literal of this machine. */
export function localDomain(
  domain: string,
  { domains, ownAddresses }: ResolverTables,
  recorder: Recorder,
): LocalAnswer {
  const name = domain.endsWith('.') ? domain.slice(0, -1) : domain;
  if (name === '' || name.endsWith('.')) return 'no';
  const listed = matchString(domains.local, name, recorder);
  if (listed !== 'no') return listed;
  if (!name.startsWith('[') || !name.endsWith(']')) return 'no';
  const address = mailHostAddress(name.slice(1, -1));
  return address !== undefined && ownAddresses.some((own) => sameAddress(own, address)) ? 'yes' : 'no';
}

/** What the keys of addresses depend on. @param isLocal resolve_local() of the program that asks */
export function keyContextOf(
  { text, flag }: ServiceSettings,
  isLocal: (domain: string) => LocalAnswer,
): AddressContext {
  const origin = foldBytes(text('myorigin'));
  return {
    recipientDelimiter: text('recipient_delimiter'),
    ownerRequestSpecial: flag('owner_request_special'),
    doubleBounceSender: text('double_bounce_sender'),
    isLocalDomain: (domain) => {
      if (foldBytes(domain) === origin) return true;
      const answer = isLocal(domain);
      return answer === 'error' ? undefined : answer === 'yes';
    },
  };
}

/** The same for trivial-rewrite(8), which asks its own tables. */
export function addressContext(tables: ResolverTables, recorder: Recorder): AddressContext {
  return keyContextOf(tables.settings, (domain) => localDomain(domain, tables, recorder));
}
