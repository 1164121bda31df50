import { type TableLine, lineReader, readTableLine } from './logicalLine.ts';

/** A part of a table's file. Parts in order are the file; none knows where it stands. */
export type TableElement =
  /** Comments and empty lines. */
  | { readonly kind: 'blank'; readonly source: string }
  /** A logical line with all its physical lines, comments between them included. */
  | { readonly kind: 'line'; readonly source: string; readonly line: TableLine };

/** A table's file, lossless: see printTable(). */
export interface TableTree {
  readonly elements: readonly TableElement[];
  /** Where each element starts. */
  readonly offsets: readonly number[];
}

/**
 * Takes any file of logical lines apart: indexed sources, aliases, patterns, networks. Linear, never throws. What a
 * line means is for readIndexedEntry(), readPatternLine() and readCidrLine() to say.
 */
export function parseTable(text: string): TableTree {
  const elements: TableElement[] = [];
  const offsets: number[] = [];
  const reader = lineReader(text);
  let at = 0;
  const addBlank = (end: number): void => {
    if (end === at) return;
    elements.push({ kind: 'blank', source: text.slice(at, end) });
    offsets.push(at);
    at = end;
  };
  for (let line = readTableLine(reader); line; line = readTableLine(reader)) {
    addBlank(line.pieces[0]?.source ?? at);
    // Comments behind the last line that counts belong to nobody.
    const feed = text.indexOf('\n', line.pieces.at(-1)?.source ?? at);
    const end = feed < 0 ? text.length : feed + 1;
    elements.push({ kind: 'line', source: text.slice(at, end), line });
    offsets.push(at);
    at = end;
  }
  addBlank(text.length);
  return { elements, offsets };
}

/** The file, character for character. */
export function printTable({ elements }: TableTree): string {
  return elements.map(({ source }) => source).join('');
}
