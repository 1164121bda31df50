import { isListSeparator } from './characters.ts';
import { type Span, span } from './span.ts';

/** An item of a list value. */
export interface ListItem {
  readonly text: string;
  /** In the text that was split. */
  readonly span: Span;
}

/**
 * mystrtokq(): items between commas and whitespace; inside balanced `{ }` neither separates. A lone `}` is plain text.
 * @param braces false for lists that mystrtok() splits: there `{` means nothing.
 * @param colon whether `:` separates too (TLS protocol lists)
 * @param skip where a stretch ends that keeps together whatever is in it; the place itself where none starts there
 */
export function splitList(
  text: string,
  { braces = true, colon = false, skip }: { braces?: boolean; colon?: boolean; skip?: (at: number) => number } = {},
): ListItem[] {
  return splitAt(
    text,
    (code) => isListSeparator(code) || (colon && code === 58),
    () => braces,
    skip,
  );
}

/**
 * Items between separators of any kind.
 * @param braces whether `{ }` keeps an item together, given how many there are before it
 */
export function splitAt(
  text: string,
  separates: (code: number) => boolean,
  braces: (index: number) => boolean,
  skip?: (at: number) => number,
): ListItem[] {
  const items: ListItem[] = [];
  for (let at = 0; at < text.length;) {
    while (at < text.length && separates(text.charCodeAt(at))) at++;
    if (at >= text.length) break;
    const start = at;
    const grouped = braces(items.length);
    let level = 0;
    while (at < text.length) {
      const behind = skip ? skip(at) : at;
      if (behind > at) {
        at = behind;
        continue;
      }
      const code = text.charCodeAt(at);
      if (grouped && code === 123) level++;
      else if (level > 0 && code === 125) level--;
      else if (level === 0 && separates(code)) break;
      at++;
    }
    items.push({ text: text.slice(start, at), span: span(start, at) });
  }
  return items;
}

/**
 * extpar() with EXTPAR_FLAG_STRIP on an item that starts with `{`: what stands between the braces, trimmed.
 * @returns the payload and its span in the item, what is wrong with the braces, and what stands behind them
 */
export function unbrace(item: string): { text: string; span: Span; problem?: 'unclosed' | 'trailing'; rest?: string } {
  let level = 0;
  let close = -1;
  for (let at = 0; at < item.length; at++) {
    const code = item.charCodeAt(at);
    if (code === 123) level++;
    else if (code === 125 && --level === 0) {
      close = at;
      break;
    }
  }
  let start = 1;
  let end = close < 0 ? item.length : close;
  while (end > start && /[ \t\r\n]/.test(item.charAt(end - 1))) end--;
  while (start < end && /[ \t\r\n\v\f]/.test(item.charAt(start))) start++;
  const payload = { text: item.slice(start, end), span: { start, end } };
  if (close < 0) return { ...payload, problem: 'unclosed' };
  return close + 1 < item.length ? { ...payload, problem: 'trailing', rest: item.slice(close + 1) } : payload;
}
