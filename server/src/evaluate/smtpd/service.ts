import { knowledge } from '../../knowledge/knowledge.ts';
import { atLeast } from '../../knowledge/release.ts';
import { readTableName } from '../../lookup/openTable.ts';
import { splitList } from '../../syntax/splitList.ts';
import type { Reading } from '../reading.ts';
import type { MailKeySettings } from '../tables/mailKeys.ts';
import { type Maps, openMaps } from '../tables/maps.ts';
import { type MatchList, readMatchList } from '../tables/matchList.ts';
import { ownNetworks } from './ownNetworks.ts';
import { requiredProblem } from './required.ts';
import { resolveAddress } from './resolver.ts';
import { type ResolverTables, localDomain } from './resolverTables.ts';
import { readSearch } from './searchOrder.ts';
import type { ServiceSettings } from './settings.ts';
import type { Check, ListName, SmtpdService } from './state.ts';

/** smtpd does not start: the last line of its log, without `fatal: `. */
export interface StartProblem {
  readonly fatal: string;
}

/** The parameters of the lists. */
export const listParameters: Readonly<Record<ListName, string>> = {
  client: 'smtpd_client_restrictions',
  helo: 'smtpd_helo_restrictions',
  sender: 'smtpd_sender_restrictions',
  relay: 'smtpd_relay_restrictions',
  recipient: 'smtpd_recipient_restrictions',
  etrn: 'smtpd_etrn_restrictions',
  data: 'smtpd_data_restrictions',
  endOfData: 'smtpd_end_of_data_restrictions',
};

const loginMismatch = 'reject_sender_login_mismatch';

/** Opens what smtpd opens at its start (smtpd_check_init()), or says why it does not start. */
export function openService(settings: ServiceSettings, reading: Reading): SmtpdService | StartProblem {
  const tls = tlsLevel(settings);
  if ('fatal' in tls) return tls;
  const lists = readLists(settings);
  const classes = readClasses(settings);
  if ('fatal' in classes) return classes;
  const matchLists = openMatchLists(settings, reading);
  if ('fatal' in matchLists) return matchLists;
  const required = requiredProblem(lists.recipient, lists.relay, classes.byName);
  if (required !== undefined) return { fatal: required };
  const maps = kept((parameter: string) => openMaps(parameter, settings.text(parameter), reading));
  const accessTable = kept((text: string) => openAccessTable(text, reading));
  const parentStyle = (name: string): 'parent' | '.parent' => parentStyleOf(settings, name);
  const matchList = (parameter: string): MatchList =>
    matchLists.byName.get(parameter) ?? { parameter, patterns: [], parents: 'parent' };
  const tables: ResolverTables = { settings, maps, matchList, ownAddresses: reading.world.ownAddresses, parentStyle };
  return {
    settings,
    lists,
    classes: classes.byName,
    maps,
    accessTable,
    matchList,
    accessParents: parentStyle('smtpd_access_maps'),
    ...tls,
    isLocalDomain: (domain, recorder) => localDomain(domain, tables, recorder),
    resolve: (address, other, recorder) => resolveAddress(address, other, tables, recorder),
    isAtLeast: (release) => atLeast(settings.version, release),
    hasRestriction: (name) => {
      const facts = knowledge.restrictions.get(name);
      return name !== loginMismatch && facts !== undefined && atLeast(settings.version, facts.since);
    },
  };
}

function openAccessTable(text: string, reading: Reading): Maps {
  const { table } = readSearch(text);
  const name = readTableName(table);
  return {
    title: text,
    tables: name ? [{ text: table, table: reading.world.openTable(name, { foldsKeys: true }) }] : [],
  };
}

function readLists(settings: ServiceSettings): Readonly<Record<ListName, readonly string[]>> {
  const words = (name: ListName): readonly string[] => wordsOf(settings.text(listParameters[name]));
  return {
    client: words('client'),
    helo: words('helo'),
    sender: words('sender'),
    relay: words('relay'),
    recipient: words('recipient'),
    etrn: words('etrn'),
    data: words('data'),
    endOfData: words('endOfData'),
  };
}

function wordsOf(text: string): string[] {
  return splitList(text).map((item) => item.text);
}

function readClasses(
  settings: ServiceSettings,
): { readonly byName: ReadonlyMap<string, readonly string[]> } | StartProblem {
  const byName = new Map<string, readonly string[]>();
  for (const name of wordsOf(settings.text('smtpd_restriction_classes'))) {
    const value = settings.defined(name);
    if (value === undefined || value === '') return { fatal: `restriction class \`${name}' needs a definition` };
    byName.set(name, wordsOf(value));
  }
  // A name that two have is the last one's, and this one is smtpd's own.
  byName.set(loginMismatch, [
    'reject_authenticated_sender_login_mismatch',
    'reject_unauthenticated_sender_login_mismatch',
  ]);
  return { byName };
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
  'smtpd_sasl_exceptions_networks',
  'smtpd_client_event_limit_exceptions',
];

function openMatchLists(
  settings: ServiceSettings,
  reading: Reading,
): { readonly byName: ReadonlyMap<string, MatchList> } | StartProblem {
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
function parentStyleOf(settings: ServiceSettings, name: string): 'parent' | '.parent' {
  return wordsOf(settings.text('parent_domain_matches_subdomains')).includes(name) ? 'parent' : '.parent';
}

/** What smtpd_tls_security_level and its forerunners come to (smtpd.c, pre_jail_init()). */
function tlsLevel({
  text,
  flag,
}: ServiceSettings): { readonly usesTls: boolean; readonly enforcesTls: boolean } | StartProblem {
  const level = text('smtpd_tls_security_level').trim();
  const wraps = flag('smtpd_tls_wrappermode');
  if (level === '') {
    const enforces = flag('smtpd_enforce_tls') || wraps;
    return { usesTls: enforces || flag('smtpd_use_tls'), enforcesTls: enforces };
  }
  switch (level.toLowerCase()) {
    case 'none':
      return { usesTls: wraps, enforcesTls: wraps };
    case 'may':
      return { usesTls: true, enforcesTls: wraps };
    case 'encrypt':
    case 'fingerprint':
    case 'verify':
    case 'secure':
      return { usesTls: true, enforcesTls: true };
    default:
      return { fatal: `Invalid TLS level "${level}"` };
  }
}

function kept<T>(make: (key: string) => T): (key: string) => T {
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

/** What finding an address in tables asks of the service. */
export function addressKeys(check: Pick<Check, 'service'> & Check): MailKeySettings {
  const { service } = check;
  const silent = { ...check, trace: () => undefined };
  return {
    delimiter: service.settings.text('recipient_delimiter'),
    origin: service.settings.text('myorigin'),
    isLocal: (domain) => service.isLocalDomain(domain, silent),
  };
}
