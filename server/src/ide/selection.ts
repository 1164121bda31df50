import type { SelectionRange } from 'vscode-languageserver-types';
import type { LanguageDocument, LanguageElement } from '../languages/language.ts';
import { type Span, touches } from '../syntax/span.ts';
import { rangeOf } from './range.ts';

/** What "expand selection" goes through at each offset: words, names and values, the element, the file. */
export function selectionRanges(document: LanguageDocument, offsets: readonly number[]): SelectionRange[] {
  return offsets.map((offset) => {
    const { language, context } = document;
    const spans = [...spansOf(language.elements(document, offset)), ...(language.words?.(document, offset) ?? [])];
    let outer: Span = { start: 0, end: context.text.length };
    let range: SelectionRange = { range: rangeOf(document, outer) };
    for (const span of spans.filter((one) => touches(one, offset)).sort((a, b) => lengthOf(b) - lengthOf(a))) {
      // Macros that stand side by side may both touch the offset.
      if (span.start < outer.start || span.end > outer.end || lengthOf(span) === lengthOf(outer)) continue;
      range = { range: rangeOf(document, span), parent: range };
      outer = span;
    }
    return range;
  });
}

function spansOf(elements: readonly LanguageElement[]): Span[] {
  return elements.flatMap(({ span, nameSpan, valueSpan, children = [] }) => [
    span,
    nameSpan ?? span,
    valueSpan ?? span,
    ...spansOf(children),
  ]);
}

function lengthOf({ start, end }: Span): number {
  return end - start;
}
