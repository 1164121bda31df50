import type { WrittenValue } from '../../../model/typedValue.ts';
import type { Span } from '../../../syntax/span.ts';
import type { MainDocument } from '../../mainCf/mainDocument.ts';
import { amountHover } from './hoverAmount.ts';
import { codeHover } from './hoverCode.ts';
import { endpointHover } from './hoverEndpoint.ts';
import { itemHover } from './hoverItem.ts';
import { keywordHover } from './hoverKeyword.ts';
import { macroHover } from './hoverMacro.ts';
import { restrictionHover } from './hoverRestriction.ts';
import { tableHover } from './hoverTable.ts';

/** A word of a value and what is to be said of it. */
export interface Found {
  /** In the unexpanded text of the value. */
  readonly span: Span;
  readonly markdown: string;
}
/** Looks at one kind of word; undefined where the offset is not on such a one. */
export type ValueRoom = (document: MainDocument, value: WrittenValue, at: number) => Found | undefined;

/** The first that knows the word tells of it. */
const rooms: readonly ValueRoom[] = [macroHover, restrictionHover, tableHover, amountHover, keywordHover, endpointHover, codeHover, itemHover];

/** What is to be known of the word at an offset in the unexpanded text of a value. */
export function valueMarkdown(document: MainDocument, value: WrittenValue, at: number): Found | undefined {
  for (const room of rooms) {
    const found = room(document, value, at);
    if (found) return found;
  }
  return undefined;
}
