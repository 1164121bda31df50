import { readRestrictions } from '../../model/restrictionList.ts';
import { splitList } from '../../syntax/splitList.ts';
import { sourceSpan } from '../../syntax/tables/tableItem.ts';
import { type Span, shift } from '../../syntax/span.ts';
import { type TableContents, tableContents } from './tableContents.ts';
import type { PlacedItem, TableDocument } from './tableDocument.ts';

/** A word of a value, and what it is to the program that reads it. */
export interface TableWord {
  readonly kind: 'action' | 'restriction' | 'class' | 'service' | 'address' | 'reply';
  /** As it is written, an action in capitals. */
  readonly name: string;
  readonly span: Span;
}

const serviceName = /^[A-Za-z0-9][\w.-]*$/;

/** The words of the value of a line that mean something outside of it. */
export function wordsOfItem(document: TableDocument, entry: PlacedItem): TableWord[] {
  const { item } = entry;
  if (item.kind !== 'entry' || item.value === '') return [];
  const found: TableWord[] = [];
  const start = item.line.text.lastIndexOf(item.value);
  for (const contents of tableContents(document.context.entries))
    for (const word of wordsOf(document, contents, item.value)) {
      const inLine = sourceSpan(item.line, start + word.span.start, start + word.span.end);
      found.push({ ...word, span: shift(inLine, entry.offset) });
    }
  return found;
}

function wordsOf(document: TableDocument, contents: TableContents, value: string): TableWord[] {
  switch (contents) {
    case 'access':
      return accessWords(document, value);
    case 'checks':
      return checksWords(document, value);
    case 'transport':
      return transportWords(value, 0);
    case 'addresses':
      return splitList(value).map(({ text, span }) => ({ kind: 'address', name: text.toLowerCase(), span }));
    case 'password':
    case 'other':
      return [];
  }
}

/** check_table_result(): an action or a reply with its text, or else a list of restrictions. */
function accessWords({ context: { configuration, used } }: TableDocument, value: string): TableWord[] {
  const first = /^\S+/.exec(value)?.[0] ?? '';
  const span = { start: 0, end: first.length };
  if (/^[45]\d\d$/.test(first)) return [{ kind: 'reply', name: first, span }];
  const name = first.toUpperCase();
  if (Object.hasOwn(configuration.knowledge.accessActions, name))
    return [{ kind: 'action', name, span }, ...filterWords(name, value)];
  const items = splitList(value).map((item) => ({ ...item, hasMacro: false }));
  return readRestrictions(items, configuration.knowledge, used.classes).flatMap((item): TableWord[] => {
    const { text, span: own } = item.word;
    if (item.kind === 'class') return [{ kind: 'class', name: text, span: own }];
    return item.kind === 'restriction' ? [{ kind: 'restriction', name: item.name ?? text, span: own }] : [];
  });
}

function checksWords({ context: { configuration } }: TableDocument, value: string): TableWord[] {
  const first = /^\S+/.exec(value)?.[0] ?? '';
  const name = first.toUpperCase();
  if (!Object.hasOwn(configuration.knowledge.checkActions, name)) return [];
  return [{ kind: 'action', name, span: { start: 0, end: first.length } }, ...filterWords(name, value)];
}

/** `FILTER transport:destination` */
function filterWords(action: string, value: string): TableWord[] {
  const at = /^\S+\s+/.exec(value)?.[0].length ?? value.length;
  return action === 'FILTER' ? transportWords(value.slice(at), at) : [];
}

function transportWords(text: string, by: number): TableWord[] {
  const name = /^[^:\s]*/.exec(text)?.[0] ?? '';
  return serviceName.test(name) ? [{ kind: 'service', name, span: { start: by, end: by + name.length } }] : [];
}
