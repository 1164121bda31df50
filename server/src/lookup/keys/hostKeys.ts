import { readAddress } from '../../base/address.ts';
import type { ByteString } from '../../base/byteString.ts';
import { type LookupKey, partialKey, wholeKey } from './lookupKey.ts';

/** How parents are written: `example.com` (parent_domain_matches_subdomains has the parameter) or `.example.com`. */
export type ParentStyle = 'bare' | 'dot';

/** A domain and its parents, nearest first: `a.b.c`, `b.c`, `c`, or `a.b.c`, `.b.c`, `.c`. */
export function domainAndParents(domain: ByteString, style: ParentStyle): ByteString[] {
  const names: ByteString[] = [];
  for (let name = domain; name !== '';) {
    names.push(name);
    const dot = name.indexOf('.', 1);
    if (dot < 0) break;
    name = name.slice(style === 'bare' ? dot + 1 : dot);
  }
  return names;
}

/** An access table by host name: check_domain_access(). An address in place of a name has no parents. */
export function hostKeys(name: ByteString, style: ParentStyle): LookupKey[] {
  if (name === '') return [];
  if (readAddress(name)) return [wholeKey(name)];
  return domainAndParents(name, style).map((key, index) => (index === 0 ? wholeKey(key) : partialKey(key)));
}

/**
 * An access table by address: check_addr_access(). The right-most part is cut off again and again, no `::` is looked
 * at.
 */
export function networkKeys(address: ByteString): LookupKey[] {
  const delimiter = address.includes(':') ? ':' : '.';
  const keys: LookupKey[] = [wholeKey(address)];
  for (let at = address.lastIndexOf(delimiter); at >= 0;) {
    const cut: ByteString = (keys.at(-1)?.key ?? '').slice(0, at);
    keys.push(partialKey(cut));
    at = cut.lastIndexOf(delimiter);
  }
  return keys.filter(({ key }) => key !== '');
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
