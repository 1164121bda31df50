import type { Change } from './change.ts';
import type { Element } from './element.ts';
import { parseElement } from './parseElement.ts';
import { lineKind } from './physicalLine.ts';
import { replaced } from './replaced.ts';

/** A parsed main.cf: lossless, total, in linear time. */
export interface MainCf {
  readonly elements: readonly Element[];
  /** Where each element starts in the file. */
  readonly offsets: readonly number[];
  readonly length: number;
  /** Stands for this version. */
  readonly version: object;
  /** The version that an edit made this one from, and what it replaced. It is named, not held: else all would be held. */
  readonly since?: Replaced & { readonly version: object };
}

/** Parses any text; never throws. */
export function parseMainCf(text: string): MainCf {
  const elements: Element[] = [];
  const offsets: number[] = [];
  readElements(text, 0, text.length, false, elements, offsets, () => false);
  return { elements, offsets, length: text.length, version: {} };
}

/** The source text, character for character. */
export function print(tree: MainCf): string {
  let text = '';
  for (const element of tree.elements) text += element.text;
  return text;
}

/**
 * The tree of the new text, from the tree of the old one. Work is in proportion to the edited logical lines; elements
 * outside them are the same objects as before.
 */
export function updateMainCf(tree: MainCf, text: string, change: Change): MainCf {
  const by = change.newEnd - change.oldEnd;
  // What an edited line belongs to is decided by the logical line before it, comments between them included.
  let first = Math.max(0, elementAt(tree, change.start > 0 ? change.start - 1 : 0));
  while (first > 0 && !isEntry(tree.elements[first])) first--;
  // An entry's own first line may have been indented by the edit: then it continues the entry before.
  if (first > 0 && (tree.offsets[first] ?? 0) >= change.start - 1) {
    first--;
    while (first > 0 && !isEntry(tree.elements[first])) first--;
  }
  const start = tree.offsets[first] ?? 0;
  let old = first;
  const elements: Element[] = [];
  const offsets: number[] = [];
  // Behind the edit, an entry that starts where an old one did is read as it was: stop there.
  const end = readElements(text, start, change.newEnd, false, elements, offsets, (offset) => {
    while (old < tree.offsets.length && (tree.offsets[old] as number) + by < offset) old++;
    return tree.offsets[old] === offset - by && isEntry(tree.elements[old]) && lineKind(text, offset) === 'flush';
  });
  if (end >= text.length) old = tree.elements.length;
  return splice(tree, first, old, elements, offsets, by, text.length);
}

/** The index of the element that holds an offset (that of the last one for the end of the file); -1 in an empty file. */
export function elementAt(tree: MainCf, offset: number): number {
  let low = 0;
  let high = tree.offsets.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((tree.offsets[middle] as number) <= offset) low = middle;
    else high = middle - 1;
  }
  return high < 0 ? -1 : low;
}

/** Where two versions differ: the elements `[from, before)` of the one stand where the other has its `[from, after)`. */
export interface Replaced { readonly from: number; readonly before: number; readonly after: number }

/** What edits replaced: all elements around it are the same objects in both versions. */
export function replacedBetween(old: MainCf, tree: MainCf): Replaced {
  if (tree.since?.version === old.version) return tree.since;
  const { elements: one } = old;
  const { elements: other } = tree;
  let [from, before, after] = [0, one.length, other.length];
  while (from < before && from < after && one[from] === other[from]) from++;
  while (before > from && after > from && one[before - 1] === other[after - 1]) { before--; after--; }
  return { from, before, after };
}

/** Reads elements until `done` says so at an offset at or behind `least`; gives where it stopped. */
function readElements(
  text: string, start: number, least: number, afterEntry: boolean, elements: Element[], offsets: number[],
  done: (offset: number) => boolean,
): number {
  let entry = afterEntry;
  let offset = start;
  while (offset < text.length) {
    if (offset >= least && done(offset)) return offset;
    const element = parseElement(text, offset, entry);
    if (element.kind !== 'blank' && element.kind !== 'comment' && element.kind !== 'stray') entry = true;
    elements.push(element);
    offsets.push(offset);
    offset += element.text.length;
  }
  return offset;
}

function isEntry(element: Element | undefined): boolean {
  return element?.kind === 'assignment' || element?.kind === 'malformed';
}

function splice(tree: MainCf, first: number, last: number, read: Element[], offsets: number[], by: number, length: number): MainCf {
  // The neighbours of an edited line are read again, most of them to be found the same.
  let from = 0;
  while (from < read.length && first + from < last && isSame(tree.elements[first + from] as Element, read[from] as Element)) from++;
  let [before, after] = [last, read.length];
  while (after > from && before > first + from && isSame(tree.elements[before - 1] as Element, read[after - 1] as Element)) { before--; after--; }
  const elements = replaced(tree.elements, first + from, before, read.slice(from, after).map(detach));
  const at = replaced(tree.offsets, first + from, before, offsets.slice(from, after));
  if (by !== 0) for (let i = first + after; i < at.length; i++) at[i] = (at[i] as number) + by;
  return { elements, offsets: at, length, version: {}, since: { version: tree.version, from: first + from, before, after: first + after } };
}

/** Whether an element is what was read before: what it is follows from its text and from whether an entry goes on, which its kind tells. */
function isSame(old: Element, read: Element): boolean {
  return old.kind === read.kind && old.text === read.text;
}

/**
 * A copy whose strings do not hold on to the whole file: V8 keeps the parent of a slice alive, and after many edits
 * in many places each element would keep a version of the file of its own.
 */
function detach(element: Element): Element {
  const text = JSON.parse(JSON.stringify(element.text)) as string;
  return parseElement(text, 0, element.kind !== 'stray');
}

