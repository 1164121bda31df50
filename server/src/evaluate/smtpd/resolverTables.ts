import { mailHostAddress } from '../address/hostName.ts';
import { sameAddress } from '../address/network.ts';
import type { LocalAnswer } from '../address/resolve.ts';
import type { MailKeySettings } from '../tables/mailKeys.ts';
import type { Maps, Recorder } from '../tables/maps.ts';
import { type MatchList, matchString } from '../tables/matchList.ts';
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
  readonly ownAddresses: readonly string[];
  readonly parentStyle: (name: string) => 'parent' | '.parent';
}

/** resolve_local(): whether a domain is one of mydestination, or an address literal of this machine. */
export function localDomain(
  domain: string,
  { matchList, ownAddresses }: ResolverTables,
  recorder: Recorder,
): LocalAnswer {
  const name = domain.replace(/\.$/, '');
  if (name === '' || name.endsWith('.')) return 'no';
  const listed = matchString(matchList('mydestination'), name, recorder);
  if (listed !== 'no') return listed;
  const literal = /^\[(.*)\]$/.exec(name)?.[1];
  const address = literal === undefined ? undefined : mailHostAddress(literal);
  return address !== undefined && ownAddresses.some((own) => sameAddress(own, address)) ? 'yes' : 'no';
}

/** What finding addresses in tables asks of the configuration. */
export function keySettings(tables: ResolverTables, recorder: Recorder): MailKeySettings {
  const { text } = tables.settings;
  return {
    delimiter: text('recipient_delimiter'),
    origin: text('myorigin'),
    isLocal: (domain) => localDomain(domain, tables, recorder),
  };
}
