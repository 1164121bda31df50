import { type Parameter, parameterOf } from '../../../model/parameter.ts';
import { restrictionClass } from '../../../model/restrictionList.ts';
import { writtenItems } from '../../../model/typedValue.ts';
import { isListSeparator } from '../../../syntax/characters.ts';
import { parseMacros } from '../../../syntax/parseMacros.ts';
import type { Span } from '../../../syntax/span.ts';
import { splitList } from '../../../syntax/splitList.ts';
import type { CompletionOptions } from '../../offer.ts';
import type { ValuePlace } from './valuePlace.ts';
import type { ParameterView } from '../parameterView.ts';
import { type ValueScope, readScope } from '../valueScope.ts';

/** A cursor in a value, with what surrounds it. */
export interface Cursor {
  readonly document: ParameterView;
  readonly options: CompletionOptions;
  readonly offset: number;
  readonly parameter: Parameter | undefined;
  readonly name: string;
  readonly scope: ValueScope;
  /** The list item that is being written, up to the cursor; empty where none is begun. Macros in it are as written. */
  readonly current: string;
  /** What of it a completion may replace, to both sides of the cursor, in the file; on one line. */
  readonly word: Span;
  /** The part of the word behind the cursor. */
  readonly rest: string;
  /** The items before the current one, in the same brackets. */
  readonly items: readonly string[];
  /** Those behind it. */
  readonly following: readonly string[];
  /**
   * Where the innermost bracket is a `{` of a list item: the text before it, back to the item's start; and the items
   * before that.
   */
  readonly opener: { readonly text: string; readonly items: readonly string[] } | undefined;
}

/** Reads what surrounds an offset in a value. */
export function cursorAt(
  document: ParameterView,
  options: CompletionOptions,
  offset: number,
  { element, before, after }: ValuePlace,
): Cursor {
  const { text, configuration, used } = document.context;
  const parameter = parameterOf(configuration, element.name) ?? restrictionClass(element.name, used.classes);
  const colon = parameter?.value === 'tls-protocol-list';
  const scope = readScope(before);
  const top = scope.open.at(-1);
  const left = before.slice(top?.inside ?? 0);
  const { items, current } = unfinished(left, colon);
  let start = offset;
  const least = offset - current.length;
  while (start > least && !stops(text.charCodeAt(start - 1), colon)) start--;
  let end = offset;
  while (end < text.length && !stops(text.charCodeAt(end), colon) && !endsWord(text.charCodeAt(end))) end++;
  const rest = text.slice(offset, end);
  const outside =
    top?.kind === 'braces' ? unfinished(before.slice(scope.open.at(-2)?.inside ?? 0, top.at), colon) : undefined;
  return {
    document,
    options,
    offset,
    parameter,
    name: element.name,
    scope,
    current,
    word: { start, end },
    rest,
    items,
    following: itemsBehind(after.startsWith(rest) ? after.slice(rest.length) : after, top !== undefined, colon),
    opener: outside && { text: outside.current, items: outside.items },
  };
}

/** The finished items of a text and the one that it ends in. */
function unfinished(text: string, colon: boolean): { items: string[]; current: string } {
  const macros = text.includes('$') ? parseMacros(text) : undefined;
  const all = writtenItems({ logical: { text, pieces: [], from: 0 }, macros }, { colon });
  const last = all.at(-1);
  if (!last || last.span.end < text.length) return { items: all.map((one) => one.text), current: '' };
  return { items: all.slice(0, -1).map((one) => one.text), current: last.text };
}

/** The items of what follows, up to the bracket that closes the one around the cursor. */
function itemsBehind(after: string, inBrackets: boolean, colon: boolean): string[] {
  let end = after.length;
  if (inBrackets) {
    let level = 0;
    for (let at = 0; at < after.length; at++) {
      const code = after.charCodeAt(at);
      if (code === 123) level++;
      if (code === 125) level--;
      if (level < 0) {
        end = at;
        break;
      }
    }
  }
  return splitList(after.slice(0, end), { colon }).map(({ text }) => text);
}

function stops(code: number, colon: boolean): boolean {
  return isListSeparator(code) || code === 123 || code === 125 || (colon && code === 58);
}

/** `$`, `)` and NUL behind the cursor belong to something else. */
function endsWord(code: number): boolean {
  return code === 36 || code === 41 || code === 0;
}
