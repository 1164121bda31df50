import { type Placed, inFile } from './placed.ts';
import type { Context } from './rule.ts';
import { suppressed } from './suppression.ts';
import { holdsIn } from './template.ts';

/**
 * What is to be shown of all that was found, in file order: what a comment switches off, or a template leaves open, is not.
 * @param own findings of elements, and others of the whole file: each in file order
 * @param suppressible whether any comment may switch some off
 */
export function shown(context: Context, own: readonly Placed[], others: readonly Placed[], suppressible: boolean): readonly Placed[] {
  const { template, configuration: { tree } } = context;
  const all = merged(own, others);
  const holding = template ? all.filter((one) => holdsIn(template, inFile(one, tree), context)) : all;
  if (!suppressible) return holding;
  const places = new Map(holding.map((one) => [inFile(one, tree), one]));
  return suppressed(context.text, [...places.keys()]).map((finding) => places.get(finding) as Placed);
}

/** By element, and in it by place. */
export function inOrder(all: readonly Placed[]): readonly Placed[] {
  return all.length < 2 ? all : [...all].sort(compare);
}

function compare(a: Placed, b: Placed): number {
  return a.element - b.element || a.finding.span.start - b.finding.span.start || a.finding.span.end - b.finding.span.end;
}

/** Two lists that are in order, as one; of two findings in one place that of the first list comes first. */
export function merged(one: readonly Placed[], other: readonly Placed[]): readonly Placed[] {
  if (one.length === 0) return other;
  if (other.length === 0) return one;
  const all: Placed[] = [];
  let i = 0;
  for (let j = 0; j < other.length; j++) {
    const next = other[j] as Placed;
    for (let before = one[i]; before && compare(before, next) <= 0; before = one[i]) { all.push(before); i++; }
    all.push(next);
  }
  for (; i < one.length; i++) all.push(one[i] as Placed);
  return all;
}
