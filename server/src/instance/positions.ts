import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Position } from 'vscode-languageserver-types';
import { CR, LF } from '../syntax/characters.ts';
import type { Element } from '../syntax/element.ts';
import { lineAt, lineStarts } from '../syntax/lineStarts.ts';
import { type MainCf, type Replaced, elementAt } from '../syntax/mainCf.ts';

/** What turns offsets into positions. */
export type Positions = Pick<TextDocument, 'positionAt'>;

/**
 * The line that each element of a main.cf starts in, counted from 0, and behind them the one that the text ends in.
 */
export type ElementLines = readonly number[];

/**
 * The lines of a tree.
 * @param simple whether there is no carriage return in it
 */
export function elementLinesOf({ elements }: MainCf, simple: boolean): ElementLines {
  const lines = [0];
  let line = 0;
  for (let i = 0; i < elements.length; i++) {
    line += lineEndsIn((elements[i] as Element).text, simple);
    lines.push(line);
  }
  return lines;
}

/** Those of a tree that an edit made of another: the very same where it left each line in its element, as most do. */
export function linesAfter(
  lines: ElementLines,
  { elements }: MainCf,
  { from, before, after }: Replaced,
): ElementLines {
  const now: number[] = [];
  let line = lines[from] as number;
  for (let i = from; i < after; i++) {
    now.push(line);
    line += lineEndsIn((elements[i] as Element).text);
  }
  const by = line - (lines[before] as number);
  if (by === 0 && before === after && now.every((one, i) => one === lines[from + i])) return lines;
  const behind = lines.slice(before);
  if (by !== 0) for (let i = 0; i < behind.length; i++) behind[i] = (behind[i] as number) + by;
  return lines.slice(0, from).concat(now, behind);
}

/**
 * Positions and offsets in a main.cf by its elements, each of whole lines: the very
 * ones that the document of the connection library tells (LSP 3.17, "Position": a
 * carriage return ends a line too), whose table of lines each edit goes through.
 */
export function elementPositions(
  tree: MainCf,
  lines: ElementLines,
): Pick<TextDocument, 'positionAt' | 'offsetAt' | 'lineCount'> {
  const { elements, offsets, length } = tree;
  const lastLine = lines[elements.length] as number;
  /** Of elements of more than one line, where they start in it. */
  const inside = new Map<number, readonly number[]>();
  function startsIn(index: number): readonly number[] {
    let starts = inside.get(index);
    if (!starts) {
      starts = lineStartsIn(textAt(index));
      inside.set(index, starts);
    }
    return starts;
  }
  const textAt = (index: number): string => elements[index]?.text ?? '';
  /** Most elements are one line, which starts and ends where they do. */
  function isLine(index: number): boolean {
    const ends = (lines[index + 1] as number) - (lines[index] as number);
    const text = textAt(index);
    return ends === 0 || (ends === 1 && isLineEnd(text.charCodeAt(text.length - 1)));
  }

  return {
    lineCount: lastLine + 1,
    positionAt(offset) {
      const index = elementAt(tree, offset);
      if (index < 0) return { line: 0, character: 0 };
      const text = textAt(index);
      const first = lines[index] as number;
      const at = Math.max(0, Math.min(offset, length) - (offsets[index] as number));
      if (isLine(index)) {
        const next = lines[index + 1] as number;
        return at === text.length && next > first
          ? { line: next, character: 0 }
          : { line: first, character: beforeLineEnd(text, 0, at) };
      }
      const starts = startsIn(index);
      const line = lineAt(starts, at);
      const start = starts[line] as number;
      return { line: first + line, character: beforeLineEnd(text, start, at) - start };
    },
    offsetAt({ line, character }: Position) {
      if (line > lastLine) return length;
      if (line < 0 || elements.length === 0) return 0;
      const index = Math.min(lineAt(lines, line), elements.length - 1);
      const text = textAt(index);
      const offset = offsets[index] as number;
      const first = lines[index] as number;
      const starts = line === first && isLine(index) ? firstAlone : startsIn(index);
      const relative = line - first;
      const start = starts[relative] as number;
      return character <= 0
        ? offset + start
        : offset + beforeLineEnd(text, start, Math.min(start + character, starts[relative + 1] ?? text.length));
    },
  };
}

const firstAlone: readonly number[] = [0];

/** How many lines a text ends. */
function lineEndsIn(text: string, simple = !text.includes('\r')): number {
  if (!simple) return lineStartsIn(text).length - 1;
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = at + 1 < text.length ? text.indexOf('\n', at + 1) : -1) count++;
  return count;
}

/** Where the lines of a text start, the first one included. */
function lineStartsIn(text: string): number[] {
  return text.includes('\r')
    ? [0, ...Array.from(text.matchAll(/\r\n?|\n/g), ({ 0: end, index }) => index + end.length)]
    : lineStarts(text);
}

/** Behind a line is no place to be: between the two characters of a line end least of all. */
function beforeLineEnd(text: string, start: number, offset: number): number {
  let at = offset;
  while (at > start && isLineEnd(text.charCodeAt(at - 1))) at--;
  return at;
}

function isLineEnd(code: number): boolean {
  return code === LF || code === CR;
}
