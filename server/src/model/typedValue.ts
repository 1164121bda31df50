import { type MacroText, parseMacros } from '../syntax/macro.ts';
import { type LogicalText, toSource, toSourceEnd } from '../syntax/logicalText.ts';
import { isListSeparator } from '../syntax/characters.ts';
import type { Span } from '../syntax/span.ts';
import { type Expanded, type Lookup, expandParsed } from './expand.ts';
import type { Parameter } from './parameter.ts';

/** A value with the parameter that reads it: of a main.cf line or of a `-o` in master.cf. */
export interface TypedValue {
  readonly parameter: Parameter;
  /** As it stands in the file. Source offsets are relative to the element (main.cf), or to the file (master.cf). */
  readonly logical: LogicalText;
  /** All of it in the source; where there is no value, the place behind the `=`. */
  readonly span: Span;
  readonly macros: MacroText | undefined;
  readonly expanded: Expanded;
}

/** Puts a value and its parameter together. */
export function typedValue(parameter: Parameter, logical: LogicalText, span: Span, lookup: Lookup, parsed?: MacroText): TypedValue {
  // The program that reads a RAW parameter expands `$name` from names of its own: nothing here to judge it by.
  if (parameter.raw) return { parameter, logical, span, macros: undefined, expanded: { text: logical.text, certainty: logical.text.includes('$') ? 'unknown' : 'exact' } };
  const macros = parsed ?? (logical.text.includes('$') ? parseMacros(logical.text) : undefined);
  return { parameter, logical, span, macros, expanded: macros ? expandParsed(macros, lookup) : { text: logical.text, certainty: 'exact' } };
}

/** The source of a stretch of the unexpanded text. */
export function sourceOf(value: TypedValue, span: Span): Span {
  if (span.end <= span.start) return value.span;
  return { start: toSource(value.logical, span.start), end: toSourceEnd(value.logical, span.end) };
}

/** An item of a list value as it is written. */
export interface WrittenItem {
  readonly text: string;
  /** In the unexpanded text. */
  readonly span: Span;
  /** It holds a macro, so what Postfix sees is something else. */
  readonly hasMacro: boolean;
}

/**
 * The items of a list as written: what separates them inside a macro does not count, since `${a?b, c}` is one reference.
 * @param braces whether `{ }` keeps an item together
 * @param colon whether `:` separates (TLS protocol lists)
 */
export function writtenItems(value: Pick<TypedValue, 'logical' | 'macros'>, { braces = true, colon = false } = {}): WrittenItem[] {
  const { text } = value.logical;
  const macros = (value.macros?.nodes ?? []).filter((node) => node.kind !== 'literal');
  const items: WrittenItem[] = [];
  let macro = 0;
  const separates = (code: number): boolean => isListSeparator(code) || (colon && code === 58);
  for (let at = 0; at < text.length;) {
    while (at < text.length && separates(text.charCodeAt(at))) at++;
    if (at >= text.length) break;
    const start = at;
    let level = 0;
    let hasMacro = false;
    while (at < text.length) {
      while (macro < macros.length && (macros[macro]?.span.start ?? 0) < at) macro++;
      const next = macros[macro];
      // The span of a mistake may be empty: `${{$a}==}` lacks an operand.
      if (next && next.span.start === at && next.span.end > at) {
        hasMacro = true;
        at = next.span.end;
        continue;
      }
      const code = text.charCodeAt(at);
      if (braces && code === 123) level++;
      else if (level > 0 && code === 125) level--;
      else if (level === 0 && separates(code)) break;
      at++;
    }
    items.push({ text: text.slice(start, at), span: { start, end: at }, hasMacro: hasMacro || text.slice(start, at).includes('$') });
  }
  return items;
}
