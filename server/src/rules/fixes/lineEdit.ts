import type { Element } from '../../syntax/element.ts';
import { elementAt } from '../../syntax/mainCf.ts';
import { lineKind, lineStart, nextLine } from '../../syntax/physicalLine.ts';
import type { Span } from '../../syntax/span.ts';
import type { Context, TextEdit } from '../rule.ts';

/** An element and where it stands in the file. */
export interface Place {
  readonly element: Element;
  readonly offset: number;
  readonly index: number;
}

/** The element that holds an offset of the file. */
export function placeAt(context: Context, offset: number): Place | undefined {
  const { tree } = context.configuration;
  const index = elementAt(tree, offset);
  const element = tree.elements[index];
  return element && { element, offset: tree.offsets[index] as number, index };
}

/** A line that Postfix reads, as part of a logical line; its span takes in the line end. */
export interface LiveLine {
  readonly span: Span;
  readonly indent: string;
}

/** The lines of an element that are neither blank nor comments. */
export function liveLines({ element, offset }: Place): LiveLine[] {
  const { text } = element;
  const lines: LiveLine[] = [];
  for (let at = 0; at < text.length; at = nextLine(text, at)) {
    const kind = lineKind(text, at);
    if (kind !== 'flush' && kind !== 'indented') continue;
    const end = nextLine(text, at);
    lines.push({
      span: { start: offset + at, end: offset + end },
      indent: /^[ \t\v\f]*/.exec(text.slice(at, end))?.[0] ?? '',
    });
  }
  return lines;
}

/** Turns all that Postfix reads of an element into comments. */
export function commentOut(place: Place): TextEdit[] {
  return liveLines(place).map(({ span }) => ({ span: { start: span.start, end: span.start }, text: '# ' }));
}

/** Takes out all that Postfix reads of an element; comments between its lines stay. */
export function removeLines(place: Place): TextEdit[] {
  const edits: TextEdit[] = [];
  for (const { span } of liveLines(place)) {
    const last = edits.at(-1);
    if (last?.span.end === span.start)
      edits[edits.length - 1] = { span: { start: last.span.start, end: span.end }, text: '' };
    else edits.push({ span, text: '' });
  }
  return edits;
}

/** Puts other lines in the place of all that Postfix reads of an element. */
export function replaceLines(context: Context, place: Place, lines: readonly string[]): TextEdit[] {
  const [first, ...others] = removeLines(place);
  if (!first) return [];
  const end = context.text.slice(first.span.start, first.span.end).endsWith('\n') ? lineEnd(context) : '';
  return [{ span: first.span, text: lines.join(lineEnd(context)) + end }, ...others];
}

/** Puts a line above the one that holds an offset. */
export function insertAbove(file: Pick<Context, 'text'>, offset: number, line: string): TextEdit {
  const start = lineStart(file.text, offset);
  return { span: { start, end: start }, text: line + lineEnd(file) };
}

/** The line end of the file. */
export function lineEnd({ text }: Pick<Context, 'text'>): string {
  const first = text.indexOf('\n');
  return first > 0 && text.charCodeAt(first - 1) === 13 ? '\r\n' : '\n';
}
