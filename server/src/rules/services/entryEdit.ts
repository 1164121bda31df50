import { lineKind, nextLine } from '../../syntax/physicalLine.ts';
import type { MasterEntry } from '../../syntax/masterCf.ts';
import type { Span } from '../../syntax/span.ts';
import type { TextEdit } from '../rule.ts';

/** Turns all lines that Postfix reads of an entry into comments. */
export function commentOutEntry(text: string, { span }: MasterEntry): TextEdit[] {
  const edits: TextEdit[] = [];
  for (let at = span.start; at < span.end; at = nextLine(text, at)) {
    const kind = lineKind(text, at);
    if (kind === 'flush' || kind === 'indented') edits.push({ span: { start: at, end: at }, text: '#' });
  }
  return edits;
}

/** A word and the blanks in front of it; at the start of a continuation line the indentation stays. */
export function withBlanksBefore(text: string, span: Span): Span {
  let start = span.start;
  while (start > 0 && (text[start - 1] === ' ' || text[start - 1] === '\t')) start--;
  return start === 0 || text[start - 1] === '\n' ? span : { start, end: span.end };
}
