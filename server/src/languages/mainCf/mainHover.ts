import type { Hover } from 'vscode-languageserver-types';
import { parameterOf } from '../../model/parameter.ts';
import { restrictionClass } from '../../model/restrictionList.ts';
import { writtenValue } from '../../model/typedValue.ts';
import type { Assignment, Element } from '../../syntax/element.ts';
import { toLogical, toSource, toSourceEnd } from '../../syntax/logicalText.ts';
import { parseMainCf } from '../../syntax/mainCf.ts';
import { type Span, shift, touches } from '../../syntax/span.ts';
import { type MainDocument, elementAtOffset, rangeOf } from './mainDocument.ts';
import { nameMarkdown } from '../parameters/hover/hoverName.ts';
import { parameterMarkdown } from '../parameters/hover/hoverParameter.ts';
import { valueMarkdown } from '../parameters/hover/hoverValue.ts';

/** What is to be known of the word at an offset: a name, or a word of a value. */
export function hover(document: MainDocument, offset: number): Hover | undefined {
  const found = elementAtOffset(document, offset);
  if (!found) return undefined;
  const { element, offset: start } = found;
  const comment = commentAt(element, offset - start);
  if (comment) return inComment(document, element.text.slice(comment.start, comment.end), start + comment.start, offset);
  if (element.kind === 'assignment') return inAssignment(document, element, start, offset);
  return element.kind === 'malformed' ? onWord(document, element.text, start, offset) : undefined;
}

/** The comment line, relative to its element. */
function commentAt(element: Element, offset: number): Span | undefined {
  if (element.kind === 'comment') return touches(element.span, offset) ? element.span : undefined;
  return 'comments' in element ? element.comments.find((span) => touches(span, offset)) : undefined;
}

function inAssignment(document: MainDocument, element: Assignment, start: number, offset: number): Hover | undefined {
  const at = offset - start;
  if (touches(element.nameSpan, at)) {
    return answer(document, shift(element.nameSpan, start), nameMarkdown(document, element.name, 'definition'));
  }
  if (!touches(element.valueSpan, at) || element.value.text === '') return undefined;
  const { configuration, used } = document.context;
  const parameter = parameterOf(configuration, element.name, { anyRelease: true }) ?? restrictionClass(element.name, used.classes);
  const value = writtenValue(
    parameter ?? { name: element.name, kind: 'string', value: undefined, default: undefined, unit: undefined, long: false, raw: false, keywords: undefined },
    element.value, element.valueSpan, element.macros,
  );
  const logical = toLogical(element.value, at);
  const found = valueMarkdown(document, value, logical);
  if (!found) return undefined;
  const span = { start: start + toSource(element.value, found.span.start), end: start + toSourceEnd(element.value, found.span.end) };
  // The indentation of a continuation line belongs to no word, though it is next to one in the logical text.
  return touches(span, offset) ? answer(document, span, found.markdown) : undefined;
}

/** `#name = value`: the same as if it were set, for names that Postfix knows. */
function inComment(document: MainDocument, text: string, start: number, offset: number): Hover | undefined {
  const lead = /^[ \t]*#[# \t]*/.exec(text)?.[0].length ?? 0;
  const element = /^[A-Za-z0-9_]+[ \t]*=/.test(text.slice(lead)) ? parseMainCf(text.slice(lead)).elements[0] : undefined;
  if (element?.kind !== 'assignment' || !parameterOf(document.context.configuration, element.name, { anyRelease: true })) return undefined;
  return inAssignment(document, element, start + lead, offset);
}

/** In a line without `=`: the words that are names of parameters. */
function onWord(document: MainDocument, text: string, start: number, offset: number): Hover | undefined {
  let [from, to] = [offset - start, offset - start];
  const isWord = (at: number): boolean => /[A-Za-z0-9_]/.test(text.charAt(at));
  while (from > 0 && isWord(from - 1)) from--;
  while (isWord(to)) to++;
  const parameter = from < to ? parameterOf({ ...document.context.configuration, services: [] }, text.slice(from, to), { anyRelease: true }) : undefined;
  return parameter && answer(document, { start: start + from, end: start + to }, parameterMarkdown(document, parameter));
}

function answer(document: MainDocument, span: Span, value: string): Hover {
  return { contents: { kind: 'markdown', value }, range: rangeOf(document, span) };
}
