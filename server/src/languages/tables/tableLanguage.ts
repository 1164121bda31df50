import { type TableLanguageId, tableLanguageIds } from '../../instance/layout.ts';
import { isTableSource } from '../../instance/sourceFile.ts';
import { contextOf } from '../../rules/context.ts';
import { tableContext } from '../../rules/entries/tableContext.ts';
import { fixesOf } from '../../rules/fixesOf.ts';
import type { Language } from '../language.ts';
import { parsers } from '../parsers.ts';
import type { TableDocument } from './tableDocument.ts';
import { tableElements } from './tableElements.ts';
import { tableParser } from './tableSource.ts';

/** The languages of tables, one a syntax: what an entry is, its role tells. */
export const tableLanguages: readonly Language<TableDocument>[] = tableLanguageIds.map(tableLanguage);

function tableLanguage(id: TableLanguageId): Language<TableDocument> {
  return {
    ...(parsers.get(id) ?? tableParser(id)),
    contextOf: (instance, file) => (isTableSource(file) ? tableContext(contextOf(instance), file.id) : undefined),
    elements: tableElements,
    fixes: ({ context }, finding) => fixesOf(finding, context.instance),
  };
}
