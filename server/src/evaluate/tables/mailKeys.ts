import { foldBytes } from '../bytes.ts';
import { quoteLocal } from '../address/quote.ts';
import type { LocalAnswer } from '../address/resolve.ts';
import { type MapsResult, type Maps, type Recorder, type ValueCases, findInMaps } from './maps.ts';

/** The steps of mail_addr_find_opt(), as a parameter or restriction takes them (global/mail_addr_find.c). */
export interface MailKeySteps {
  /** `user` where the domain is one of this machine, and then `@domain`. */
  readonly localPart: boolean;
  /** The domain, and then its parents: `parent` as they are, `.parent` with a dot. Absent: neither is asked. */
  readonly domains?: 'parent' | '.parent';
  /** `user@` at the end. */
  readonly localPartAt?: boolean;
  /** A key is asked with its quotes alone, not once more without (MA_FORM_EXTERNAL). */
  readonly quotedOnly?: boolean;
}

/** What finding an address needs to know of the configuration. */
export interface MailKeySettings {
  readonly delimiter: string;
  readonly origin: string;
  readonly isLocal: (domain: string) => LocalAnswer;
}

/** Virtual aliases, canonical addresses, recipients, owners of senders. */
export const addressSteps: MailKeySteps = { localPart: true };

/** Finds an address in tables, the most specific key first; each key is asked of all tables before the next one is. */
export function findAddress(
  maps: Maps,
  address: string,
  steps: MailKeySteps,
  { delimiter, origin, isLocal }: MailKeySettings,
  cases: ValueCases,
  recorder: Recorder,
): MapsResult {
  const at = address.lastIndexOf('@');
  const bare = delimiter === '' ? undefined : bareOfExtension(address, delimiter);
  const ask = (key: string, partial: boolean): MapsResult => findInMaps(maps, key, partial, cases, recorder);
  const askQuoted = (key: string, partial: boolean, withDomain: boolean): MapsResult => {
    const quoted = quoteLocal(key, { bare: !withDomain });
    const found = ask(quoted, partial);
    return found.kind !== 'notFound' || quoted === key || steps.quotedOnly ? found : ask(key, partial);
  };
  const askLocal = (length: number, withDomain: boolean): MapsResult => {
    const found = askQuoted(address.slice(0, at + length), true, withDomain);
    if (found.kind !== 'notFound' || bare === undefined) return found;
    return askQuoted(bare.slice(0, bare.lastIndexOf('@') + length), true, withDomain);
  };
  let found = askQuoted(address, false, true);
  if (found.kind === 'notFound' && bare !== undefined) found = askQuoted(bare, true, true);
  if (found.kind !== 'notFound' || at < 0) return found;
  const domain = address.slice(at + 1);
  if (steps.localPart) {
    const local: LocalAnswer = foldBytes(domain) === foldBytes(origin) ? 'yes' : isLocal(domain);
    if (local === 'error') return { kind: 'error', error: 'retry' };
    if (local === 'yes') found = askLocal(0, false);
    if (found.kind !== 'notFound') return found;
    return ask(`@${domain}`, true);
  }
  if (steps.domains === undefined) return found;
  for (const name of domainsOf(domain, steps.domains)) {
    found = ask(name, true);
    if (found.kind !== 'notFound') return found;
  }
  return steps.localPartAt ? askLocal(1, true) : found;
}

/** A domain and its parents up to the top level, as access tables are asked for them. */
export function* domainsOf(domain: string, form: 'parent' | '.parent'): Generator<string> {
  let name = domain;
  while (name !== '') {
    yield name;
    const dot = name.indexOf('.', 1);
    if (dot < 0) return;
    name = name.slice(form === 'parent' ? dot + 1 : dot);
  }
}

/** strip_addr_internal(): the address without its extension; undefined where it has none (global/split_addr.c). */
export function bareOfExtension(address: string, delimiters: string): string | undefined {
  const at = address.lastIndexOf('@');
  const local = at < 0 ? address : address.slice(0, at);
  const lower = local.toLowerCase();
  if (lower === 'mailer-daemon' || lower === 'double-bounce') return undefined;
  // `owner-list` and `list-request` are names of their own where a hyphen is a delimiter (owner_request_special).
  if (delimiters.includes('-') && (lower.startsWith('owner-') || lower.endsWith('-request'))) return undefined;
  for (let index = 0; index < local.length; index++) {
    if (!delimiters.includes(local.charAt(index))) continue;
    return index === 0 ? undefined : local.slice(0, index) + (at < 0 ? '' : address.slice(at));
  }
  return undefined;
}
