import { firstIndex } from '../syntax/firstIndex.ts';
import { type MainCf, elementAt } from '../syntax/mainCf.ts';
import { type Span, shift } from '../syntax/span.ts';
import { type Finding, findingOf } from './rule.ts';

/**
 * A finding by the elements that its spans are in, and relative to them: while these move, it stays what it is. What is
 * made of it can be kept by it (ide/diagnostics.ts).
 */
export interface Placed {
  readonly finding: Finding;
  /** Index in `tree.elements`. */
  readonly element: number;
  /** Those of `finding.related`. */
  readonly related: readonly number[] | undefined;
  /** What the feature that shows it made of it last. (A WeakMap of thousands would cost each collection of garbage.) */
  made: object | undefined;
}

/** Places a finding of a file. */
export function placed(finding: Omit<Finding, 'code'>, code: Finding['code'], tree: MainCf): Placed {
  const element = elementAt(tree, finding.span.start);
  const span = shift(finding.span, -(tree.offsets[element] ?? 0));
  if (!finding.related) return { finding: findingOf(code, span, finding), element, related: undefined, made: undefined };
  const related = finding.related.map(({ start }) => elementAt(tree, start));
  const spans = finding.related.map((one, i) => shift(one, -(tree.offsets[related[i] as number] ?? 0)));
  return { finding: findingOf(code, span, finding, spans), element, related, made: undefined };
}

/** The finding as it stands in a file. */
export function inFile({ finding, element, related }: Placed, { offsets }: MainCf): Finding {
  const span = shift(finding.span, offsets[element] ?? 0);
  return findingOf(finding.code, span, finding, related && finding.related?.map((one, i) => shift(one, offsets[related[i] as number] ?? 0)));
}

/** Those of findings in file order that are in the elements `[from, to]`. */
export function inElements(all: readonly Placed[], from: number, to: number): readonly Placed[] {
  return all.slice(firstIndex(all, ({ element }) => element < from), firstIndex(all, ({ element }) => element <= to));
}

/**
 * The findings of one version, those that were there before as the objects that they were; the same list, where all are.
 * @param before what the same rules found in the version before
 * @param stays whether an element is the same object, at the same index, in both
 */
export function keepSame(before: readonly Placed[], found: readonly Placed[], stays: (element: number) => boolean): readonly Placed[] {
  const same = found.map((one, i) => {
    const old = before[i];
    return old && isSame(old, one) && stays(one.element) && (one.related ?? none).every(stays) ? old : one;
  });
  return same.length === before.length && same.every((one, i) => one === before[i]) ? before : same;
}

function isSame(a: Placed, b: Placed): boolean {
  const [one, other] = [a.finding, b.finding];
  return a.element === b.element && one.code === other.code && one.severity === other.severity && one.tag === other.tag && sameSpan(one.span, other.span)
    && sameRelated(a, b) && sameData(one.data, other.data);
}

function sameSpan(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end;
}

function sameRelated({ related: elements = none, finding: { related: spans = none } }: Placed, { related: others = none, finding: { related: otherSpans = none } }: Placed): boolean {
  return elements.length === others.length && elements.every((one, i) => one === others[i] && sameSpan(spans[i] as Span, otherSpans[i] as Span));
}
const none: readonly never[] = [];

/** What messages are made from: plain JSON, most of it flat. */
function sameData(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (!isRecord(a) || !isRecord(b)) return JSON.stringify(a) === JSON.stringify(b);
  let count = 0;
  for (const key in a) {
    if (a[key] !== b[key] && JSON.stringify(a[key]) !== JSON.stringify(b[key])) return false;
    count++;
  }
  return Object.keys(b).length === count;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
