import { atLeast } from '../../facts/release.ts';
import type { Context } from '../rule.ts';

const byName: readonly (readonly [RegExp, string])[] = [
  [/\.pcre$/, 'pcre'],
  [/\.(?:regexp|regex|re)$/, 'regexp'],
  [/\.cidr$/, 'cidr'],
  [/mysql[^/]*\.cf$|\/(?:mysql|maria)[^/]*\/[^/]*\.cf$/, 'mysql'],
  [/(?:pgsql|postgres)[^/]*(?:\/[^/]*)?\.cf$/, 'pgsql'],
  [/sqlite[^/]*(?:\/[^/]*)?\.cf$/, 'sqlite'],
  [/ldap[^/]*(?:\/[^/]*)?\.cf$/, 'ldap'],
];

/**
 * The type that a table without one most likely has: what its name tells, else the type of indexed files that this
 * main.cf uses most, else the default of the release (Berkeley DB until 3.11).
 */
export function usualType({ configuration }: Context, path: string): string {
  const known = byName.find(([pattern]) => pattern.test(path))?.[1];
  if (known) return known;
  const counts = new Map<string, number>();
  for (const settings of configuration.settings.values()) {
    const value = settings.at(-1)?.element.value.text ?? '';
    if (!value.includes(':')) continue;
    for (const [, type] of value.matchAll(/(?:^|[\s,:{])(hash|lmdb|cdb|btree|dbm|texthash):/g)) {
      if (type) counts.set(type, (counts.get(type) ?? 0) + 1);
    }
  }
  const used = [...counts].filter(([type]) => type !== 'btree').sort((a, b) => b[1] - a[1])[0]?.[0];
  return used ?? (atLeast(configuration.release, '3.11') ? 'lmdb' : 'hash');
}
