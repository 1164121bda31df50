import { knowledge } from '../../facts/knowledge.ts';
import { atLeast } from '../../facts/release.ts';
import { readTableName } from '../../lookup/openTable.ts';
import type { Reading } from '../reading.ts';
import type { Maps } from '../tables/maps.ts';
import { requiredProblem } from './required.ts';
import { readCommandValues } from './commandValues.ts';
import { compileList } from './compileList.ts';
import { ehloOffers } from './ehloOffers.ts';
import { dependsOnSender, resolveAddress } from './resolver.ts';
import { localDomain } from './resolverTables.ts';
import { readSearch } from './searchOrder.ts';
import { compileLists, wordsOfList } from './serviceLists.ts';
import { keptByKey, openTables, listWords } from './serviceTables.ts';
import type { ProgramSettings, ServiceSettings } from './settings.ts';
import type { SmtpdService } from './state.ts';

/** smtpd does not start: the last line of its log, without `fatal: `. */
export interface StartProblem {
  readonly fatal: string;
}

const loginMismatch = 'reject_sender_login_mismatch';

/** Opens what smtpd opens at its start (smtpd_check_init()), or says why it does not start. */
export function openService(
  { smtpd: settings, rewrite }: ProgramSettings,
  reading: Reading,
): SmtpdService | StartProblem {
  const tls = tlsLevel(settings);
  if ('fatal' in tls) return tls;
  const classes = readClasses(settings);
  if ('fatal' in classes) return classes;
  const own = openTables(settings, reading);
  if ('fatal' in own) return own;
  // A trivial-rewrite(8) that does not start is as bad as one that finds nothing: addresses do not resolve.
  const rewriting = openTables(rewrite, reading);
  const required = requiredProblem(wordsOfList(settings, 'recipient'), wordsOfList(settings, 'relay'), classes.byName);
  if (required !== undefined) return { fatal: required };
  const names = { classes: classes.byName, hasRestriction: restrictionNames(settings.version) };
  const compile: SmtpdService['compile'] = (words, purpose) => compileList(words, purpose, { ...names, compile });
  const offers = [false, true].map((encrypted) =>
    [false, true].map((hasNoSasl) => ehloOffers(settings, tls, encrypted, hasNoSasl)),
  );
  return {
    settings,
    values: readCommandValues(settings),
    ...compileLists(settings, compile),
    ...names,
    compile,
    maps: own.maps,
    accessTable: keptByKey((text: string) => openAccessTable(text, reading)),
    matchList: own.matchList,
    noopCommands: own.matchList('smtpd_noop_commands'),
    networks: own.matchList('mynetworks'),
    accessParents: own.parentStyle('smtpd_access_maps'),
    ...tls,
    offers: (encrypted, hasNoSasl) => offers[Number(encrypted)]?.[Number(hasNoSasl)] ?? [],
    changesReplies:
      settings.flag('soft_bounce') ||
      ['smtpd_reject_footer', 'smtpd_reject_footer_maps', 'smtpd_reject_filter_maps'].some(
        (name) => settings.text(name) !== '',
      ),
    checksUnlisted: !listWords(settings.text('receive_override_options')).includes('no_unknown_recipient_checks'),
    verifySender: verifySenderOf(settings),
    rewriteClients: listWords(settings.text('local_header_rewrite_clients')),
    isLocalDomain: (domain, recorder) => localDomain(domain, own, recorder),
    resolvesBySender: 'fatal' in rewriting ? false : dependsOnSender(rewriting),
    resolve: (address, other, recorder) =>
      'fatal' in rewriting ? { kind: 'error' } : resolveAddress(address, other, rewriting, recorder),
    isAtLeast: keptByKey((release: string) => atLeast(settings.version, release)),
  };
}

/** Which restrictions a release has, or once had; smtpd defines one of them as a class. */
function restrictionNames(version: string): SmtpdService['hasRestriction'] {
  // To read a release's name takes longer than the rest of a step.
  return keptByKey((name: string) => {
    const facts = knowledge.restrictions.get(name);
    return name !== loginMismatch && facts !== undefined && atLeast(version, facts.since);
  });
}

function verifySenderOf({ text }: ServiceSettings): string | undefined {
  const sender = text('address_verify_sender');
  if (sender === '' || sender === '<>') return undefined;
  return (sender.includes('@') ? sender : `${sender}@${text('myorigin')}`).toLowerCase();
}

function openAccessTable(text: string, reading: Reading): Maps {
  const { table } = readSearch(text);
  const name = readTableName(table);
  return {
    title: text,
    tables: name ? [{ text: table, table: reading.world.openTable(name, { foldsKeys: true }) }] : [],
  };
}

function readClasses(
  settings: ServiceSettings,
): { readonly byName: ReadonlyMap<string, readonly string[]> } | StartProblem {
  const byName = new Map<string, readonly string[]>();
  for (const name of listWords(settings.text('smtpd_restriction_classes'))) {
    const value = settings.defined(name);
    if (value === undefined || value === '') return { fatal: `restriction class \`${name}' needs a definition` };
    byName.set(name, listWords(value));
  }
  // A name that two have is the last one's, and this one is smtpd's own.
  byName.set(loginMismatch, [
    'reject_authenticated_sender_login_mismatch',
    'reject_unauthenticated_sender_login_mismatch',
  ]);
  return { byName };
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
