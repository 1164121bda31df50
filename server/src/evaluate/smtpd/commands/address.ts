import { lastAt } from '../../../lookup/keys/lastAt.ts';
import { isAsciiText } from '../../../lookup/keys/hostName.ts';
import { parseAddresses } from '../../address/parse.ts';
import { isPlainAddress } from '../../address/plainAddress.ts';
import { internalForm } from '../../address/tokens.ts';
import { printable } from '../refuse.ts';
import { clientName } from '../restrictions/client.ts';
import type { SmtpdCheck } from '../state.ts';

/** How extract_addr() takes an address. */
export interface AddressRules {
  readonly empty: boolean;
  readonly strict: boolean;
}

/**
 * extract_addr(): the address of a command without its brackets and quotes; undefined, with a warning, where it is
 * none.
 */
export function extractAddress(check: SmtpdCheck, word: string, { empty, strict }: AddressRules): string | undefined {
  const { state } = check;
  const illegal = (): undefined => {
    check.log(
      `warning: Illegal address syntax from ${clientName(check)} in ${state.where} command: ${printable(word, '?')}`,
    );
  };
  let text = word.startsWith('<') && word.endsWith('>') && word.length > 1 ? word.slice(1, -1) : word;
  const colon = text.startsWith('@') ? text.indexOf(':') : -1;
  if (colon >= 0) text = text.slice(colon + 1);
  if (isPlainAddress(text)) return (!strict || word.startsWith('<')) && isValid(check, text) ? text : illegal();
  const parsed = parseAddresses(text);
  const addresses = parsed.filter(({ kind }) => kind === 'address');
  const others = parsed.filter(({ kind, text: char }) => kind !== 'address' && char !== '<' && char !== '>');
  if (addresses.length > 1 || (strict && (others.length > 0 || !word.startsWith('<')))) return illegal();
  const address = internalForm(addresses.at(-1)?.tokens ?? []);
  if (address === '') return empty ? address : illegal();
  if (strict && address.startsWith('@')) return illegal();
  return isValid(check, address) ? address : illegal();
}

/** smtpd_check_addr(): the domain has to be one, and ASCII unless the client says SMTPUTF8. */
function isValid(check: SmtpdCheck, address: string): boolean {
  const { state } = check;
  const resolved = check.resolve(address, state.where === 'MAIL' ? state.recipient : state.sender);
  if (resolved.kind === 'syntax') return false;
  if (resolved.kind === 'error' || state.utf8) return true;
  return isAsciiText(resolved.recipient) || isAsciiText(resolved.recipient.slice(lastAt(resolved.recipient) + 1));
}
