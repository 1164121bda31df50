import { blockAt } from '../../syntax/tables/tableBlocks.ts';
import { lineKind, nextLine } from '../../syntax/physicalLine.ts';
import type { LanguageElement } from '../language.ts';
import { type PlacedItem, type TableDocument, itemsBetween } from './tableDocument.ts';

/** Longer tables have no outline and no folding: a list of a million names helps nobody, and fills the client. */
export const longestOutline = 2_000_000;

/**
 * The lines of a table and the comment lines between them; of a table beyond all measure none, unless they are near
 * `at`.
 */
export function tableElements(document: TableDocument, at?: number): LanguageElement[] {
  const { tree } = document.context.source;
  const length = tree.offsets[tree.blocks.length] as number;
  if (at === undefined) return length > longestOutline ? [] : elementsIn(document, 0, tree.blocks.length - 1);
  const index = blockAt(tree, at);
  return elementsIn(document, Math.max(index - 1, 0), Math.min(index + 1, tree.blocks.length - 1));
}

function elementsIn(document: TableDocument, from: number, to: number): LanguageElement[] {
  const { tree } = document.context.source;
  const found: LanguageElement[] = [];
  for (let index = from; index <= to; index++) {
    const offset = tree.offsets[index] as number;
    const text = tree.blocks[index]?.text ?? '';
    let behind = 0;
    for (const one of itemsBetween(document, index, index)) {
      found.push(...commentLines(text, offset, behind, one.span.start - offset), elementOf(one));
      behind = one.span.end - offset;
    }
    found.push(...commentLines(text, offset, behind, text.length));
  }
  return found;
}

function elementOf({ item, span, keySpan, valueSpan }: PlacedItem): LanguageElement {
  if (item.kind === 'broken' || item.kind === 'endif') return { kind: 'text', span };
  const symbol = { kind: 'tableEntry', name: item.key, detail: item.value } as const;
  return { kind: 'entry', span, nameSpan: keySpan, valueSpan, symbol };
}

/** The comment lines that start between two places of a block. */
function commentLines(text: string, offset: number, from: number, to: number): LanguageElement[] {
  const found: LanguageElement[] = [];
  for (let at = from === 0 ? 0 : nextLine(text, from); at < to; at = nextLine(text, at)) {
    if (lineKind(text, at) !== 'comment') continue;
    const end = nextLine(text, at);
    const bare = text.slice(at, end).replace(/\r?\n$/, '').length;
    found.push({ kind: 'comment', span: { start: offset + at, end: offset + at + bare } });
  }
  return found;
}
