import { atLeast } from '../facts/release.ts';
import { splitList, unbrace } from '../syntax/splitList.ts';
import type { Release } from '../facts/factTypes.ts';

/** `proxy:` once or several times before a table. */
const prefix = /^(?:proxy:)+/;

/** A table without the `proxy:` before it; undefined for one that no proxymap opens. */
export function proxiedTable(text: string): string | undefined {
  return prefix.test(text) ? text.replace(prefix, '') : undefined;
}

/**
 * The tables that an expanded proxy_read_maps or proxy_write_maps
 * lets proxymap open (authorize_proxied_maps() of proxymap.c).
 */
export function listedTables(text: string): ReadonlySet<string> {
  const tables = new Set<string>();
  gather(text, tables, 0);
  return tables;
}

function gather(text: string, tables: Set<string>, depth: number): void {
  if (depth > maxDepth) return;
  for (const { text: item } of splitList(text)) {
    const first = item.startsWith('{') ? (splitList(unbrace(item).text)[0]?.text ?? '') : item;
    const nested = /^(?:pipemap|unionmap):(\{.*)$/s.exec(first)?.[1];
    if (nested !== undefined) gather(unbrace(nested).text, tables, depth + 1);
    const table = proxiedTable(first);
    if (table !== undefined) tables.add(table);
  }
}
const maxDepth = 8;

/** From 3.11 on proxymap looks into restriction classes and files of items too (authorize_rest_classes()). */
export function looksIntoClasses(release: Release): boolean {
  return atLeast(release, '3.11');
}
