import type { Assignment } from '../../../syntax/element.ts';
import { type LogicalText, toLogical } from '../../../syntax/logicalText.ts';
import type { Span } from '../../../syntax/span.ts';

/** The first word of a line that starts a setting. */
export interface NamePlace {
  readonly kind: 'name';
  /** The word, in the file; on one line. */
  readonly word: Span;
  /** What stands behind it on the line. */
  readonly behind: 'equals' | 'text' | 'nothing';
  readonly element: Assignment | undefined;
}

/** A value, or a line that will continue one. */
export interface ValuePlace {
  readonly kind: 'value';
  readonly element: Assignment;
  /**
   * The value up to the cursor and behind it, as Postfix holds it; `before` ends in whitespace where the cursor does.
   */
  readonly before: string;
  readonly after: string;
}

/** Where an offset is in the unexpanded text of a value; before and behind the value, its start and its end. */
export function logicalOffset(value: LogicalText, valueSpan: Span, offset: number): number {
  if (offset <= valueSpan.start) return 0;
  return offset > valueSpan.end ? value.text.length : toLogical(value, offset);
}
