import type { Change } from './change.ts';
import type { Element } from './element.ts';
import type { Reference } from './macro.ts';
import { parseElement } from './parseElement.ts';
import { lineKind } from './physicalLine.ts';
import { replaced } from './replaced.ts';

/** A parsed main.cf: lossless, total, in linear time. */
export interface MainCf {
  readonly elements: readonly Element[];
  /** Where each element starts in the file. */
  readonly offsets: readonly number[];
  readonly length: number;
  /**
   * Stands for the kinds and names of the elements, in order: an edit that leaves them as they are leaves this object.
   */
  readonly shape: object;
  /** Stands for the shape and for what each value refers to. */
  readonly references: object;
}

/** Parses any text; never throws. */
export function parseMainCf(text: string): MainCf {
  const elements: Element[] = [];
  const offsets: number[] = [];
  readElements(text, elements, offsets);
  return { elements, offsets, length: text.length, shape: {}, references: {} };
}

/** The source text, character for character. */
export function print(tree: MainCf): string {
  return textOf(tree.elements, 0, tree.elements.length);
}

/**
 * The tree after an edit, from the tree before it; no more of the text is looked at than the edited logical lines.
 * Elements outside them are the same objects as before.
 */
export function updateMainCf(tree: MainCf, { start, oldEnd, text }: Change): MainCf {
  const { elements, offsets } = tree;
  // What an edited line belongs to is decided by the logical line before it, comments between them included.
  let first = Math.max(0, elementAt(tree, start > 0 ? start - 1 : 0));
  while (first > 0 && !isEntry(elements[first])) first--;
  // An entry's own first line may have been indented by the edit: then it continues the entry before.
  if (first > 0 && (offsets[first] ?? 0) >= start - 1) {
    first--;
    while (first > 0 && !isEntry(elements[first])) first--;
  }
  const from = offsets[first] ?? 0;
  const head = textOf(elements, first, elementAt(tree, start) + 1).slice(0, start - from) + text;
  // An entry behind the edit is read as it was, as long as a line still ends before it.
  const least = head === '' || head.endsWith('\n') ? oldEnd : oldEnd + 1;
  const edited = Math.max(0, elementAt(tree, oldEnd));
  let last = edited;
  while (last < elements.length && !((offsets[last] as number) >= least && startsLine(elements[last]))) last++;
  const read: Element[] = [];
  const places: number[] = [];
  readElements(head + textOf(elements, edited, last).slice(oldEnd - (offsets[edited] ?? 0)), read, places);
  for (let i = 0; i < places.length; i++) places[i] = (places[i] as number) + from;
  return splice(tree, first, last, read, places, text.length - (oldEnd - start));
}

/**
 * The index of the element that holds an offset (that of the last one for the end of the file); -1 in an empty file.
 */
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

/**
 * Where two versions differ: the elements `[from, before)` of the one stand where the other has its `[from, after)`.
 */
export interface Replaced {
  readonly from: number;
  readonly before: number;
  readonly after: number;
}

/** What edits replaced: all elements around it are the same objects in both versions. Linear in their number. */
export function replacedBetween(
  { elements: one }: Pick<MainCf, 'elements'>,
  { elements: other }: Pick<MainCf, 'elements'>,
): Replaced {
  let [from, before, after] = [0, one.length, other.length];
  while (from < before && from < after && one[from] === other[from]) from++;
  while (before > from && after > from && one[before - 1] === other[after - 1]) {
    before--;
    after--;
  }
  return { from, before, after };
}

/** Reads the elements of a text that begins with a logical line, or with the file. */
function readElements(text: string, elements: Element[], offsets: number[]): void {
  let entry = false;
  for (let offset = 0; offset < text.length;) {
    const element = parseElement(text, offset, entry);
    if (element.kind !== 'blank' && element.kind !== 'comment' && element.kind !== 'stray') entry = true;
    elements.push(element);
    offsets.push(offset);
    offset += element.text.length;
  }
}

/** The text of the elements `[from, to)`. */
export function textOf(elements: readonly Element[], from: number, to: number): string {
  let text = '';
  for (let i = from; i < to; i++) text += elements[i]?.text ?? '';
  return text;
}

function isEntry(element: Element | undefined): boolean {
  return element?.kind === 'assignment' || element?.kind === 'malformed';
}

/** Whether an element begins a logical line, whatever stands before it. */
function startsLine(element: Element | undefined): boolean {
  return isEntry(element) && lineKind((element as Element).text, 0) === 'flush';
}

function splice(tree: MainCf, first: number, last: number, read: Element[], offsets: number[], by: number): MainCf {
  // The neighbours of an edited line are read again, most of them to be found the same.
  let from = 0;
  while (
    from < read.length &&
    first + from < last &&
    isSame(tree.elements[first + from] as Element, read[from] as Element)
  )
    from++;
  let [before, after] = [last, read.length];
  while (
    after > from &&
    before > first + from &&
    isSame(tree.elements[before - 1] as Element, read[after - 1] as Element)
  ) {
    before--;
    after--;
  }
  const elements = replaced(tree.elements, first + from, before, read.slice(from, after).map(detach));
  const at = replaced(tree.offsets, first + from, before, offsets.slice(from, after));
  if (by !== 0) for (let i = first + after; i < at.length; i++) at[i] = (at[i] as number) + by;
  const [old, now] = [tree.elements.slice(first + from, before), elements.slice(first + from, first + after)];
  const sameShape = old.length === now.length && old.every((element, i) => hasShapeOf(element, now[i] as Element));
  const sameReferences = sameShape && old.every((element, i) => hasReferencesOf(element, now[i] as Element));
  return {
    elements,
    offsets: at,
    length: tree.length + by,
    shape: sameShape ? tree.shape : {},
    references: sameReferences ? tree.references : {},
  };
}

function hasShapeOf(one: Element, other: Element): boolean {
  return one.kind === 'assignment' ? other.kind === 'assignment' && one.name === other.name : one.kind === other.kind;
}

/** Whether two elements of one shape refer to the same names, each as a value or, as `${name?x}` does, as a test. */
function hasReferencesOf(one: Element, other: Element): boolean {
  if (one.kind !== 'assignment' || other.kind !== 'assignment') return true;
  const isTest = ({ then, else: otherwise }: Reference): boolean => then !== undefined || otherwise !== undefined;
  return (
    one.references.length === other.references.length &&
    one.references.every((reference, i) => {
      const same = other.references[i] as Reference;
      return reference.name === same.name && isTest(reference) === isTest(same);
    })
  );
}

/**
 * Whether an element is what was read before: what it is follows from
 * its text and from whether an entry goes on, which its kind tells.
 */
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
