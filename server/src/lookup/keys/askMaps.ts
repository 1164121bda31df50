import type { ByteString } from '../../base/byteString.ts';
import type { LookupAnswer, TablePlace, TableWarning, UnknownReason } from '../answer.ts';
import { warningOf } from '../checkedLookup.ts';
import type { LookupTable } from '../table.ts';
import type { LookupKey } from './lookupKey.ts';

/** A question that was put to a table, and its answer. */
export interface AskedKey {
  readonly key: LookupKey;
  readonly table: LookupTable;
  readonly answer: LookupAnswer;
}

/** What a list of tables says to a list of keys. */
export type AskedMaps = {
  /** Every question in the order in which Postfix asks. */
  readonly asked: readonly AskedKey[];
  readonly warnings: readonly TableWarning[];
} & (
  | {
      readonly kind: 'found';
      readonly value: ByteString;
      readonly key: ByteString;
      readonly table: LookupTable;
      readonly place?: TablePlace;
    }
  | { readonly kind: 'notFound' }
  /** A temporary error: 451 4.3.0 or deferred mail. */
  | { readonly kind: 'error' }
  | { readonly kind: 'unknown'; readonly reason: UnknownReason }
);

/**
 * Asks for the first key in all tables, then for the second in all, and so on: maps_find() for each key. An empty
 * value is an error here, where `postmap -q` only warns.
 * @param title what Postfix calls the tables in its warnings: the name of the parameter, or `type:name` of an access
 * table
 */
export function askMaps(tables: readonly LookupTable[], keys: readonly LookupKey[], title: ByteString): AskedMaps {
  const asked: AskedKey[] = [];
  const warnings: TableWarning[] = [];
  const soFar = { asked, warnings };
  for (const key of keys) {
    for (const table of tables) {
      if (key.partial && !table.fixedKeys) continue;
      const answer = table.lookup(key.key, { partial: key.partial });
      asked.push({ key, table, answer });
      warnings.push(...answer.warnings);
      if (answer.kind === 'notFound') continue;
      if (answer.kind === 'unknown') return { ...soFar, kind: 'unknown', reason: answer.reason };
      if (answer.kind === 'error') {
        warnings.push(warningOf(`${table.type}:${table.name} lookup error for "${key.key}"`));
        return { ...soFar, kind: 'error' };
      }
      if (answer.value === '') {
        warnings.push(
          warningOf(`${title} lookup of ${key.key} returns an empty string result`),
          warningOf(`${title} should return NO RESULT in case of NOT FOUND`),
        );
        return { ...soFar, kind: 'error' };
      }
      const { value, place } = answer;
      return { ...soFar, kind: 'found', value, key: key.key, table, ...(place ? { place } : {}) };
    }
  }
  return { ...soFar, kind: 'notFound' };
}
