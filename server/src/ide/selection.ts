import type { SelectionRange } from 'vscode-languageserver-types';
import { writtenItems } from '../model/typedValue.ts';
import type { Assignment, Element } from '../syntax/element.ts';
import { toSource, toSourceEnd } from '../syntax/logicalText.ts';
import { walkMacros } from '../syntax/macro.ts';
import { type Span, shift, touches } from '../syntax/span.ts';
import { type MainDocument, elementAtOffset, rangeOf } from '../languages/mainCf/mainDocument.ts';

/** What “expand selection” goes through at each offset: macro name, macro, item, value, logical line, file. */
export function selectionRanges(document: MainDocument, offsets: readonly number[]): SelectionRange[] {
  return offsets.map((offset) => selectionRange(document, offset));
}

function selectionRange(document: MainDocument, offset: number): SelectionRange {
  const spans: Span[] = [{ start: 0, end: document.context.text.length }];
  const found = elementAtOffset(document, offset);
  if (found) {
    const at = offset - found.offset;
    spans.push(...spansIn(found.element, at).filter((span) => touches(span, at)).map((span) => shift(span, found.offset)));
  }
  let range: SelectionRange = { range: rangeOf(document, spans[0] as Span) };
  for (let i = 1; i < spans.length; i++) {
    const [outer, span] = [spans[i - 1] as Span, spans[i] as Span];
    if (span.start < outer.start || span.end > outer.end) break;
    if (span.start !== outer.start || span.end !== outer.end) range = { range: rangeOf(document, span), parent: range };
  }
  return range;
}

/** From the outside to the inside. */
function spansIn(element: Element, at: number): Span[] {
  const whole = { start: 0, end: element.text.replace(/\r?\n$/, '').length };
  if (element.kind === 'blank') return [];
  if (element.kind === 'comment' || element.kind === 'stray') return [whole, element.span];
  const comment = element.comments.find((span) => touches(span, at));
  if (comment) return [whole, comment];
  if (element.kind === 'malformed' || touches(element.nameSpan, at)) return [whole, element.nameSpan];
  return [whole, element.valueSpan, ...insideValue(element, at)];
}

function insideValue(element: Assignment, at: number): Span[] {
  const { value } = element;
  const source = (span: Span): Span => ({ start: toSource(value, span.start), end: toSourceEnd(value, span.end) });
  const spans: Span[] = [];
  const item = writtenItems({ logical: value, macros: element.macros }).map(({ span }) => source(span)).find((span) => touches(span, at));
  if (item) spans.push(item);
  if (element.macros) {
    walkMacros(element.macros, (node) => {
      if (node.kind === 'literal' || node.kind === 'malformed') return;
      const macro = source(node.span);
      if (touches(macro, at)) spans.push(macro);
      if ('nameSpan' in node && node.nameSpan.end > node.nameSpan.start && touches(source(node.nameSpan), at)) spans.push(source(node.nameSpan));
    });
  }
  return nested(spans);
}

/** Macros that stand side by side may both touch the offset: keep what lies in what came before. */
function nested(spans: readonly Span[]): Span[] {
  const kept: Span[] = [];
  for (const span of [...spans].sort((a, b) => b.end - b.start - (a.end - a.start))) {
    const outer = kept.at(-1);
    if (!outer || (span.start >= outer.start && span.end <= outer.end)) kept.push(span);
  }
  return kept;
}
