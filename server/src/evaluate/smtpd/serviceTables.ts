import type { ParentStyle } from '../../lookup/keys/hostKeys.ts';
import { splitList } from '../../syntax/splitList.ts';
import type { Reading } from '../reading.ts';
import { openMaps } from '../tables/maps.ts';
import { type ListProblem, type MatchList, readMatchList } from '../tables/matchListFile.ts';
import { ownNetworks } from './ownNetworks.ts';
import { resolveSettings } from './resolveSettings.ts';
import type { ResolverTables } from './resolverTables.ts';
import type { ServiceSettings } from './settings.ts';

/** The tables and match lists of a program, by the parameters that name them; the list that it cannot start with. */
export function openTables(settings: ServiceSettings, reading: Reading): ResolverTables | ListProblem {
  const matchLists = openMatchLists(settings, reading);
  if ('fatal' in matchLists) return matchLists;
  const matchList = (parameter: string): MatchList =>
    matchLists.byName.get(parameter) ?? { parameter, patterns: [], parents: 'bare', isFixed: true };
  const maps = keptByKey((parameter: string) => openMaps(parameter, settings.text(parameter), reading));
  return {
    settings,
    maps,
    matchList,
    domains: {
      local: matchList('mydestination'),
      alias: matchList('virtual_alias_domains'),
      virtual: matchList('virtual_mailbox_domains'),
      relay: matchList('relay_domains'),
    },
    transportMaps: maps('transport_maps'),
    relocatedMaps: maps('relocated_maps'),
    ownAddresses: reading.world.ownAddresses,
    parentStyle: keptByKey((name: string) => parentStyleOf(settings, name)),
    addresses: resolveSettings(settings),
  };
}

/**
 * The match lists that smtpd and trivial-rewrite read, and how they take parent domains where not by their own name.
 */
const matchListParameters = [
  'mynetworks',
  'relay_domains',
  'permit_mx_backup_networks',
  'mydestination',
  'virtual_alias_domains',
  'virtual_mailbox_domains',
  'smtpd_log_access_permit_actions',
  'fast_flush_domains',
  'smtpd_forbidden_commands',
  'smtpd_noop_commands',
  'smtpd_sasl_exceptions_networks',
  'smtpd_client_event_limit_exceptions',
];

function openMatchLists(
  settings: ServiceSettings,
  reading: Reading,
): { readonly byName: ReadonlyMap<string, MatchList> } | ListProblem {
  const byName = new Map<string, MatchList>();
  for (const parameter of matchListParameters) {
    const text =
      parameter === 'mynetworks' && !settings.isSet(parameter)
        ? ownNetworks(settings, reading.world)
        : settings.text(parameter);
    const list = readMatchList(parameter, text, parentStyleOf(settings, parameter), reading);
    if ('fatal' in list) return list;
    byName.set(parameter, list);
  }
  return { byName };
}

/** match_parent_style(): whether `example.com` matches what is below it, or only `.example.com` does. */
function parentStyleOf(settings: ServiceSettings, name: string): ParentStyle {
  return listWords(settings.text('parent_domain_matches_subdomains')).includes(name) ? 'bare' : 'dot';
}

/** The words of a list. */
export function listWords(text: string): string[] {
  return splitList(text).map((item) => item.text);
}

/** Keeps what a function makes of a key. */
export function keptByKey<T>(make: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    let value = known.get(key);
    if (value === undefined) {
      value = make(key);
      known.set(key, value);
    }
    return value;
  };
}
