import { type LookupAnswer, type UnknownReason } from './answer.ts';
import type { LookupTable, OpenOptions, TableFiles, TableName } from './table.ts';

/**
 * Opens a table as dict_open() does. Pure and total: what the table needs is read through `files`, once, when it is opened.
 * @param options see OpenOptions; the release decides wordings and a few rules
 */
export function openTable(table: TableName, files: TableFiles, options: OpenOptions): LookupTable {
  void files; void options;
  return unknownTable(table, { code: 'unread-type', type: table.type });
}

/** `type:name` in two; undefined where there is no colon. */
export function readTableName(text: string): TableName | undefined {
  const colon = text.indexOf(':');
  return colon < 0 ? undefined : { type: text.slice(0, colon), name: text.slice(colon + 1) };
}

function unknownTable(table: TableName, reason: UnknownReason): LookupTable {
  const answer: LookupAnswer = { kind: 'unknown', reason, warnings: [] };
  return { ...table, fixedKeys: true, warnings: [], lookup: () => answer };
}
