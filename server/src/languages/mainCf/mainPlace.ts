import { isSpace } from '../../syntax/characters.ts';
import type { Assignment } from '../../syntax/element.ts';
import { lineKind, lineStart } from '../../syntax/physicalLine.ts';
import { type NamePlace, type ValuePlace, logicalOffset } from '../parameters/completion/valuePlace.ts';
import { type MainDocument, elementAtOffset } from './mainDocument.ts';

/** What can be written at an offset of a main.cf. */
export type MainPlace = NamePlace | CommentPlace | ValuePlace;

/** Behind the `#` of a comment line. */
export interface CommentPlace {
  readonly kind: 'comment';
  /** From behind the `#` to the cursor. */
  readonly before: string;
}

/**
 * The place at an offset; undefined where nothing can be offered, e.g. between a name and its `=`.
 *
 * readlline.c decides by the first character of a line what it is: text at column 0 starts an entry, an indented line
 * continues the one before, blank and comment lines between them or not.
 */
export function mainPlaceOf(document: MainDocument, offset: number): MainPlace | undefined {
  const { text } = document.context;
  const line = lineStart(text, offset);
  const kind = line < text.length ? lineKind(text, line) : 'blank';
  if (kind === 'comment') {
    const mark = text.indexOf('#', line);
    return offset > mark ? { kind: 'comment', before: text.slice(mark + 1, offset) } : undefined;
  }
  // What is typed at column 0 of an indented line starts an entry as well.
  if (kind !== 'flush' && offset === line) {
    return {
      kind: 'name',
      word: { start: line, end: line },
      behind: kind === 'blank' ? 'nothing' : 'text',
      element: undefined,
    };
  }
  return kind === 'flush' ? onFirstLine(document, line, offset) : continued(document, line, offset);
}

function onFirstLine(document: MainDocument, line: number, offset: number): MainPlace | undefined {
  const { text } = document.context;
  const found = elementAtOffset(document, line);
  const element = found?.element.kind === 'assignment' ? found.element : undefined;
  let end = line;
  while (end < text.length && text.charCodeAt(end) !== 61 && !isSpace(text.charCodeAt(end))) end++;
  if (offset > end) return element && inValue(element, offset - line, false);
  let next = end;
  while (next < text.length && (text.charCodeAt(next) === 32 || text.charCodeAt(next) === 9)) next++;
  const atEnd = next >= text.length || isSpace(text.charCodeAt(next));
  const behind = atEnd || next === end ? 'nothing' : 'text';
  return { kind: 'name', word: { start: line, end }, behind: element ? 'equals' : behind, element };
}

/** On an indented line, or in the indentation of one that has nothing else yet. */
function continued(document: MainDocument, line: number, offset: number): MainPlace | undefined {
  const found = entryAt(document, line);
  if (found?.element.kind !== 'assignment') return undefined;
  const blank = lineKind(document.context.text, line) === 'blank' || line >= document.context.text.length;
  return inValue(found.element, offset - found.offset, blank);
}

/** @param blank whether the cursor is on a line that Postfix drops: what is typed there stands apart from the rest */
function inValue(element: Assignment, at: number, blank: boolean): ValuePlace | undefined {
  const { value, valueSpan } = element;
  if (at <= element.equals || (element.nul !== undefined && at > element.nul)) return undefined;
  const split = logicalOffset(value, valueSpan, at);
  const apart = blank || (at > valueSpan.end && split > 0);
  return {
    kind: 'value',
    element,
    before: value.text.slice(0, split) + (apart ? ' ' : ''),
    after: value.text.slice(split),
  };
}

/** The entry that an indented line at `line` continues. */
function entryAt(document: MainDocument, line: number): ReturnType<typeof elementAtOffset> {
  const { elements, offsets } = document.context.configuration.tree;
  let index = elementAtOffset(document, line)?.index ?? -1;
  while (index >= 0 && (elements[index]?.kind === 'blank' || elements[index]?.kind === 'comment')) index--;
  const element = elements[index];
  return element && { element, offset: offsets[index] as number, index };
}
