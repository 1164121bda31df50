import type { ByteString } from '../../base/byteString.ts';
import { type ParentStyle, domainAndParents } from './hostKeys.ts';
import { type LookupKey, partialKey, wholeKey } from './lookupKey.ts';
import { type ExtensionSettings, quoteAddress, splitAddress, addressWithoutExtension } from './mailAddress.ts';

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
}

/** What the keys of an address depend on. */
export interface AddressContext extends ExtensionSettings {
  /** Whether a domain is $myorigin, is in $mydestination, or is an address of the machine's own. */
  readonly isLocalDomain: (domain: ByteString) => boolean;
}

/** What most tables of addresses are asked for: MA_FIND_DEFAULT. */
export const usualStrategy: AddressStrategy = { localPart: true, atDomain: true };

/**
 * The keys for an address, in order: mail_addr_find_opt().
 * @param address without quotes, as Postfix has it inside
 */
export function mailKeys(address: ByteString, strategy: AddressStrategy, context: AddressContext): LookupKey[] {
  const { recipientDelimiter, isLocalDomain } = context;
  const bare = recipientDelimiter === '' ? undefined : addressWithoutExtension(address, context);
  const { local, domain } = splitAddress(address);
  const keys: LookupKey[] = [...bothForms(address, false).map(wholeKey)];
  if (bare !== undefined) keys.push(...bothForms(bare, false).map(partialKey));
  const hasDomain = domain !== '';
  const bareLocal = bare === undefined ? undefined : splitAddress(bare).local;
  const locals = (suffix: ByteString): LookupKey[] =>
    [local, bareLocal]
      .filter((part) => part !== undefined)
      .flatMap((part) => bothForms(part + suffix, suffix === '').map(partialKey));
  if (hasDomain && strategy.localPart && isLocalDomain(domain.slice(1))) keys.push(...locals(''));
  if (hasDomain && strategy.atDomain) keys.push(partialKey(domain));
  if (hasDomain && strategy.domain) keys.push(...domainAndParents(domain.slice(1), strategy.domain).map(partialKey));
  if (hasDomain && strategy.localPartAt) keys.push(...locals('@'));
  // maps_find() asks nothing for an empty key.
  return keys.filter(({ key }) => key !== '');
}

/** The form with quotes, then the one without where it is another: MA_FORM_EXTERNAL_FIRST. */
function bothForms(address: ByteString, isBare: boolean): ByteString[] {
  const quoted = quoteAddress(address, isBare);
  return quoted === address ? [address] : [quoted, address];
}
