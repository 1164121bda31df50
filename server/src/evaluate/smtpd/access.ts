import { askHostKeys, askNetworkKeys } from '../../lookup/keys/hostKeys.ts';
import type { AddressStrategy } from '../../lookup/keys/mailKeys.ts';
import { findAddress } from '../tables/findAddress.ts';
import { type Maps, type MapsResult, findInMaps } from '../tables/maps.ts';
import type { CheckStatus } from '../trace.ts';
import { accessCases } from './accessCases.ts';
import { type ResultContext, decideResult } from './actions.ts';
import { abortLookup } from './refuse.ts';

import type { RestrictionCall, SmtpdCheck } from './state.ts';
import { type Subject, subjects } from './subject.ts';

/** A look-up in an access table: whether there was an entry at all, and what it decided. */
export interface AccessResult {
  readonly found: boolean;
  readonly status: CheckStatus;
}

/** Which table is asked, and what replies speak of. */
export interface AccessQuestion {
  readonly table: string;
  readonly replyName: string;
  readonly subject: Subject;
  readonly defaultAccess: string | undefined;
}

const missed: AccessResult = { found: false, status: 'dunno' };

/** The question that a restriction puts to its table. */
export function accessQuestion(
  table: string,
  replyName: string,
  subject: Subject,
  { defaultAccess }: Pick<RestrictionCall, 'defaultAccess'>,
): AccessQuestion {
  return { table, replyName, subject, defaultAccess };
}

function decideFound(
  check: SmtpdCheck,
  found: MapsResult,
  key: string,
  { table, replyName, subject, defaultAccess }: AccessQuestion,
): AccessResult {
  if (found.kind === 'notFound') return missed;
  const context: ResultContext = { source: table, key, replyName, subject, defaultAccess };
  // A table that cannot be asked has an answer of its own, which warn_if_reject can turn into a warning.
  const value = found.kind === 'found' ? found.value : '451 4.3.5 Server configuration error';
  return { found: true, status: decideResult(check, value, context) };
}

/** check_access(): the key as it is. */
export function checkKey(check: SmtpdCheck, key: string, question: AccessQuestion): AccessResult {
  const found = findInMaps(check.service.accessTable(question.table), key, false, accessCases, check);
  return decideFound(check, found, key, question);
}

/** check_domain_access(): a name and its parents up to the top-level domain. */
export function checkDomain(check: SmtpdCheck, domain: string, question: AccessQuestion): AccessResult {
  const maps = check.service.accessTable(question.table);
  const found = askHostKeys(domain, check.service.accessParents, (key, partial) => ask(check, maps, key, partial));
  return found === undefined ? missed : decideFound(check, found, domain, question);
}

/** check_addr_access(): an address and the networks that its text begins with. */
export function checkAddress(check: SmtpdCheck, address: string, question: AccessQuestion): AccessResult {
  const maps = check.service.accessTable(question.table);
  const found = askNetworkKeys(address, (key, partial) => ask(check, maps, key, partial));
  return found === undefined ? missed : decideFound(check, found, address, question);
}

function ask(check: SmtpdCheck, maps: Maps, key: string, partial: boolean): MapsResult | undefined {
  const found = findInMaps(maps, key, partial, accessCases, check);
  return found.kind === 'notFound' ? undefined : found;
}

/** check_namadr_access(): the name with its parents, and only then the address. */
export function checkNameAndAddress(
  check: SmtpdCheck,
  name: string,
  address: string,
  question: AccessQuestion,
): CheckStatus {
  const byName = checkDomain(check, name, question);
  if (byName.found || byName.status !== 'dunno') return byName.status;
  return checkAddress(check, address, question).status;
}

/** check_mail_access(): a sender or recipient, as trivial-rewrite resolves it. */
export function checkMailAddress(check: SmtpdCheck, address: string, question: AccessQuestion): CheckStatus {
  const { service, state } = check;
  const { subject } = question;
  const resolved = check.resolve(address, subject === subjects.sender ? state.recipient : state.sender);
  if (resolved.kind === 'error') return abortLookup(check, address);
  const strategy: AddressStrategy = { domain: service.accessParents, localPartAt: true };
  const found = findAddress(
    service.accessTable(question.table),
    resolved.recipient,
    strategy,
    check.addresses,
    accessCases,
    check,
  );
  const { status } = decideFound(check, found, resolved.recipient, question);
  // A route may lead anywhere: such a recipient is not accepted by a table.
  const suspicious =
    resolved.kind === 'address' && resolved.routed && subject === subjects.recipient && !service.values.allowsRoutes;
  return status === 'ok' && found.kind === 'found' && suspicious ? 'dunno' : status;
}
