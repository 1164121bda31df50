import { HASH, LF, isSpace } from './characters.ts';
import type { Span } from './span.ts';

/** What a physical line is to readlline(): blank and comment lines are dropped wherever they stand. */
export function lineKind(text: string, start: number): 'blank' | 'comment' | 'indented' | 'flush' {
  const first = text.charCodeAt(start);
  if (!isSpace(first)) return first === HASH ? 'comment' : 'flush';
  for (let i = start; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === LF) return 'blank';
    if (!isSpace(code)) return code === HASH ? 'comment' : 'indented';
  }
  return 'blank';
}

/** Where the line begins that an offset is in. */
export function lineStart(text: string, offset: number): number {
  return offset > 0 ? text.lastIndexOf('\n', offset - 1) + 1 : 0;
}

/** Behind the line feed that ends the line at `from`, or the end of the text. */
export function nextLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end + 1;
}

/** A comment from its `#` to its last character that is no whitespace; `start` is where its line begins. */
export function commentSpan(text: string, start: number, end: number): Span {
  let from = start;
  while (text.charCodeAt(from) !== HASH) from++;
  return { start: from, end: trimEnd(text, from, end) };
}

/** Where a stretch ends without the whitespace at its end. */
export function trimEnd(text: string, start: number, end: number): number {
  let last = end;
  while (last > start && isSpace(text.charCodeAt(last - 1))) last--;
  return last;
}
