import type { SelectionRange } from 'vscode-languageserver-types';
import { entryAt } from '../../syntax/masterCf.ts';
import { wordsSpan } from '../../model/masterService.ts';
import { type Span, touches } from '../../syntax/span.ts';
import { type MasterDocument, rangeIn } from './masterDocument.ts';

/** What “expand selection” goes through at each offset: word, `name=value`, option, entry, file. */
export function masterSelectionRanges(document: MasterDocument, offsets: readonly number[]): SelectionRange[] {
  return offsets.map((offset) => {
    let range: SelectionRange = { range: rangeIn(document, { start: 0, end: document.context.text.length }) };
    let outer: Span = { start: 0, end: document.context.text.length };
    for (const span of spansAt(document, offset)) {
      if (span.start < outer.start || span.end > outer.end || (span.start === outer.start && span.end === outer.end)) continue;
      range = { range: rangeIn(document, span), parent: range };
      outer = span;
    }
    return range;
  });
}

/** From the outside to the inside. */
function spansAt({ context }: MasterDocument, offset: number): Span[] {
  const entry = entryAt(context.master, offset);
  if (!entry) return [];
  const override = entry.overrides.find(({ span, nameSpan, valueSpan }) => touches(span, offset) || touches(nameSpan, offset) || touches(valueSpan, offset));
  const words = [...entry.columns, ...entry.arguments];
  const option = override && words.filter(({ span, text }) => span.end <= override.span.start && text.startsWith('-')).at(-1);
  const spans = [
    wordsSpan(entry),
    ...(override && option ? [{ start: option.span.start, end: override.span.end }] : []),
    ...words.map(({ span }) => span), ...(override ? [override.span, override.nameSpan, override.valueSpan] : []),
  ];
  return spans.filter((span) => touches(span, offset)).sort((a, b) => b.end - b.start - (a.end - a.start));
}
