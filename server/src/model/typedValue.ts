import type { MacroText } from '../syntax/macro.ts';
import { parseMacros } from '../syntax/parseMacros.ts';
import { type LogicalText, toSource, toSourceEnd } from '../syntax/logicalText.ts';
import type { Span } from '../syntax/span.ts';
import { type ListItem, splitList } from '../syntax/splitList.ts';
import { type Expanded, type Lookup, expandParsed } from './expand.ts';
import type { Parameter } from './parameter.ts';

/** A value as it is written, with the parameter that reads it: of a main.cf line or of a `-o` in master.cf. */
export interface WrittenValue {
  readonly parameter: Parameter;
  /** As it stands in the file. Source offsets are relative to the element (main.cf), or to the file (master.cf). */
  readonly logical: LogicalText;
  /** All of it in the source; where there is no value, the place behind the `=`. */
  readonly span: Span;
  readonly macros: MacroText | undefined;
}
/** The same, and what its macros come to. */
export interface TypedValue extends WrittenValue {
  readonly expanded: Expanded;
}

/** Puts a value and its parameter together. */
export function typedValue(
  parameter: Parameter,
  logical: LogicalText,
  span: Span,
  lookup: Lookup,
  parsed?: MacroText,
): TypedValue {
  const { text } = logical;
  const macros = macrosIn(parameter, text, parsed);
  return {
    parameter,
    logical,
    span,
    macros,
    expanded: macros
      ? expandParsed(macros, lookup)
      : { text, certainty: parameter.raw && text.includes('$') ? 'unknown' : 'exact' },
  };
}

/** The same where nobody asks what the macros come to. */
export function writtenValue(
  parameter: Parameter,
  logical: LogicalText,
  span: Span,
  parsed?: MacroText,
): WrittenValue {
  return { parameter, logical, span, macros: macrosIn(parameter, logical.text, parsed) };
}

/** The program that reads a RAW parameter expands `$name` from names of its own: nothing here to judge it by. */
function macrosIn({ raw }: Parameter, text: string, parsed: MacroText | undefined): MacroText | undefined {
  return raw ? undefined : (parsed ?? (text.includes('$') ? parseMacros(text) : undefined));
}

/** The source of a stretch of the unexpanded text. */
export function sourceOf(value: Pick<WrittenValue, 'logical' | 'span'>, span: Span): Span {
  if (span.end <= span.start) return value.span;
  return { start: toSource(value.logical, span.start), end: toSourceEnd(value.logical, span.end) };
}

/** An item of a list value as it is written; its span is in the unexpanded text. */
export interface WrittenItem extends ListItem {
  /** It holds a macro, so what Postfix sees is something else. */
  readonly hasMacro: boolean;
}

/**
 * The items of a list as written: what separates them inside
 * a macro does not count, since `${a?b, c}` is one reference.
 * @param braces whether `{ }` keeps an item together
 * @param colon whether `:` separates (TLS protocol lists)
 */
export function writtenItems(
  { logical: { text }, macros }: Pick<WrittenValue, 'logical' | 'macros'>,
  { braces = true, colon = false } = {},
): WrittenItem[] {
  const nodes = (macros?.nodes ?? []).filter((node) => node.kind !== 'literal');
  let next = 0;
  const behindMacro = (at: number): number => {
    while (next < nodes.length && (nodes[next]?.span.start ?? 0) < at) next++;
    const node = nodes[next];
    return node?.span.start === at ? node.span.end : at;
  };
  const items = splitList(text, { braces, colon, ...(nodes.length ? { skip: behindMacro } : {}) });
  return items.map(({ text: own, span }) => ({ text: own, span, hasMacro: own.includes('$') }));
}
