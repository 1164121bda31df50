import { isSpace } from './characters.ts';
import type { Assignment, Blank, Comment, Element, Malformed, StrayContinuation } from './element.ts';
import { referencesIn } from './macro.ts';
import { parseMacros } from './parseMacros.ts';
import { type LogicalLine, readLogicalLine } from './logicalLine.ts';
import { sliceLogical, toSource, toSourceEnd } from './logicalText.ts';
import { commentSpan, lineKind, nextLine, trimEnd } from './physicalLine.ts';
import { upTo } from './span.ts';

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

function blank(text: string, start: number): Blank {
  let end = nextLine(text, start);
  while (end < text.length && lineKind(text, end) === 'blank') end = nextLine(text, end);
  return { kind: 'blank', text: text.slice(start, end) };
}

function comment(text: string, start: number): Comment {
  const own = text.slice(start, nextLine(text, start));
  return { kind: 'comment', text: own, span: commentSpan(own, 0, own.length) };
}

function stray(text: string, start: number, line: LogicalLine): StrayContinuation {
  const own = text.slice(start, line.end);
  let from = 0;
  while (isSpace(own.charCodeAt(from))) from++;
  return { kind: 'stray', text: own, span: { start: from, end: trimEnd(own, from, own.length) } };
}

/**
 * split_nameval(): the name is the longest run without whitespace and `=`; only whitespace may stand before the `=`.
 */
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
  while (nameEnd < source.length && source.charCodeAt(nameEnd) !== EQUALS && !isSpace(source.charCodeAt(nameEnd)))
    nameEnd++;
  let equals = nameEnd;
  while (equals < source.length && isSpace(source.charCodeAt(equals))) equals++;
  const named = nameEnd > nameStart;
  if (!named || source.charCodeAt(equals) !== EQUALS) {
    const first = source.indexOf('=', nameEnd);
    const stop = trimEnd(source, nameStart, first < 0 ? source.length : first);
    return {
      kind: 'malformed',
      problem: named ? 'missing-equals' : 'empty-name',
      text,
      line: logical,
      comments,
      nameSpan: {
        start: toSource(logical, nameStart),
        end: Math.max(toSource(logical, nameStart), toSourceEnd(logical, stop)),
      },
      ...(first < 0 ? {} : { equals: toSource(logical, first) }),
    };
  }
  return assignment(text, line, nameStart, nameEnd, equals);
}

/** As nearly all lines begin; what only looks otherwise is read character by character. */
const plainName = /[a-zA-Z0-9_]+[ \t]*=/y;

function assignment(
  text: string,
  { logical, comments, nul }: LogicalLine,
  nameStart: number,
  nameEnd: number,
  equals: number,
): Assignment {
  const source = logical.text;
  let valueStart = equals + 1;
  while (valueStart < source.length && isSpace(source.charCodeAt(valueStart))) valueStart++;
  const valueEnd = trimEnd(source, valueStart, source.length);
  const behindEquals = toSource(logical, equals) + 1;
  const empty = valueEnd <= valueStart;
  const value = empty ? sliceLogical(logical, equals + 1, equals + 1) : sliceLogical(logical, valueStart, valueEnd);
  const macros = value.text.includes('$') ? parseMacros(value.text) : undefined;
  const name = source.slice(nameStart, nameEnd);
  const nameSpan =
    nameStart === 0 ? upTo(nameEnd) : { start: toSource(logical, nameStart), end: toSourceEnd(logical, nameEnd) };
  const valueSpan = empty
    ? { start: behindEquals, end: behindEquals }
    : { start: toSource(logical, valueStart), end: toSourceEnd(logical, valueEnd) };
  // Written out: a spread, or a field that is added later, would cost as much as all the rest.
  const element: Assignment = macros
    ? {
        kind: 'assignment',
        text,
        comments,
        references: referencesIn(macros),
        name,
        nameSpan,
        equals: behindEquals - 1,
        value,
        valueSpan,
        macros,
      }
    : {
        kind: 'assignment',
        text,
        comments,
        references: none,
        name,
        nameSpan,
        equals: behindEquals - 1,
        value,
        valueSpan,
      };
  return nul === undefined ? element : { ...element, nul };
}
