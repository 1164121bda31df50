import type { Span } from '../span.ts';
import { readCidrLine } from './cidrRule.ts';
import { readIndexedEntry } from './indexedEntry.ts';
import { type TableLine, lineReader, readTableLine, skipSpace, trimmedEnd } from './logicalLine.ts';
import { type PatternDialect, readPatternLine } from './patternRule.ts';

/** How the lines of a table are read. */
export type TableSyntax = 'indexed' | 'cidr' | PatternDialect;

/** A logical line of a table. Spans are relative to the text that it was read from. */
export interface TableItem {
  /** `broken`: a line that Postfix drops, or cannot tell what it is. */
  readonly kind: 'entry' | 'if' | 'endif' | 'broken';
  readonly line: TableLine;
  /** From the first character to the last that is no white space. */
  readonly span: Span;
  /** As it is written, without line ends: an address, a network with its `!`, a pattern with delimiters and flags. */
  readonly key: string;
  readonly keySpan: Span;
  /** Without white space at its ends; empty where there is none. */
  readonly value: string;
  readonly valueSpan: Span;
}

/** The logical lines of some text, as Postfix reads a table of that kind. Linear, never throws. */
export function readTableItems(text: string, syntax: TableSyntax): TableItem[] {
  const items: TableItem[] = [];
  const reader = lineReader(text);
  for (let line = readTableLine(reader); line; line = readTableLine(reader)) items.push(itemOf(line, syntax));
  return items;
}

/** A place in the text of a logical line, as a place in the text that it was read from. */
export function sourceOffset({ pieces }: Pick<TableLine, 'pieces'>, at: number): number {
  let found = pieces[0];
  for (const piece of pieces) {
    if (piece.at > at) break;
    found = piece;
  }
  return found ? found.source + at - found.at : at;
}

/** A stretch of a logical line likewise: where it ends at the end of a physical line, it does so there. */
export function sourceSpan(line: Pick<TableLine, 'pieces'>, start: number, end: number): Span {
  const from = sourceOffset(line, start);
  return { start: from, end: end > start ? sourceOffset(line, end - 1) + 1 : from };
}

function itemOf(line: TableLine, syntax: TableSyntax): TableItem {
  const { text } = line;
  const end = trimmedEnd(text, 0);
  const { kind, keyAt, keyEnd, valueAt } = partsOf(text, end, line.isStray, syntax);
  return {
    kind,
    line,
    span: sourceSpan(line, skipSpace(text, 0), end),
    key: text.slice(keyAt, keyEnd),
    keySpan: sourceSpan(line, keyAt, keyEnd),
    value: text.slice(valueAt, Math.max(end, valueAt)),
    valueSpan: sourceSpan(line, valueAt, Math.max(end, valueAt)),
  };
}

interface Parts {
  readonly kind: TableItem['kind'];
  readonly keyAt: number;
  readonly keyEnd: number;
  readonly valueAt: number;
}

function partsOf(text: string, end: number, isStray: boolean, syntax: TableSyntax): Parts {
  if (isStray) return brokenAt(skipSpace(text, 0), end);
  if (syntax === 'indexed') return indexedParts(text, end);
  return syntax === 'cidr' ? cidrParts(text, end) : patternParts(text, end, syntax);
}

function brokenAt(start: number, end: number): Parts {
  return { kind: 'broken', keyAt: start, keyEnd: end, valueAt: end };
}

function indexedParts(text: string, end: number): Parts {
  const { key, value, valueAt, problem } = readIndexedEntry(text);
  const kind = problem ? 'broken' : 'entry';
  return { kind, keyAt: 0, keyEnd: key.length, valueAt: value === '' ? end : valueAt };
}

function cidrParts(text: string, end: number): Parts {
  const line = readCidrLine(text);
  if (line.kind === 'endif') return { kind: 'endif', keyAt: 0, keyEnd: 5, valueAt: end };
  const isIf = /^if(?![A-Za-z0-9])/i.test(text);
  const keyAt = isIf ? skipSpace(text, 2, end) : 0;
  if (isIf) return { kind: line.kind === 'if' ? 'if' : 'broken', keyAt, keyEnd: end, valueAt: end };
  if (line.kind === 'rule')
    return { kind: 'entry', keyAt, keyEnd: trimmedEnd(text, keyAt, line.resultAt), valueAt: line.resultAt };
  return { ...wordAndRest(text, end), kind: 'broken' };
}

function patternParts(text: string, end: number, dialect: PatternDialect): Parts {
  const line = readPatternLine(text, dialect);
  if (line.kind === 'endif') return { kind: 'endif', keyAt: 0, keyEnd: 5, valueAt: end };
  if (line.kind === 'rule')
    return { kind: 'entry', keyAt: 0, keyEnd: trimmedEnd(text, 0, line.resultAt), valueAt: line.resultAt };
  if (line.kind === 'if') {
    const keyAt = skipSpace(text, 2, end);
    return { kind: 'if', keyAt, keyEnd: trimmedEnd(text, keyAt, line.extraAt), valueAt: line.extraAt };
  }
  return { ...wordAndRest(text, end), kind: 'broken' };
}

function wordAndRest(text: string, end: number): Parts {
  let keyEnd = 0;
  while (keyEnd < end && !/\s/.test(text.charAt(keyEnd))) keyEnd += 1;
  return { kind: 'broken', keyAt: 0, keyEnd, valueAt: skipSpace(text, keyEnd, end) };
}
