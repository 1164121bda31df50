import { quoteLocal } from '../../lookup/keys/quoteLocal.ts';
import { isPlainAddress } from './plainAddress.ts';
import { type AddressToken, externalForm, internalForm, isOperator, scanAddress } from './tokens.ts';

/** The settings that trivial-rewrite(8) rewrites by. */
export interface RewriteSettings {
  readonly origin: string;
  readonly domain: string;
  readonly appendAtOrigin: boolean;
  readonly appendDotDomain: boolean;
  readonly swapBangPath: boolean;
  readonly percentHack: boolean;
}

/** rewrite_tree(): puts an address into the form `user@domain`. */
export function rewriteTokens(given: readonly AddressToken[], settings: RewriteSettings): AddressToken[] {
  if (given.length === 1 && given[0]?.kind === 'quoted' && given[0].text === '') return [...given];
  if (given.length === 1 && isOperator(given[0], '@')) return [{ kind: 'quoted', text: '' }];
  let tokens = withoutRoute(given);
  if (!tokens.some((token) => isOperator(token, '@'))) tokens = withDomain(tokens, settings);
  const at = lastOperator(tokens, '@');
  const behind = at < 0 ? [] : tokens.slice(at + 1);
  if (
    settings.appendDotDomain &&
    settings.domain !== '' &&
    behind.length > 0 &&
    !behind.some((token) => token.kind === 'literal' || isOperator(token, '.'))
  ) {
    tokens = [...tokens, operator('.'), ...scanAddress(settings.domain)];
  }
  return withoutDot(tokens);
}

/** The address with its last dot part off, unless two stand there, or one right behind `@`. */
export function withoutDot(tokens: readonly AddressToken[]): AddressToken[] {
  const before = tokens.at(-2);
  const strips =
    isOperator(tokens.at(-1), '.') && before !== undefined && !isOperator(before, '.') && !isOperator(before, '@');
  return strips ? tokens.slice(0, -1) : [...tokens];
}

function withoutRoute(tokens: readonly AddressToken[]): AddressToken[] {
  const colon = isOperator(tokens[0], '@') ? tokens.findIndex((token) => isOperator(token, ':')) : -1;
  return colon < 0 || colon === tokens.length - 1 ? [...tokens] : tokens.slice(colon + 1);
}

function withDomain(
  tokens: readonly AddressToken[],
  { origin, appendAtOrigin, swapBangPath, percentHack }: RewriteSettings,
): AddressToken[] {
  const bang = swapBangPath ? tokens.findIndex((token) => isOperator(token, '!')) : -1;
  if (bang >= 0) return [...tokens.slice(bang + 1), operator('@'), ...tokens.slice(0, bang)];
  const percent = percentHack ? lastOperator(tokens, '%') : -1;
  if (percent >= 0) return [...tokens.slice(0, percent), operator('@'), ...tokens.slice(percent + 1)];
  return appendAtOrigin && origin !== '' ? [...tokens, operator('@'), ...scanAddress(origin)] : [...tokens];
}

/** The index of the last such operator; -1 where there is none. */
export function lastOperator(tokens: readonly AddressToken[], char: string): number {
  for (let at = tokens.length - 1; at >= 0; at--) if (isOperator(tokens[at], char)) return at;
  return -1;
}

/** An operator as a token. */
export function operator(char: string): AddressToken {
  return { kind: 'operator', text: char };
}

/** rewrite_clnt_internal(): rewrites an address in internal (unquoted) form. */
export function rewriteInternal(address: string, settings: RewriteSettings): string {
  if (address === '' || isPlainAddress(address)) return address;
  const rewritten = externalForm(rewriteTokens(scanAddress(quoteLocal(address)), settings));
  return internalForm(unquoted(rewritten));
}

/** unquote_822_local() by way of tokens: the address is one of ours, in external form. */
function unquoted(external: string): AddressToken[] {
  return scanAddress(external);
}
