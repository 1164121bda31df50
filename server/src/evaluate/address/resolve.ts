import { lastAt } from '../../lookup/keys/lastAt.ts';
import { isHostAddress, isHostName, isMailDomain, isMailHostLiteral } from '../../lookup/keys/hostName.ts';
import { quoteLocal } from '../../lookup/keys/quoteLocal.ts';
import { isPlainAddress } from './plainAddress.ts';
import { type RewriteSettings, lastOperator, operator, rewriteTokens, withoutDot } from './rewrite.ts';
import { type AddressToken, internalForm, isOperator, scanAddress } from './tokens.ts';

/** The settings that an address is stripped apart by, beside those of rewriting. */
export interface ResolveSettings extends RewriteSettings {
  readonly hostName: string;
  readonly emptyAddress: string;
  readonly nullDomain: boolean;
  readonly dequotes: boolean;
  readonly numericDomain: boolean;
  readonly utf8: boolean;
  readonly allowsMinus: boolean;
}

/** Whether a domain is one of this machine: a look-up may fail, or its answer may be unknown. */
export type LocalAnswer = 'yes' | 'no' | 'error' | 'unknown';

/** An address with all its routes undone. */
export type StrippedAddress =
  | {
      readonly kind: 'address';
      readonly address: string;
      readonly domain: string;
      readonly local: boolean;
      readonly routed: boolean;
    }
  /** It is no address. */
  | { readonly kind: 'syntax'; readonly address: string }
  | { readonly kind: 'error' }
  | { readonly kind: 'unknown' };

interface Progress {
  tokens: AddressToken[];
  /** The local domain that was stripped off last, with its `@`. */
  stripped: AddressToken[] | undefined;
  foreign: boolean;
}

/**
 * The first half of resolve_addr() in trivial-rewrite/resolve.c: takes local domains off an address until a foreign
 * one or none is left, following `%`, `!` and quoted routes.
 * @param isLocal resolve_local() of a domain
 */
export function stripLocalDomains(
  address: string,
  settings: ResolveSettings,
  isLocal: (domain: string) => LocalAnswer,
): StrippedAddress {
  if (isPlainAddress(address)) {
    const domain = address.slice(lastAt(address) + 1);
    const answer = isLocal(domain);
    if (answer === 'error' || answer === 'unknown') return { kind: answer };
    const local = answer === 'yes';
    if (!isHostName(domain) || address.startsWith('-')) return checked(address, local, settings, isLocal);
    return { kind: 'address', address, domain, local, routed: false };
  }
  const progress: Progress = { tokens: scanAddress(quoteLocal(address)), stripped: undefined, foreign: false };
  const limit = address.length + 100;
  for (let step = 0; ; step++) {
    if (step > limit) return { kind: 'error' };
    const next = strip(progress, settings, isLocal);
    if (next === 'error' || next === 'unknown') return { kind: next };
    if (next === 'done') break;
  }
  const tokens = progress.foreign
    ? progress.tokens
    : [...progress.tokens, ...(progress.stripped ?? [operator('@'), ...scanAddress(settings.hostName)])];
  return checked(internalForm(tokens), !progress.foreign, settings, isLocal);
}

function strip(
  progress: Progress,
  settings: ResolveSettings,
  isLocal: (domain: string) => LocalAnswer,
): 'again' | 'done' | 'error' | 'unknown' {
  if (lastOperator(progress.tokens, '@') >= 0) progress.tokens = withoutDot(progress.tokens);
  if (settings.nullDomain && isOperator(progress.tokens.at(-1), '@')) progress.tokens.pop();
  const at = lastOperator(progress.tokens, '@');
  if (at >= 0) {
    const behind = progress.tokens.slice(at + 1);
    const answer = behind.length === 0 ? 'yes' : isLocal(internalForm(behind));
    if (answer === 'error' || answer === 'unknown') return answer;
    if (answer === 'no') {
      progress.foreign = true;
      return 'done';
    }
    progress.stripped = progress.tokens.slice(at);
    progress.tokens = progress.tokens.slice(0, at);
  }
  const routes = (char: string): boolean => lastOperator(progress.tokens, char) >= 0;
  if (routes('@') || (settings.swapBangPath && routes('!')) || (settings.percentHack && routes('%'))) {
    progress.tokens = rewriteTokens(progress.tokens, settings);
    return 'again';
  }
  const only = progress.tokens.length === 1 ? progress.tokens[0] : undefined;
  const opened = settings.dequotes && only?.kind === 'quoted' ? openQuotes(only.text, settings) : undefined;
  if (opened) {
    progress.tokens = rewriteTokens(opened, settings);
    return 'again';
  }
  if (only?.kind === 'quoted' && only.text === '') progress.tokens = [];
  if (progress.tokens.length === 0) {
    progress.tokens = scanAddress(settings.emptyAddress);
    return 'again';
  }
  if (progress.stripped === undefined) {
    progress.tokens = [...progress.tokens, operator('@'), ...scanAddress(settings.hostName)];
    return 'again';
  }
  return 'done';
}

/** A quoted local part may hide a route, as `"user@far.example"@here.example` does. */
function openQuotes(text: string, { percentHack, swapBangPath }: ResolveSettings): AddressToken[] | undefined {
  const found = [lastAt(text), percentHack ? text.lastIndexOf('%') : -1, swapBangPath ? text.lastIndexOf('!') : -1];
  const at = found.find((index) => index >= 0);
  if (at === undefined) return undefined;
  const char = text.charAt(at);
  const routed = char === '%' ? `${text.slice(0, at)}@${text.slice(at + 1)}` : text;
  return scanAddress(char === '!' ? routed : quoteLocal(routed));
}

function checked(
  address: string,
  local: boolean,
  settings: ResolveSettings,
  isLocal: (domain: string) => LocalAnswer,
): StrippedAddress {
  const domain = address.slice(lastAt(address) + 1);
  const syntax: StrippedAddress = { kind: 'syntax', address };
  if (domain.startsWith('[')) {
    if (!isMailHostLiteral(domain)) return syntax;
  } else if (!isMailDomain(domain, settings.utf8)) {
    if (!settings.numericDomain || !isHostAddress(domain)) return syntax;
    const literal = `[${domain}]`;
    const answer = isLocal(literal);
    if (answer === 'error' || answer === 'unknown') return { kind: answer };
    return finished(`${address.slice(0, -domain.length)}${literal}`, literal, answer === 'yes' || local, settings);
  }
  return finished(address, domain, local, settings);
}

function finished(address: string, domain: string, local: boolean, { allowsMinus }: ResolveSettings): StrippedAddress {
  if (!allowsMinus && address.startsWith('-')) return { kind: 'syntax', address };
  // Routes are looked for whatever swap_bangpath and percent_hack say: the next host may have other settings.
  const mark = address.search(/[@!%]/);
  return { kind: 'address', address, domain, local, routed: address.slice(mark + 1) !== domain };
}
