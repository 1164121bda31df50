/**
 * Where a reader of a table file stands. A million lines are read without an object for each, so that this one is
 * changed in place.
 */
export interface LineReader {
  readonly text: string;
  /** Where the next physical line starts. */
  at: number;
  /** How many physical lines were read. */
  line: number;
  /** Where the next null byte is, so that no line is searched to the end of the file for one. */
  nextNull: number;
}

/** A stretch of a physical line that is part of a logical line. */
export interface LinePiece {
  /** Where it starts in the text of the logical line. */
  readonly at: number;
  /** Where it starts in the file. */
  readonly source: number;
}

/** What readllines() of Postfix's readlline.c returns, and what it warns of on the way. */
export interface TableLine {
  /** The physical lines in one, line feeds and comment lines left out. */
  readonly text: string;
  readonly pieces: readonly LinePiece[];
  /** The first and the last physical line, from 1; comments behind the last one count, as they do to Postfix. */
  readonly line: number;
  readonly lastLine: number;
  /** The text starts with white space: nothing before it that it could continue. Postfix warns and drops it. */
  readonly isStray: boolean;
  /** There was a null byte in it or in comments before it; releases from 3.9 on warn of that. */
  readonly hasNull: boolean;
}

/** Starts to read. */
export function lineReader(text: string): LineReader {
  return { text, at: 0, line: 0, nextNull: nullFrom(text, 0) };
}

function nullFrom(text: string, at: number): number {
  const found = text.indexOf('\0', at);
  return found < 0 ? Infinity : found;
}

/**
 * The next logical line, or undefined at the end. A line that is empty or starts with `#` behind optional white space
 * is a comment, inside of logical lines too; a line that starts with white space continues the one before it.
 */
export function readTableLine(reader: LineReader): TableLine | undefined {
  const { text } = reader;
  const pieces: LinePiece[] = [];
  let joined = '';
  let first = 0;
  let hasNull = false;
  for (;;) {
    const start = reader.at;
    const feed = text.indexOf('\n', start);
    const end = feed < 0 ? text.length : feed;
    if (feed >= 0 || end > start) reader.line += 1;
    reader.at = feed < 0 ? end : feed + 1;
    const body = skipSpace(text, start, end);
    const isComment = body === end || text[body] === '#';
    if (reader.nextNull < end) {
      hasNull = true;
      reader.nextNull = nullFrom(text, end);
    }
    if (!isComment) {
      if (pieces.length === 0) first = reader.line;
      pieces.push({ at: joined.length, source: start });
      joined = joined === '' ? text.slice(start, end) : joined + text.slice(start, end);
    }
    if (feed < 0) break;
    if (pieces.length > 0 && !continues(text, reader.at)) break;
  }
  if (pieces.length === 0) return undefined;
  return {
    text: joined,
    pieces,
    line: first,
    lastLine: reader.line,
    isStray: isTableSpace(joined.charCodeAt(0)),
    hasNull,
  };
}

/** Whether the line that starts here is white space or a comment: then readllines() goes on. */
function continues(text: string, at: number): boolean {
  return at < text.length && (text[at] === '#' || isTableSpace(text.charCodeAt(at)));
}

/** ISSPACE of sys_defs.h: the white space of ASCII. */
export function isTableSpace(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d);
}

/** The first place from `at` that is not white space, `end` at most. */
export function skipSpace(text: string, at: number, end = text.length): number {
  let place = at;
  while (place < end && isTableSpace(text.charCodeAt(place))) place += 1;
  return place;
}

/** The end of a text without the white space in front of it: trimblanks.c. */
export function trimmedEnd(text: string, from: number, end = text.length): number {
  let place = end;
  while (place > from && isTableSpace(text.charCodeAt(place - 1))) place -= 1;
  return place;
}

/** The text as a C string: up to a null byte. */
export function untilNull(text: string): string {
  const end = text.indexOf('\0');
  return end < 0 ? text : text.slice(0, end);
}
