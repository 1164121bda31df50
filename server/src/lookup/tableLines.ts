import type { ByteString } from '../base/byteString.ts';
import { atLeast } from '../facts/release.ts';
import {
  type LineReader,
  type TableLine,
  lineReader,
  readTableLine,
  untilNull,
} from '../syntax/tables/logicalLine.ts';
import type { TablePlace, TableWarning } from './answer.ts';
import type { OpenOptions } from './table.ts';

/** A logical line with the place that answers and warnings name. */
export interface PlacedLine {
  /** Up to a null byte, as C has it. */
  readonly text: ByteString;
  /** With what is behind a null byte. */
  readonly fullText: ByteString;
  readonly place: TablePlace;
}

/** Takes what is to be logged. */
export type Warn = (warning: TableWarning) => void;

/** The logical lines of a file one after the other: see readPlacedLine(). */
export function* placedLines(
  file: ByteString,
  bytes: ByteString,
  options: OpenOptions,
  warn: Warn,
): Generator<PlacedLine> {
  const reader = lineReader(bytes);
  for (
    let line = readPlacedLine(reader, file, options, warn);
    line;
    line = readPlacedLine(reader, file, options, warn)
  )
    yield line;
}

/**
 * The next logical line. What readlline.c itself warns of goes to `warn`; lines that start with white space and
 * continue nothing are left out.
 */
export function readPlacedLine(
  reader: LineReader,
  file: ByteString,
  { release }: OpenOptions,
  warn: Warn,
): PlacedLine | undefined {
  for (let read = readTableLine(reader); read; read = readTableLine(reader)) {
    const place = { file, line: read.line, lastLine: read.lastLine };
    if (read.hasNull && atLeast(release, '3.9')) warn({ severity: 'warning', message: nullText(file, read), place });
    if (!read.isStray) return { text: untilNull(read.text), fullText: read.text, place };
    const start = untilNull(read.text).slice(0, 30) + (read.text.length > 30 ? '...' : '');
    warn({ severity: 'warning', message: `${file}: logical line must not start with whitespace: "${start}"`, place });
  }
  return undefined;
}

function nullText(file: ByteString, { line, lastLine }: TableLine): string {
  return `${file}, line ${line === lastLine ? '' : `${line}-`}${lastLine}: text after null byte may be ignored`;
}
