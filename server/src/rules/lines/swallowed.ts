import { parameterOf } from '../../model/parameter.ts';
import { isSpace } from '../../syntax/characters.ts';
import type { Assignment } from '../../syntax/element.ts';
import { linesOf, toLogical, toSourceEnd } from '../../syntax/logicalText.ts';
import type { Span } from '../../syntax/span.ts';
import { bracePlaces } from './bracePlaces.ts';
import type { Target } from '../rule.ts';
import { valueUse } from './valueUse.ts';

/** A continuation line that looks as if it were meant to be, or to belong to, another entry. */
export interface Swallowed {
  /** Of the entry that was meant. */
  readonly name: string;
  /** What stands on the line, relative to the element. */
  readonly span: Span;
}

/** Continuation lines of the form `name = value`. */
export function swallowedEntries(element: Assignment, target: Target): Swallowed[] {
  const { value } = element;
  const found: Swallowed[] = [];
  if (!value.text.includes('=')) return found;
  const inside = bracePlaces(value.text);
  for (const { at, start, end } of continuations(element)) {
    const match = /^([A-Za-z][A-Za-z0-9_]*)([ \t]*)=([ \t]*)/.exec(value.text.slice(at, end));
    const name = match?.[1];
    if (name === undefined || inside(at) || !isEntry(name, match?.[2] !== '' && match?.[3] !== '', element, target))
      continue;
    found.push({ name, span: { start, end: toSourceEnd(value, end) } });
  }
  return found;
}

/** Where the value ends that was meant: from the first swallowed entry on, another parameter's rules hold. */
export function meantEnd(element: Assignment, target: Target): number {
  const first = swallowedEntries(element, target)[0];
  return first ? toLogical(element.value, first.span.start) : element.value.text.length;
}

/** In a list an item like `check_x = …` is a slip of another kind, `TZ=UTC` or `zen.example=127.0.0.2` none at all. */
function isEntry(name: string, spaced: boolean, element: Assignment, target: Target): boolean {
  if (target.knowledge.restrictions.has(name.toLowerCase())) return false;
  if (isParameter(name, target)) return true;
  return spaced && /^[a-z][a-z0-9]*_[a-z0-9_]*$/.test(name) && valueUse(target, element.name) !== 'text';
}

function isParameter(name: string, { knowledge, release }: Target): boolean {
  return parameterOf({ knowledge, release }, name, { anyRelease: true }) !== undefined;
}

/**
 * Indented lines below an entry that is commented out: they were its continuation, and now are that of another one.
 */
export function swallowedTails(element: Assignment, target: Target): (Swallowed & { readonly comment: Span })[] {
  const { comments, value, text } = element;
  const found: (Swallowed & { comment: Span })[] = [];
  if (comments.length === 0) return found;
  const lines = continuations(element);
  for (const comment of comments) {
    // What is switched off where it stands, in the middle of a list, is indented or has no `name =`.
    if (comment.start > 0 && text.charCodeAt(comment.start - 1) !== 10) continue;
    const name = /^#+[ \t]*([A-Za-z][A-Za-z0-9_]*)[ \t]*=/.exec(text.slice(comment.start, comment.end))?.[1];
    // One line of the same name in the place of another: the rest serves both.
    if (name === undefined || name === element.name || !isParameter(name, target)) continue;
    // The list goes on, or has not begun.
    const before = value.text.slice(0, toLogical(value, comment.start)).trimEnd();
    if (comment.start < element.valueSpan.start || before === '' || before.endsWith(',')) continue;
    const line = lines.find(({ start }) => start > comment.end);
    // With a blank line between they are not one.
    if (!line || /\n[ \t\r]*\n/.test(text.slice(comment.end, line.start))) continue;
    if (found.at(-1)?.span.start === line.start) found.pop();
    found.push({ name, comment, span: { start: line.start, end: toSourceEnd(value, line.end) } });
  }
  return found;
}

interface Line {
  /** In the logical text, without the indentation. */ readonly at: number;
  readonly end: number;
  /** In the source. */ readonly start: number;
}

/** The lines of a value that stand below the one with the name. */
function continuations({ value, text }: Assignment): Line[] {
  const firstLine = text.indexOf('\n');
  const lines: Line[] = [];
  for (const { at: from, end: stop, source } of linesOf(value)) {
    if (firstLine < 0 || source <= firstLine) continue;
    let at = from;
    while (at < stop && isSpace(value.text.charCodeAt(at))) at++;
    let end = stop;
    while (end > at && isSpace(value.text.charCodeAt(end - 1))) end--;
    if (end > at) lines.push({ at, end, start: source + at - from });
  }
  return lines;
}
