import { type LookupAnswer, type TableWarning, notFound } from '../answer.ts';
import { queryError } from '../checkedLookup.ts';
import type { OpenContext, OpenedTable, TableName } from '../table.ts';
import { openNested } from './nestedTables.ts';
import { causeOf } from './union.ts';

/** pipemap:{…}: what a table says is the key for the next one (dict_pipe.c). */
export function openPipe(table: TableName, context: OpenContext): OpenedTable {
  const opened = openNested(table, context);
  if (opened.kind === 'failed') return opened;
  const { tables, warnings, fixedKeys } = opened;
  return {
    kind: 'open',
    fixedKeys,
    warnings,
    lookup: (key) => {
      const said: TableWarning[] = [];
      let answer: LookupAnswer = notFound;
      let current = key;
      for (const one of tables) {
        answer = one.lookup(current);
        said.push(...answer.warnings);
        if (answer.kind === 'error') return { ...queryError(table, causeOf(answer.message)), warnings: said };
        if (answer.kind !== 'found') return { ...answer, warnings: said };
        current = answer.value;
      }
      return { ...answer, warnings: said };
    },
  };
}
