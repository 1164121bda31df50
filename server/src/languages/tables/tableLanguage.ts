import { type TableLanguageId, tableLanguageIds } from '../../instance/layout.ts';
import { isTableSource } from '../../instance/sourceFile.ts';
import { contextOf } from '../../rules/context.ts';
import { tableContext } from '../../rules/entries/tableContext.ts';
import { fixesOf } from '../../rules/fixesOf.ts';
import type { Language } from '../language.ts';
import { parsers } from '../parsers.ts';
import type { TableDocument } from './tableDocument.ts';
import { completeTable } from './tableCompletion.ts';
import { tableElements } from './tableElements.ts';
import { formatTable } from './tableFormat.ts';
import { entryHover } from './entryHover.ts';
import { tableLenses } from './tableLenses.ts';
import { addressNaming, tableOccurrences } from './tableOccurrences.ts';
import { tableParser } from './tableSource.ts';
import { tableTokens } from './tableTokens.ts';

/** The languages of tables, one a syntax: what an entry is, its role tells. */
export const tableLanguages: readonly Language<TableDocument>[] = tableLanguageIds.map(tableLanguage);

function tableLanguage(id: TableLanguageId): Language<TableDocument> {
  return {
    ...(parsers.get(id) ?? tableParser(id)),
    contextOf: (instance, file) => (isTableSource(file) ? tableContext(contextOf(instance), file.id) : undefined),
    elements: tableElements,
    occurrences: tableOccurrences,
    naming: [addressNaming],
    hover: entryHover,
    complete: completeTable,
    tokens: tableTokens,
    format: formatTable,
    lenses: tableLenses,
    fixes: ({ context }, finding) => fixesOf(finding, context.instance),
  };
}
