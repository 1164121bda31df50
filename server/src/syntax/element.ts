import type { LogicalText } from './logicalText.ts';
import type { MacroText, Reference } from './macro.ts';
import type { Span } from './span.ts';

/**
 * A main.cf is a run of elements that cover it without a gap. Offsets in an element are relative to its start, so
 * that an element survives edits elsewhere in the file unchanged: caches may use it as their key.
 */
export type Element = Assignment | Malformed | StrayContinuation | Comment | Blank;

interface Base {
  /** All of its source, line ends included. */
  readonly text: string;
}

/** `name = value`, over one or more lines. */
export interface Assignment extends Base {
  readonly kind: 'assignment';
  readonly name: string;
  readonly nameSpan: Span;
  /** Offset of the `=`. */
  readonly equals: number;
  /** The value as Postfix reads it, trimmed; macros not expanded. */
  readonly value: LogicalText;
  /** From the first to behind the last character of the value; empty behind the `=` where there is none. */
  readonly valueSpan: Span;
  /** The value's macros; absent where it has no `$`. Spans are offsets in `value.text`. */
  readonly macros?: MacroText;
  /** Every `$name` among them, operands and branches included, up to the first mistake. */
  readonly references: readonly Reference[];
  /** Comment lines between its lines. */
  readonly comments: readonly Span[];
  /** Where a NUL byte cut the line, if one did. */
  readonly nul?: number;
}

/** A logical line for which split_nameval() has no name and value: the program that loads the file dies here. */
export interface Malformed extends Base {
  readonly kind: 'malformed';
  readonly problem: 'missing-equals' | 'empty-name';
  /** The logical line. */
  readonly line: LogicalText;
  /** The words before the `=` or the line's end. */
  readonly nameSpan: Span;
  /** Offset of the `=` that ends a name of several words; absent where the line has none. */
  readonly equals?: number;
  readonly comments: readonly Span[];
}

/** Indented text with no entry before it to continue: skipped with a warning (readlline.c). */
export interface StrayContinuation extends Base {
  readonly kind: 'stray';
  readonly span: Span;
}

/** A comment line outside any logical line. */
export interface Comment extends Base {
  readonly kind: 'comment';
  /** From `#` to the line's end, without the line end. */
  readonly span: Span;
}

/** Consecutive lines of whitespace alone. */
export interface Blank extends Base {
  readonly kind: 'blank';
}
