import type { ByteString } from '../../base/byteString.ts';
import { bracedContent, splitOutsideBraces } from '../../syntax/tables/braces.ts';
import type { TableWarning } from '../answer.ts';
import type { LookupTable, OpenContext, OpenedTable, TableName } from '../table.ts';

/** The tables of a unionmap or pipemap, in order. */
export interface NestedTables {
  readonly kind: 'tables';
  readonly tables: readonly LookupTable[];
  readonly warnings: readonly TableWarning[];
  /** The kind of the whole is that of the first table, whatever the others are. */
  readonly fixedKeys: boolean;
}

/** Opens the tables in `{type:name, …}`: dict_union_open(), dict_pipe_open(). */
export function openNested(
  { type, name }: TableName,
  { nested, options }: OpenContext,
): NestedTables | (OpenedTable & { kind: 'failed' }) {
  const warnings: TableWarning[] = [];
  const failed = (message: ByteString): OpenedTable & { kind: 'failed' } => ({ kind: 'failed', message, warnings });
  const badSyntax = failed(`bad syntax: "${type}:${name}"; need "${type}:{type:name...}"`);
  const words = splitOutsideBraces(bracedContent(name) ?? '');
  if (words.length === 0) return badSyntax;
  const tables: LookupTable[] = [];
  for (const word of words) {
    if (!word.includes(':')) return badSyntax;
    const table = nested(word);
    warnings.push(...table.warnings);
    // postmap ends at the first table that cannot be opened; a daemon has an error at each look-up instead.
    if (table.failure !== undefined) {
      if (options.program === 'postmap') return failed(table.failure);
      warnings.push({ severity: 'error', message: table.failure });
    }
    tables.push(table);
  }
  return { kind: 'tables', tables, warnings, fixedKeys: tables[0]?.fixedKeys ?? true };
}
