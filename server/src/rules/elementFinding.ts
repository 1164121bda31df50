import { type MainCf, elementAt } from '../syntax/mainCf.ts';
import { firstIndex } from '../syntax/firstIndex.ts';
import { shift } from '../syntax/span.ts';
import { findingOf } from './findingCollector.ts';
import type { Finding } from './rule.ts';

/**
 * A finding in a main.cf by the elements that its spans are in, and relative to them: while these move, the finding
 * stays the same object, so that what is made of it can be kept.
 */
export interface ElementFinding {
  /** Index in `tree.elements`. */
  readonly index: number;
  readonly finding: Finding;
  /** The indexes of those that `finding.related` is in. */
  readonly related: readonly number[] | undefined;
}

/** Says of a finding in a file which elements it is in. */
export function inElement(finding: Finding, tree: MainCf): ElementFinding {
  const index = elementAt(tree, finding.span.start);
  const related = finding.related?.map(({ start }) => elementAt(tree, start));
  const own = { ...finding, span: shift(finding.span, -(tree.offsets[index] ?? 0)) };
  if (!related) return { index, finding: own, related: undefined };
  return {
    index,
    related,
    finding: {
      ...own,
      related: finding.related?.map((span, i) => shift(span, -(tree.offsets[related[i] ?? 0] ?? 0))) ?? [],
    },
  };
}

/** The finding as it stands in a file. */
export function inFile({ finding, index, related }: ElementFinding, { offsets }: MainCf): Finding {
  const span = shift(finding.span, offsets[index] ?? 0);
  const others = related && finding.related?.map((one, i) => shift(one, offsets[related[i] ?? 0] ?? 0));
  const { code, file, data, severity, tag } = finding;
  return findingOf(code, file, {
    span,
    data,
    ...(severity ? { severity } : {}),
    ...(tag ? { tag } : {}),
    ...(others ? { related: others } : {}),
  });
}

/** Those of findings in file order that are in the elements `[from, to]`. */
export function findingsBetween(all: readonly ElementFinding[], from: number, to: number): readonly ElementFinding[] {
  return all.slice(
    firstIndex(all, ({ index }) => index < from),
    firstIndex(all, ({ index }) => index <= to),
  );
}

/** By element, and in it by place. */
export function inOrder(all: readonly ElementFinding[]): readonly ElementFinding[] {
  return all.length < 2 ? all : [...all].sort(compare);
}

function compare(a: ElementFinding, b: ElementFinding): number {
  return a.index - b.index || a.finding.span.start - b.finding.span.start || a.finding.span.end - b.finding.span.end;
}

/** Two lists that are in order, as one; of two findings in one place that of the first list comes first. */
export function merged(one: readonly ElementFinding[], other: readonly ElementFinding[]): readonly ElementFinding[] {
  if (one.length === 0) return other;
  return other.length === 0 ? one : [...one, ...other].sort(compare);
}
