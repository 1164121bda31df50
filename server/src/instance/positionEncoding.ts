import { elementAt } from '../syntax/mainCf.ts';
import { type Lines, type SourceFile, textOfFile } from './sourceFile.ts';

/** What a client counts in a line: LSP 3.17, "PositionEncodingKind". */
export type PositionEncoding = 'utf-16' | 'utf-8' | 'utf-32';

/**
 * The encoding to use with a client: of those that it names the first that there is, and UTF-16 where it names none,
 * which every client must know.
 * @param named of any shape: a client wrote it
 */
export function encodingOf(named: unknown): PositionEncoding {
  const known = Array.isArray(named) ? named.find(isEncoding) : undefined;
  return known ?? 'utf-16';
}

/** Whether a value is the name of an encoding that there is. */
export function isEncoding(value: unknown): value is PositionEncoding {
  return value === 'utf-16' || value === 'utf-8' || value === 'utf-32';
}

/** How many units of an encoding a stretch of a text has. */
export function lengthIn(encoding: PositionEncoding, text: string, start: number, end: number): number {
  if (encoding === 'utf-16') return end - start;
  let length = 0;
  let at = start;
  while (at < end) {
    const code = text.codePointAt(at) as number;
    const next = at + unitsOf('utf-16', code);
    // In the middle of a pair there is no place in the other encodings: it counts as in front of it.
    if (next > end) break;
    length += unitsOf(encoding, code);
    at = next;
  }
  return length;
}

/**
 * Positions and offsets of a file as a client counts them. This is the one place that converts: all else of the server
 * has offsets, or asks these lines.
 */
export function linesIn(encoding: PositionEncoding, file: SourceFile): Lines {
  return encoding === 'utf-16'
    ? file.lines
    : encodedLines(encoding, file.lines, (start, end) => slice(file, start, end));
}

/**
 * The same about any text.
 * @param textOf the text between two offsets of a line
 */
export function encodedLines(
  encoding: PositionEncoding,
  lines: Lines,
  textOf: (start: number, end: number) => string,
): Lines {
  const { uri } = lines;
  return {
    uri,
    positionAt(offset) {
      const { line, character } = lines.positionAt(offset);
      if (character === 0) return { line, character };
      const start = lines.offsetAt({ line, character: 0 });
      return { line, character: lengthIn(encoding, textOf(start, start + character), 0, character) };
    },
    offsetAt({ line, character }) {
      const start = lines.offsetAt({ line, character: 0 });
      if (character <= 0) return start;
      const end = lines.offsetAt({ line, character: Number.MAX_SAFE_INTEGER });
      return start + codeUnitsIn(encoding, textOf(start, end), character);
    },
  };
}

/** How many UTF-16 code units the first units of a line are; a character that they end in is not among them. */
function codeUnitsIn(encoding: PositionEncoding, line: string, units: number): number {
  let left = units;
  let at = 0;
  while (at < line.length) {
    const code = line.codePointAt(at) as number;
    left -= unitsOf(encoding, code);
    if (left < 0) return at;
    at += unitsOf('utf-16', code);
  }
  return at;
}

function unitsOf(encoding: PositionEncoding, code: number): number {
  if (encoding === 'utf-32') return 1;
  if (encoding === 'utf-16') return code > 0xffff ? 2 : 1;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code > 0xffff ? 4 : 3;
}

/** A part of a line. A line of a main.cf lies within one element, whose text is there already. */
function slice(file: SourceFile, start: number, end: number): string {
  if (file.language !== 'main.cf') return textOfFile(file).slice(start, end);
  const { elements, offsets } = file.tree;
  const index = elementAt(file.tree, start);
  const offset = offsets[index] ?? 0;
  return elements[index]?.text.slice(start - offset, end - offset) ?? '';
}
