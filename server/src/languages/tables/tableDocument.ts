import type { TablePath } from '../../instance/layout.ts';
import type { TableContext } from '../../rules/rule.ts';
import { itemsOfBlock } from '../../rules/entries/tableContext.ts';
import { type TableItem } from '../../syntax/tables/tableItem.ts';
import { blockAt } from '../../syntax/tables/tableBlocks.ts';
import { shift, touches } from '../../syntax/span.ts';
import type { LanguageDocument } from '../language.ts';

/** A table as its language sees it. */
export interface TableDocument extends LanguageDocument {
  readonly id: TablePath;
  readonly context: TableContext;
}

/** A line of a table, with its spans in the file. */
export interface PlacedItem {
  readonly item: TableItem;
  /** What to add to the places that the line itself tells. */
  readonly offset: number;
  readonly span: TableItem['span'];
  readonly keySpan: TableItem['span'];
  readonly valueSpan: TableItem['span'];
}

/** The lines of some blocks of a table, one after the other. */
export function* itemsBetween({ context }: TableDocument, from = 0, to = Infinity): Generator<PlacedItem> {
  const { tree, language } = context.source;
  for (let index = from; index <= Math.min(to, tree.blocks.length - 1); index++) {
    const block = tree.blocks[index];
    const offset = tree.offsets[index] as number;
    if (block) for (const item of itemsOfBlock(block, language)) yield placedItem(item, offset);
  }
}

/** The lines of the block that an offset is in. */
export function itemsNear(document: TableDocument, offset: number): PlacedItem[] {
  const at = blockAt(document.context.source.tree, offset);
  const before = offset === document.context.source.tree.offsets[at] ? Math.max(at - 1, 0) : at;
  return [...itemsBetween(document, before, at)];
}

/** The line that an offset touches; undefined in comments and between lines. */
export function itemAt(document: TableDocument, offset: number): PlacedItem | undefined {
  return itemsNear(document, offset).findLast(({ span }) => touches(span, offset));
}

/** The line that an offset is in, without the text of the rest of the file. */
export function lineAround(
  { context }: TableDocument,
  offset: number,
): { readonly before: string; readonly after: string } {
  const { tree } = context.source;
  const at = blockAt(tree, offset);
  const { text } = tree.blocks[at] ?? { text: '' };
  const place = offset - (tree.offsets[at] ?? 0);
  const start = place > 0 ? text.lastIndexOf('\n', place - 1) + 1 : 0;
  const end = text.indexOf('\n', place);
  return { before: text.slice(start, place), after: text.slice(place, end < 0 ? text.length : end) };
}

function placedItem(item: TableItem, offset: number): PlacedItem {
  return {
    item,
    offset,
    span: shift(item.span, offset),
    keySpan: shift(item.keySpan, offset),
    valueSpan: shift(item.valueSpan, offset),
  };
}
