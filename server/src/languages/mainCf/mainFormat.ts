import { parameterOf } from '../../model/parameter.ts';
import { restrictionClass } from '../../model/restrictionList.ts';
import type { Assignment } from '../../syntax/element.ts';
import { lineKind, nextLine } from '../../syntax/physicalLine.ts';
import { type Span, shift } from '../../syntax/span.ts';
import type { TextChange } from '../language.ts';
import type { MainDocument } from './mainDocument.ts';

const indent = '    ';

/**
 * Kinds of values of which Postfix reads words: between them, whitespace says nothing more than that they are two.
 * In others (banners, commands, templates) it may be part of the text.
 */
const wordLists = new Set([
  'map-list',
  'restriction-list',
  'restriction-class-list',
  'address-match-list',
  'domain-list',
  'domain-or-address-match-list',
  'string-match-list',
  'user-match-list',
  'loglevel-match-list',
  'interface-list',
  'enum-list',
  'milter-list',
  'nexthop-list',
  'pathname-list',
  'dnsbl-site-list',
  'client-acl-list',
  'lookup-table-reference-list',
  'masquerade-domain-list',
  'transport-name-list',
  'dns-domain-list',
  'smtp-command-list',
  'directory-list',
]);

/** Edits that lay out the entries that touch a stretch of a file; what Postfix reads stays the same. */
export function formatMain({ context }: MainDocument, within: Span): TextChange[] {
  const { tree } = context.configuration;
  const found: TextChange[] = [];
  const quoted = namesInText(context);
  for (let i = 0; i < tree.elements.length; i++) {
    const element = tree.elements[i];
    const offset = tree.offsets[i] as number;
    if (!element || offset > within.end) break;
    if (offset + element.text.length < within.start) continue;
    const changes: TextChange[] = [];
    if (element.kind === 'blank') trimBlankLines(element.text, changes);
    if (element.kind === 'assignment') {
      formatEntry(element, isWordList(context, element) && !quoted.has(element.name), changes);
    }
    for (const { span, text } of changes) {
      if (element.text.slice(span.start, span.end) !== text) found.push({ span: shift(span, offset), text });
    }
  }
  return found;
}

/** Whether whitespace inside the value only separates words. */
function isWordList({ configuration, used }: MainDocument['context'], { name, value }: Assignment): boolean {
  // Whitespace in braces and quotes may be part of a word, and VT and FF are no separators.
  if (/[{}"'()\\\v\f]/.test(value.text)) return false;
  const parameter = parameterOf(configuration, name) ?? restrictionClass(name, used.classes);
  return (
    parameter !== undefined && !parameter.raw && parameter.kind === 'string' && wordLists.has(parameter.value ?? '')
  );
}

/** Names whose text goes into values that are no lists: there their whitespace counts. */
function namesInText(context: MainDocument['context']): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { element } of context.configuration.referring) {
    if (!isWordList(context, element)) for (const { name } of element.references) names.add(name);
  }
  return names;
}

function formatEntry(element: Assignment, wordList: boolean, changes: TextChange[]): void {
  // Behind a NUL byte, Postfix reads nothing: no entry to lay out, but one to mend.
  if (element.nul !== undefined) return;
  const { text, nameSpan, equals, valueSpan } = element;
  setBlanks(text, nameSpan.end, equals, ' ', changes);
  if (valueSpan.end > valueSpan.start) setBlanks(text, equals + 1, valueSpan.start, ' ', changes);
  for (let start = 0; start < text.length; start = nextLine(text, start)) {
    const next = nextLine(text, start);
    const kind = start === 0 ? 'flush' : lineKind(text, start);
    if (kind === 'comment') continue;
    const end = lineEnd(text, start, next);
    const blanks = blanksBefore(text, start, end);
    // Whitespace around the value is none of the value's; inside it, it is only in lists that it may change.
    if (
      kind === 'blank' ||
      (kind === 'flush' && end <= equals + 1) ||
      outside(blanks, element) ||
      (wordList && inside(blanks, element))
    ) {
      if (end > blanks) changes.push({ span: { start: blanks, end }, text: '' });
    }
    if (kind !== 'indented') continue;
    let word = start;
    while (isBlank(text, word)) word++;
    if (word === start || /[\r\v\f]/.test(text.charAt(word))) continue;
    if (word <= valueSpan.start || wordList) changes.push({ span: { start, end: word }, text: indent });
  }
}

/** A place behind the `=` with no value's text on one of its sides. */
function outside(at: number, { equals, valueSpan }: Assignment): boolean {
  return at >= equals + 1 && (at <= valueSpan.start || at >= valueSpan.end);
}

function inside(at: number, { valueSpan }: Assignment): boolean {
  return at > valueSpan.start && at < valueSpan.end;
}

/**
 * One blank instead of those between two words of a line; where the line ends between them they stay apart as they
 * are.
 */
function setBlanks(text: string, start: number, end: number, blank: string, changes: TextChange[]): void {
  if (/^[ \t]*$/.test(text.slice(start, end))) changes.push({ span: { start, end }, text: blank });
}

function trimBlankLines(text: string, changes: TextChange[]): void {
  for (let start = 0; start < text.length; start = nextLine(text, start)) {
    const end = lineEnd(text, start, nextLine(text, start));
    const blanks = blanksBefore(text, start, end);
    if (end > blanks) changes.push({ span: { start: blanks, end }, text: '' });
  }
}

function lineEnd(text: string, start: number, next: number): number {
  if (text.charAt(next - 1) !== '\n') return next;
  return next - 2 >= start && text.charAt(next - 2) === '\r' ? next - 2 : next - 1;
}

function blanksBefore(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && isBlank(text, at - 1)) at--;
  // Without the blanks behind it, a lone CR would become part of the line end.
  return text.charAt(at - 1) === '\r' && at > start ? end : at;
}

function isBlank(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 32 || code === 9;
}
