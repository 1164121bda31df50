import { applyChanges } from '../../server/src/instance/instance.ts';
import type { TablePath } from '../../server/src/instance/layout.ts';
import { documentsOf } from '../../server/src/languages/documents.ts';
import { sourceFile } from '../../server/src/languages/parsers.ts';
import type { TableDocument } from '../../server/src/languages/tables/tableDocument.ts';
import { withTableLanguages } from '../../server/src/lsp/openTables.ts';
import { noProse } from '../../server/src/facts/prose.ts';
import { locales } from '../../server/src/texts/locales.ts';
import type { Messages } from '../../server/src/texts/messages.ts';
import { type Parts, instanceFor } from '../instanceFor.ts';
import { mark } from './open.ts';

export interface TableOpening extends Parts {
  /** Where the table is. */
  readonly path?: TablePath;
  /** Other tables of the instance, by their paths. */
  readonly tables?: Readonly<Record<TablePath, string>>;
  readonly messages?: Messages;
}

/** A table as features get it; what it is, the main.cf says. */
export function openTable(
  text: string,
  { path = '/etc/postfix/x', tables = {}, messages = locales.en, ...parts }: TableOpening = {},
): TableDocument {
  const files = Object.entries({ ...tables, [path]: text }) as [TablePath, string][];
  const instance = applyChanges(
    instanceFor(parts),
    files.map(([id, own]) => ({ kind: 'file', file: sourceFile(id, `file://${id}`, own) })),
  );
  const documents = documentsOf(withTableLanguages({ open: new Map() }, instance), { messages, prose: noProse });
  const found = documents.find(({ id }) => id === path);
  if (!found) throw new Error(`no table ${path}`);
  // The language of a table makes such documents alone.
  return found as TableDocument;
}

/** The same for a text with a cursor mark `‸` in it. */
export function openTableAt(marked: string, opening?: TableOpening): { document: TableDocument; offset: number } {
  const offset = marked.indexOf(mark);
  if (offset < 0) throw new Error('no cursor mark');
  return { document: openTable(marked.replace(mark, ''), opening), offset };
}
