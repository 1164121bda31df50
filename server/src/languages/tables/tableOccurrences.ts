import type { Naming, Occurrence, OccurrencesWanted } from '../language.ts';
import { tableContents } from './tableContents.ts';
import { type PlacedItem, type TableDocument, itemsBetween, itemsNear } from './tableDocument.ts';
import { type TableWord, wordsOfItem } from './tableWords.ts';

/** Services, restriction classes and addresses wherever a table names them. */
export function tableOccurrences(document: TableDocument, wanted: OccurrencesWanted): Occurrence[] {
  if ('at' in wanted) return itemsNear(document, wanted.at).flatMap((item) => occurrencesIn(document, item));
  const { blocks } = document.context.source.tree;
  const found: Occurrence[] = [];
  const name = wanted.name.toLowerCase();
  for (const [index, { text }] of blocks.entries()) {
    // A search for the text spares reading the lines that cannot hold the name.
    if (!text.toLowerCase().includes(name)) continue;
    for (const item of itemsBetween(document, index, index)) found.push(...occurrencesIn(document, item));
  }
  return found;
}

const kinds: Partial<Readonly<Record<TableWord['kind'], Occurrence['kind']>>> = {
  service: 'service',
  class: 'parameter',
  address: 'address',
};

function occurrencesIn(document: TableDocument, line: PlacedItem): Occurrence[] {
  const { item, keySpan } = line;
  const found = wordsOfItem(document, line).flatMap(({ kind, name, span }): Occurrence[] => {
    const known = kinds[kind];
    return known ? [{ kind: known, name, role: 'reference', span }] : [];
  });
  const { entries } = document.context;
  // Fixed keys ignore case (DICT_FLAG_FOLD_FIX).
  if (item.kind === 'entry' && entries.language === 'indexed' && tableContents(entries).has('addresses'))
    found.push({ kind: 'address', name: item.key.toLowerCase(), role: 'definition', span: keySpan });
  return found;
}

/** Addresses are those of people: mail to them would be lost if an editor changed one. */
export const addressNaming: Naming = {
  kind: 'address',
  pattern: /^\S+$/,
  isReserved: () => true,
  isTaken: () => false,
};
