import { parameterOf } from '../../model/parameter.ts';
import type { Element } from '../../syntax/element.ts';
import { parseMainCf } from '../../syntax/mainCf.ts';
import { type Span, touches } from '../../syntax/span.ts';
import type { HoverText } from '../language.ts';
import { parameterMarkdown } from '../parameters/hover/hoverParameter.ts';
import { settingHover } from '../parameters/hover/settingHover.ts';
import { type MainDocument, elementAtOffset } from './mainDocument.ts';

/** What is to be known of the word at an offset: a name, or a word of a value. */
export function mainHover(document: MainDocument, offset: number): HoverText | undefined {
  const found = elementAtOffset(document, offset);
  if (!found) return undefined;
  const { element, offset: start } = found;
  const comment = commentAt(element, offset - start);
  if (comment) {
    return inComment(document, element.text.slice(comment.start, comment.end), start + comment.start, offset);
  }
  if (element.kind === 'assignment') return settingHover(document, element, start, offset);
  return element.kind === 'malformed' ? onWord(document, element.text, start, offset) : undefined;
}

/** The comment line, relative to its element. */
function commentAt(element: Element, offset: number): Span | undefined {
  if (element.kind === 'comment') return touches(element.span, offset) ? element.span : undefined;
  return 'comments' in element ? element.comments.find((span) => touches(span, offset)) : undefined;
}

/** `#name = value`: the same as if it were set, for names that Postfix knows. */
function inComment(document: MainDocument, text: string, start: number, offset: number): HoverText | undefined {
  const lead = /^[ \t]*#[# \t]*/.exec(text)?.[0].length ?? 0;
  const element = /^[A-Za-z0-9_]+[ \t]*=/.test(text.slice(lead))
    ? parseMainCf(text.slice(lead)).elements[0]
    : undefined;
  const { configuration } = document.context;
  if (element?.kind !== 'assignment' || !parameterOf(configuration, element.name, { anyRelease: true })) {
    return undefined;
  }
  return settingHover(document, element, start + lead, offset);
}

/** In a line without `=`: the words that are names of parameters. */
function onWord(document: MainDocument, text: string, start: number, offset: number): HoverText | undefined {
  let [from, to] = [offset - start, offset - start];
  const isWord = (at: number): boolean => /[A-Za-z0-9_]/.test(text.charAt(at));
  while (from > 0 && isWord(from - 1)) from--;
  while (isWord(to)) to++;
  if (from === to) return undefined;
  // A service's own parameters are left out: any word of prose could be the name of one.
  const names = { ...document.context.configuration, services: [] };
  const parameter = parameterOf(names, text.slice(from, to), { anyRelease: true });
  return (
    parameter && { span: { start: start + from, end: start + to }, markdown: parameterMarkdown(document, parameter) }
  );
}
