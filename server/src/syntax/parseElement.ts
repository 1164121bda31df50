import { HASH, LF, isSpace } from './characters.ts';
import type { Assignment, Blank, Comment, Element, Malformed, StrayContinuation } from './element.ts';
import { referencesIn } from './macro.ts';
import { parseMacros } from './parseMacros.ts';
import { type LogicalText, type Piece, sliceLogical, toSource, toSourceEnd } from './logicalText.ts';
import type { Span } from './span.ts';

const EQUALS = 61;
const none: readonly never[] = [];

/**
 * Reads the element that starts at `start`, the start of a line.
 * @param afterEntry whether a logical line came before in the file: without one, indented text continues nothing.
 * @returns the element; its length is that of its text, at least 1
 */
export function parseElement(text: string, start: number, afterEntry: boolean): Element {
  const kind = lineKind(text, start);
  if (kind === 'blank') return blank(text, start);
  if (kind === 'comment') return comment(text, start);
  const lines = readLogicalLine(text, start);
  if (kind === 'indented' && !afterEntry) return stray(text, start, lines);
  return splitNameValue(text.slice(start, lines.end), lines);
}

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

function blank(text: string, start: number): Blank {
  let end = nextLine(text, start);
  while (end < text.length && lineKind(text, end) === 'blank') end = nextLine(text, end);
  return { kind: 'blank', text: text.slice(start, end) };
}

function comment(text: string, start: number): Comment {
  const own = text.slice(start, nextLine(text, start));
  return { kind: 'comment', text: own, span: commentSpan(own, 0, own.length) };
}

function commentSpan(text: string, start: number, end: number): Span {
  let from = start;
  while (text.charCodeAt(from) !== HASH) from++;
  return { start: from, end: trimEnd(text, from, end) };
}

function trimEnd(text: string, start: number, end: number): number {
  let last = end;
  while (last > start && isSpace(text.charCodeAt(last - 1))) last--;
  return last;
}

interface LogicalLine {
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
function readLogicalLine(text: string, start: number): LogicalLine {
  const next = nextLine(text, start);
  return next === text.length || lineKind(text, next) === 'flush' ? oneLine(text, start, next) : allLines(text, start);
}

/** A line that nothing can continue, as most are. */
function oneLine(text: string, start: number, end: number): LogicalLine {
  const line = text.slice(start, text.charCodeAt(end - 1) === LF ? end - 1 : end);
  const cut = line.indexOf('\0');
  return { end, logical: { text: cut < 0 ? line : line.slice(0, cut), pieces: wholeLine }, comments: none, nul: cut < 0 ? undefined : cut };
}
const wholeLine: readonly Piece[] = [{ at: 0, source: 0 }];

function allLines(text: string, start: number): LogicalLine {
  const pieces: Piece[] = [];
  const comments: Span[] = [];
  const pending: Span[] = [];
  let logical = '';
  let nul: number | undefined;
  let end = start;
  for (let line = start; line < text.length;) {
    const next = nextLine(text, line);
    const kind = line === start ? 'flush' : lineKind(text, line);
    if (kind === 'flush' && line !== start) break;
    if (kind === 'comment') pending.push(commentSpan(text, line, next));
    if (kind === 'flush' || kind === 'indented') {
      for (let i = 0; i < pending.length; i++) {
        const span = pending[i] as Span;
        comments.push({ start: span.start - start, end: span.end - start });
      }
      pending.length = 0;
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
  return { end, logical: { text: logical, pieces }, comments, nul };
}

function stray(text: string, start: number, line: LogicalLine): StrayContinuation {
  const own = text.slice(start, line.end);
  let from = 0;
  while (isSpace(own.charCodeAt(from))) from++;
  return { kind: 'stray', text: own, span: { start: from, end: trimEnd(own, from, own.length) } };
}

/** split_nameval(): the name is the longest run without whitespace and `=`; only whitespace may stand before the `=`. */
function splitNameValue(text: string, line: LogicalLine): Assignment | Malformed {
  const { logical, comments } = line;
  const source = logical.text;
  plainName.lastIndex = 0;
  if (plainName.test(source)) {
    const equals = plainName.lastIndex - 1;
    return assignment(text, line, 0, trimEnd(source, 0, equals), equals);
  }
  let nameStart = 0;
  while (nameStart < source.length && isSpace(source.charCodeAt(nameStart))) nameStart++;
  let nameEnd = nameStart;
  while (nameEnd < source.length && source.charCodeAt(nameEnd) !== EQUALS && !isSpace(source.charCodeAt(nameEnd))) nameEnd++;
  let equals = nameEnd;
  while (equals < source.length && isSpace(source.charCodeAt(equals))) equals++;
  const named = nameEnd > nameStart;
  if (!named || source.charCodeAt(equals) !== EQUALS) {
    const first = source.indexOf('=', nameEnd);
    const stop = trimEnd(source, nameStart, first < 0 ? source.length : first);
    return {
      kind: 'malformed', problem: named ? 'missing-equals' : 'empty-name', text, line: logical, comments,
      nameSpan: { start: toSource(logical, nameStart), end: Math.max(toSource(logical, nameStart), toSourceEnd(logical, stop)) },
      ...(first < 0 ? {} : { equals: toSource(logical, first) }),
    };
  }
  return assignment(text, line, nameStart, nameEnd, equals);
}

/** As nearly all lines begin; what only looks otherwise is read character by character. */
const plainName = /[a-zA-Z0-9_]+[ \t]*=/y;

function assignment(text: string, { logical, comments, nul }: LogicalLine, nameStart: number, nameEnd: number, equals: number): Assignment {
  const source = logical.text;
  let valueStart = equals + 1;
  while (valueStart < source.length && isSpace(source.charCodeAt(valueStart))) valueStart++;
  const valueEnd = trimEnd(source, valueStart, source.length);
  const behindEquals = toSource(logical, equals) + 1;
  const empty = valueEnd <= valueStart;
  const value = empty ? { text: '', pieces: [{ at: 0, source: behindEquals }] } : sliceLogical(logical, valueStart, valueEnd);
  const macros = value.text.includes('$') ? parseMacros(value.text) : undefined;
  // Built step by step: spreads would cost as much as all the rest.
  const element: Changeable<Assignment> = {
    kind: 'assignment', text, comments, references: macros ? referencesIn(macros) : none,
    name: source.slice(nameStart, nameEnd),
    nameSpan: { start: toSource(logical, nameStart), end: toSourceEnd(logical, nameEnd) },
    equals: behindEquals - 1, value,
    valueSpan: empty ? { start: behindEquals, end: behindEquals } : { start: toSource(logical, valueStart), end: toSourceEnd(logical, valueEnd) },
  };
  if (macros) element.macros = macros;
  if (nul !== undefined) element.nul = nul;
  return element;
}
type Changeable<T> = { -readonly [K in keyof T]: T[K] };
