import { LF } from './characters.ts';
import type { LogicalText, Piece } from './logicalText.ts';
import { commentSpan, lineKind, nextLine } from './physicalLine.ts';
import type { Span } from './span.ts';

/** What readlline() makes one line of. */
export interface LogicalLine {
  /** Where the element ends in the file. */
  readonly end: number;
  /** Offsets relative to the element. */
  readonly logical: LogicalText;
  readonly comments: readonly Span[];
  readonly nul: number | undefined;
}

/**
 * readlline(): the line at `start` and all that continues it. A blank or comment line never ends a logical line; only
 * a line that starts with something else does. Those that no continuation follows are left to elements of their own.
 */
export function readLogicalLine(text: string, start: number): LogicalLine {
  const first = nextLine(text, start);
  let pieces = oneLine;
  let end = first;
  if (end < text.length && text.charCodeAt(end) <= SPACE) {
    const all = [firstPiece];
    for (plainContinuation.lastIndex = end; plainContinuation.test(text); plainContinuation.lastIndex = end) {
      all.push({ at: end - start - all.length, source: end - start });
      end = plainContinuation.lastIndex;
    }
    // The very size: an array that grew has room for sixteen more.
    if (all.length > 1) pieces = all.slice();
  }
  const stop = text.charCodeAt(end - 1) === LF ? end - 1 : end;
  const lines = text.slice(start, stop);
  if (continues(text, end) || lines.includes('\0')) return readAnyLine(text, start);
  const logical = { text: end === first ? lines : lines.replace(lineFeeds, ''), pieces, from: 0 };
  return { end, logical, comments: none, nul: undefined };
}
const none: readonly never[] = [];
const firstPiece: Piece = { at: 0, source: 0 };
const oneLine: readonly Piece[] = [firstPiece];
const SPACE = 32;
const lineFeeds = /\n/g;
/** As nearly all lines are that continue another; the rest is read line by line. */
const plainContinuation = /[ \t\v\f\r]+[^ \t\v\f\r\n#\0][^\n\0]*(?:\n|$)/y;

/** Whether the logical line goes on at the start of a line, or below blank lines and comments. */
function continues(text: string, from: number): boolean {
  for (let line = from; line < text.length; line = nextLine(text, line)) {
    const kind = lineKind(text, line);
    if (kind === 'flush') return false;
    if (kind === 'indented') return true;
  }
  return false;
}

/** The same where comments, blank lines or a NUL byte stand in it. */
function readAnyLine(text: string, start: number): LogicalLine {
  const pieces: Piece[] = [];
  const comments: Span[] = [];
  let pending: Span[] = [];
  let logical = '';
  let nul: number | undefined;
  let end = start;
  for (let line = start; line < text.length;) {
    const next = nextLine(text, line);
    const kind = line === start ? 'flush' : lineKind(text, line);
    if (kind === 'flush' && line !== start) break;
    if (kind === 'comment') pending.push(commentSpan(text, line, next));
    if (kind === 'flush' || kind === 'indented') {
      for (const span of pending) comments.push({ start: span.start - start, end: span.end - start });
      pending = [];
      end = next;
      const stop = text.charCodeAt(next - 1) === LF ? next - 1 : next;
      if (nul === undefined) {
        pieces.push({ at: logical.length, source: line - start });
        const piece = text.slice(line, stop);
        const cut = piece.indexOf('\0');
        // vstring_str() of a line with a NUL byte ends there: the rest of the logical line is lost.
        if (cut >= 0) nul = line - start + cut;
        logical += cut >= 0 ? piece.slice(0, cut) : piece;
      }
    }
    line = next;
  }
  return { end, logical: { text: logical, pieces, from: 0 }, comments, nul };
}
