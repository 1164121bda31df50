import type { ByteString } from '../../base/byteString.ts';
import { isHostAddress } from './hostName.ts';
import { type AskKey, type LookupKey, keysAsked, wholeKey } from './lookupKey.ts';

/** How parents are written: `example.com` (parent_domain_matches_subdomains has the parameter) or `.example.com`. */
export type ParentStyle = 'bare' | 'dot';

/** A domain and its parents, nearest first: `a.b.c`, `b.c`, `c`, or `a.b.c`, `.b.c`, `.c`. */
export function domainAndParents(domain: ByteString, style: ParentStyle): ByteString[] {
  const names: ByteString[] = [];
  for (let name = domain; name !== ''; name = parentDomain(name, style)) names.push(name);
  return names;
}

/** The next name to ask for behind a domain; empty behind the top level. */
export function parentDomain(name: ByteString, style: ParentStyle): ByteString {
  const dot = name.indexOf('.', 1);
  if (dot < 0) return '';
  return name.slice(style === 'bare' ? dot + 1 : dot);
}

/** Asks an access table for a host name: check_domain_access(). An address in place of a name has no parents. */
export function askHostKeys<T>(name: ByteString, style: ParentStyle, ask: AskKey<T>): T | undefined {
  if (name === '') return undefined;
  const found = ask(name, false);
  if (found !== undefined || isHostAddress(name)) return found;
  for (let parent = parentDomain(name, style); parent !== ''; parent = parentDomain(parent, style)) {
    const above = ask(parent, true);
    if (above !== undefined) return above;
  }
  return undefined;
}

/**
 * Asks an access table for an address: check_addr_access(). The right-most part is cut off again and again, no `::` is
 * looked at.
 */
export function askNetworkKeys<T>(address: ByteString, ask: AskKey<T>): T | undefined {
  const delimiter = address.includes(':') ? ':' : '.';
  let found = ask(address, false);
  let cut = lastOf(address, delimiter);
  while (found === undefined && cut >= 0) {
    const network = address.slice(0, cut);
    found = ask(network, true);
    cut = lastOf(network, delimiter);
  }
  return found;
}

/** lastIndexOf(), which takes longer for texts as short as this. */
function lastOf(text: ByteString, char: string): number {
  let at = text.length - 1;
  while (at >= 0 && text.charAt(at) !== char) at--;
  return at;
}

/** All the keys for a host name, in order. */
export function hostKeys(name: ByteString, style: ParentStyle): LookupKey[] {
  return keysAsked((ask) => askHostKeys(name, style, ask));
}

/** All the keys for an address, in order. */
export function networkKeys(address: ByteString): LookupKey[] {
  return keysAsked((ask) => askNetworkKeys(address, ask));
}

/** An access table by client: check_namadr_access(). The name is `unknown` where there is none. */
export function clientKeys(name: ByteString, address: ByteString, style: ParentStyle): LookupKey[] {
  return [...hostKeys(name, style), ...networkKeys(address)];
}

/** smtp_tls_policy_maps by next hop: a host name with its `.parents`, anything else as it is (tls_policy_lookup()). */
export function policyKeys(destination: ByteString): LookupKey[] {
  if (!isHostName(destination)) return [wholeKey(destination)];
  return domainAndParents(destination, 'dot').map(wholeKey);
}

/**
 * valid_hostname.c in short: labels of letters, digits, `-` and `_`, of at most 63 bytes, and not all of it a number.
 */
function isHostName(name: ByteString): boolean {
  if (name.length > 255 || /^[0-9.]+$/.test(name)) return false;
  return /^(?!-)[A-Za-z0-9_\x80-\xff-]{1,63}(?<!-)(?:\.(?!-)[A-Za-z0-9_\x80-\xff-]{1,63}(?<!-))*$/.test(name);
}
