import { writtenItems } from '../../model/typedValue.ts';
import type { Assignment, Element } from '../../syntax/element.ts';
import { toSource, toSourceEnd } from '../../syntax/logicalText.ts';
import { walkMacros } from '../../syntax/macro.ts';
import { type Span, shift } from '../../syntax/span.ts';
import type { LanguageElement } from '../language.ts';
import { type MainDocument, elementAtOffset } from './mainDocument.ts';

/** Settings, comment lines, and lines that Postfix cannot read. */
export function mainElements(document: MainDocument, at?: number): LanguageElement[] {
  const { elements, offsets } = document.context.configuration.tree;
  const only = at === undefined ? undefined : (elementAtOffset(document, at)?.index ?? 0);
  const end = only === undefined ? elements.length : Math.min(elements.length, only + 1);
  const found: LanguageElement[] = [];
  for (let i = only ?? 0; i < end; i++) {
    const element = elements[i] as Element;
    if (element.kind !== 'blank') found.push(elementOf(element, offsets[i] as number));
  }
  return found;
}

function elementOf(element: Exclude<Element, { readonly kind: 'blank' }>, offset: number): LanguageElement {
  const span = { start: offset, end: offset + lengthOfLines(element.text) };
  if (element.kind === 'comment') return { kind: 'comment', span };
  if (element.kind === 'stray') return { kind: 'text', span };
  const nameSpan = shift(element.nameSpan, offset);
  if (element.kind === 'malformed') return { kind: 'text', span, nameSpan };
  const symbol = { kind: 'setting', name: element.name, detail: element.value.text } as const;
  return { kind: 'entry', span, nameSpan, valueSpan: shift(element.valueSpan, offset), symbol };
}

/** Without the last line end. */
function lengthOfLines(text: string): number {
  if (!text.endsWith('\n')) return text.length;
  return text.endsWith('\r\n') ? text.length - 2 : text.length - 1;
}

/** Comments, the items of a value and its macros. */
export function mainWords(document: MainDocument, at: number): Span[] {
  const found = elementAtOffset(document, at);
  if (!found) return [];
  const { element, offset } = found;
  return spansIn(element).map((span) => shift(span, offset));
}

function spansIn(element: Element): readonly Span[] {
  switch (element.kind) {
    case 'blank':
      return [];
    case 'comment':
    case 'stray':
      return [element.span];
    case 'malformed':
      return element.comments;
    case 'assignment':
      return [...element.comments, ...valueWords(element)];
  }
}

/** The items of a value and its macros with their names, relative to the element. */
function valueWords({ value, macros }: Assignment): Span[] {
  const spans = writtenItems({ logical: value, macros }).map(({ span }) => span);
  if (macros) {
    walkMacros(macros, (node) => {
      if (node.kind === 'literal' || node.kind === 'malformed') return;
      spans.push(node.span);
      if ('nameSpan' in node && node.nameSpan.end > node.nameSpan.start) spans.push(node.nameSpan);
    });
  }
  return spans.map((span) => ({ start: toSource(value, span.start), end: toSourceEnd(value, span.end) }));
}
