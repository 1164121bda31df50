/** A stretch of text, in UTF-16 code units, end exclusive. What it is relative to is said where it is used. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * A stretch, as part of something larger of which there are thousands:
 * an object literal within another one is a call of V8's runtime.
 */
export function span(start: number, end: number): Span {
  return { start, end };
}

/**
 * The first characters of something: one object for all spans of a length, as thousands of names begin their element.
 */
export function upTo(end: number): Span {
  return end < known.length ? (known[end] as Span) : { start: 0, end };
}
const known: readonly Span[] = Array.from({ length: 64 }, (_, end) => ({ start: 0, end }));

/** The same stretch, `by` further on. */
export function shift(span: Span, by: number): Span {
  return { start: span.start + by, end: span.end + by };
}

/** Whether the offset touches the span; both ends count, as a caret behind a word belongs to it. */
export function touches(span: Span, offset: number): boolean {
  return offset >= span.start && offset <= span.end;
}

/** Whether two spans have a place in common, their ends included. */
export function meet(a: Span, b: Span): boolean {
  return a.end >= b.start && a.start <= b.end;
}
