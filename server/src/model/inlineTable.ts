import { splitList, unbrace } from '../syntax/splitList.ts';
import type { Span } from '../syntax/span.ts';

/** One entry of an inline table; spans are in the text of the table. */
export interface InlineEntry {
  readonly key: string;
  readonly value: string;
  readonly keySpan: Span;
  /** Of the whole entry, braces included. */
  readonly span: Span;
}

/**
 * The entries of `inline:{…}` (util/dict_inline.c): `key=value`, or `{ key = value with blanks }`. Those that cannot
 * be read are left out.
 * @param text the table with its type, as a value has it
 */
export function inlineEntries(text: string): InlineEntry[] {
  const start = 'inline:'.length;
  if (!text.startsWith('inline:{')) return [];
  const inner = unbrace(text.slice(start));
  if (inner.problem) return [];
  return splitList(inner.text).flatMap((item): InlineEntry[] => {
    const braced = item.text.startsWith('{') ? unbrace(item.text) : undefined;
    const body = braced?.text ?? item.text;
    const match = /^("(?:[^"\\]|\\.)*"|[^\s="]+)\s*=\s*/.exec(body);
    const key = match?.[1];
    if (!match || key === undefined) return [];
    const at = start + inner.span.start + item.span.start;
    const keyAt = at + (braced?.span.start ?? 0);
    return [
      {
        key,
        value: body.slice(match[0].length).trim(),
        keySpan: { start: keyAt, end: keyAt + key.length },
        span: { start: at, end: at + item.text.length },
      },
    ];
  });
}
