import type { TableWarning } from '../answer.ts';
import { queryError } from '../checkedLookup.ts';
import type { OpenContext, OpenedTable, TableName } from '../table.ts';
import { openNested } from './nestedTables.ts';

/** unionmap:{…}: what all tables say, joined by commas (dict_union.c). One error makes all an error. */
export function openUnion(table: TableName, context: OpenContext): OpenedTable {
  const opened = openNested(table, context);
  if (opened.kind === 'failed') return opened;
  const { tables, warnings, fixedKeys } = opened;
  return {
    kind: 'open',
    fixedKeys,
    warnings,
    lookup: (key) => {
      const said: TableWarning[] = [];
      let value = '';
      for (const one of tables) {
        const answer = one.lookup(key);
        said.push(...answer.warnings);
        if (answer.kind === 'error') return { ...queryError(table, causeOf(answer.message)), warnings: said };
        if (answer.kind === 'unknown') return { ...answer, warnings: said };
        // A value that is empty at the start leaves no comma.
        if (answer.kind === 'found') value = value === '' ? answer.value : `${value},${answer.value}`;
      }
      return value === '' ? { kind: 'notFound', warnings: said } : { kind: 'found', value, warnings: said };
    },
  };
}

/** Whether an error is one of configuration (DICT_ERR_CONFIG) or one that may go away; an outer table passes it on. */
export function causeOf(message: string): 'retry' | 'config' {
  return message.endsWith('query error') ? 'config' : 'retry';
}
