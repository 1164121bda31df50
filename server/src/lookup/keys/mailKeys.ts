import { lastAt } from './lastAt.ts';
import type { ByteString } from '../../base/byteString.ts';
import { type ParentStyle, parentDomain } from './hostKeys.ts';
import { type AskKey, type LookupKey, keysAsked } from './lookupKey.ts';
import { type ExtensionSettings, addressWithoutExtension } from './mailAddress.ts';
import { quoteLocal } from './quoteLocal.ts';

/** The parts of an address that are asked for behind the whole: the MA_FIND_ flags of mail_addr_find.h. */
export interface AddressStrategy {
  /** `user+extension`, then `user`, where the domain is one of the machine's own. */
  readonly localPart?: boolean;
  /** `@domain` */
  readonly atDomain?: boolean;
  /** `domain` and its parents. */
  readonly domain?: ParentStyle;
  /** `user+extension@`, then `user@`. */
  readonly localPartAt?: boolean;
  /** A key is asked with its quotes alone, not once more without (MA_FORM_EXTERNAL). */
  readonly quotedOnly?: boolean;
}

/** What the keys of an address depend on. */
export interface AddressContext extends ExtensionSettings {
  /**
   * Whether a domain is $myorigin, is in $mydestination, or is an address of the machine's own; undefined where the
   * look-up fails.
   */
  readonly isLocalDomain: (domain: ByteString) => boolean | undefined;
}

/** What most tables of addresses are asked for: MA_FIND_DEFAULT. */
export const usualStrategy: AddressStrategy = { localPart: true, atDomain: true };

/** Whether a domain is local cannot be told, and mail_addr_find_opt() fails. */
export const unresolvedDomain = 'unresolved';

/**
 * Asks for an address, the most specific key first: mail_addr_find_opt() (global/mail_addr_find.c). A key is worked
 * out when those before it were asked.
 * @param address without quotes, as Postfix has it inside
 * @param ask what it gives ends the walk; undefined lets it go on. maps_find() asks nothing for an empty key.
 */
export function askMailKeys<T>(
  address: ByteString,
  strategy: AddressStrategy,
  context: AddressContext,
  ask: AskKey<T>,
): T | typeof unresolvedDomain | undefined {
  const at = lastAt(address);
  const bare = context.recipientDelimiter === '' ? undefined : addressWithoutExtension(address, context);
  const { quotedOnly = false } = strategy;
  let found = askBothForms(address, false, false, quotedOnly, ask);
  if (found === undefined && bare !== undefined) found = askBothForms(bare, true, false, quotedOnly, ask);
  if (found !== undefined || at < 0) return found;
  const domain = address.slice(at + 1);
  if (strategy.localPart) {
    const isLocal = context.isLocalDomain(domain);
    if (isLocal === undefined) return unresolvedDomain;
    if (isLocal) found = askLocalParts(address, bare, 0, quotedOnly, ask);
    if (found !== undefined) return found;
  }
  if (strategy.atDomain) {
    found = ask(address.slice(at), true);
    if (found !== undefined) return found;
  }
  if (strategy.domain !== undefined) {
    for (let name = domain; name !== ''; name = parentDomain(name, strategy.domain)) {
      found = ask(name, true);
      if (found !== undefined) return found;
    }
  }
  return strategy.localPartAt ? askLocalParts(address, bare, 1, quotedOnly, ask) : undefined;
}

/** The local part, then the one without extension. @param behind how much of what follows goes with it: 1 for `@` */
function askLocalParts<T>(
  address: ByteString,
  bare: ByteString | undefined,
  behind: 0 | 1,
  quotedOnly: boolean,
  ask: AskKey<T>,
): T | undefined {
  const isLocalPart = behind === 0;
  const key = address.slice(0, lastAt(address) + behind);
  const found = askBothForms(key, true, isLocalPart, quotedOnly, ask);
  if (found !== undefined || bare === undefined) return found;
  return askBothForms(bare.slice(0, lastAt(bare) + behind), true, isLocalPart, quotedOnly, ask);
}

/** The form with quotes, then the one without where it is another: MA_FORM_EXTERNAL_FIRST. */
function askBothForms<T>(
  key: ByteString,
  partial: boolean,
  isLocalPart: boolean,
  quotedOnly: boolean,
  ask: AskKey<T>,
): T | undefined {
  const quoted = isLocalPart ? quoteLocal(key, { bare: true }) : quoteLocal(key);
  const found = ask(quoted, partial);
  return found !== undefined || quotedOnly || quoted === key ? found : ask(key, partial);
}

/** All the keys for an address, in order. */
export function mailKeys(address: ByteString, strategy: AddressStrategy, context: AddressContext): LookupKey[] {
  return keysAsked((ask) => askMailKeys(address, strategy, context, ask));
}
