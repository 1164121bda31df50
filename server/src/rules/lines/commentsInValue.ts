import type { Assignment } from '../../syntax/element.ts';
import { type LogicalText, linesOf, toSource, toSourceEnd } from '../../syntax/logicalText.ts';
import type { Span } from '../../syntax/span.ts';
import { bracePlaces } from './bracePlaces.ts';

/** What was written as a comment behind a value: from a `#` behind whitespace to the end of its physical line. */
export interface CommentInValue {
  /** In the logical text. */
  readonly logical: Span;
  /** Relative to the element. */
  readonly span: Span;
  readonly text: string;
}

/** The would-be comments of a value, outside of braces. What they are to Postfix depends on who reads the value. */
export function commentsInValue(element: Assignment): CommentInValue[] {
  const { value } = element;
  const found: CommentInValue[] = [];
  if (!value.text.includes('#')) return found;
  const inside = bracePlaces(value.text);
  const lines = linesOf(value);
  let line = 0;
  const start = /(?<![^ \t\r\v\f])#/g;
  for (let match = start.exec(value.text); match; match = start.exec(value.text)) {
    if (inside(match.index)) continue;
    while ((lines[line]?.end ?? Infinity) <= match.index) line++;
    const end = lines[line]?.end ?? value.text.length;
    const text = value.text.slice(match.index, end).replace(/[ \t\r\v\f]+$/, '');
    const logical = { start: match.index, end: match.index + text.length };
    found.push({
      logical,
      span: { start: toSource(value, logical.start), end: toSourceEnd(value, logical.end) },
      text,
    });
    start.lastIndex = end;
  }
  return found;
}

/**
 * Remarks in parentheses at the end of a line, as Postfix's
 * own documents have them behind the settings that they show.
 */
export function remarksInValue({ value }: Assignment): CommentInValue[] {
  return remarkSpans(value).map((logical) => ({
    logical,
    span: { start: toSource(value, logical.start), end: toSourceEnd(value, logical.end) },
    text: value.text.slice(logical.start, logical.end),
  }));
}

/** Where they are in the logical text, in order. */
export function remarkSpans(value: LogicalText): Span[] {
  const found: Span[] = [];
  if (!value.text.includes('(')) return found;
  const inside = bracePlaces(value.text);
  for (const { at, end } of linesOf(value)) {
    const match = remark.exec(value.text.slice(at, end));
    if (match && !inside(at + match.index))
      found.push({ start: at + match.index, end: at + match.index + (match[1] as string).length });
  }
  return found;
}
const remark = /(?<![^ \t])(\([^()]*\))[ \t\r]*$/;
