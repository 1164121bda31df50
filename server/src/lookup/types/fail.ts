import { queryError } from '../checkedLookup.ts';
import type { OpenedTable, TableName } from '../table.ts';

/** fail: each look-up is an error (dict_fail.c). */
export function openFail(table: TableName): OpenedTable {
  return { kind: 'open', fixedKeys: false, warnings: [], lookup: () => queryError(table, 'retry') };
}
