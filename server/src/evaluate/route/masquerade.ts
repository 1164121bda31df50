import { lastAt } from '../../lookup/keys/lastAt.ts';
import { foldBytes } from '../bytes.ts';
import { matchString } from '../tables/matchList.ts';
import type { MatchList } from '../tables/matchListFile.ts';
import type { Recorder } from '../tables/maps.ts';

/**
 * cleanup_masquerade_internal(): takes the names of hosts off a domain. The order of the list matters, and `!` keeps a
 * domain as it is.
 * @param domains masquerade_domains
 * @param exceptions masquerade_exceptions: local parts
 * @returns the address; undefined where the exceptions cannot be asked
 */
export function masqueraded(
  address: string,
  domains: readonly string[],
  exceptions: MatchList,
  recorder: Recorder,
): string | undefined {
  const at = lastAt(address);
  if (at < 0) return address;
  const domain = foldBytes(address.slice(at + 1));
  const excluded = matchString(exceptions, address.slice(0, at), recorder);
  if (excluded !== 'no') return excluded === 'error' ? undefined : address;
  for (const word of domains) {
    const marks = /^!*/.exec(word)?.[0].length ?? 0;
    const name = foldBytes(word.slice(marks));
    if (name === '') continue;
    if (name === domain) return address;
    if (domain.endsWith(`.${name}`)) return marks % 2 === 0 ? `${address.slice(0, at + 1)}${name}` : address;
  }
  return address;
}
