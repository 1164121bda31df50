import { type Reads, withReads } from '../model/reads.ts';
import { lookupIn } from '../model/expand.ts';
import type { Element } from '../syntax/element.ts';
import { type Span, shift } from '../syntax/span.ts';
import { rulesBySubject } from './index.ts';
import { type Context, type FileRule, type Finding, type Rule, reporterOf } from './rule.ts';
import { appliesTo, lookupInTemplate } from './template.ts';

/**
 * What rules of scope `file` found in the version before. A group of them is run again only when something changed that
 * they read: most keystrokes are in a value that none of them asks for.
 */
export interface KeptChecks { version?: { readonly context: Context; readonly groups: readonly KeptGroup[] } }
interface KeptGroup { readonly reads: Reads; readonly findings: readonly Placed[] }
/** A finding, and the elements that its spans are in: they move with them. */
interface Placed { readonly finding: Finding; readonly element: number; readonly related: readonly number[] }

/**
 * Rules of one subject look at much the same, and have what they read looked up once; a change of what they read is no
 * matter of the others. (Rules about the machine read all paths there are: no company for any other.)
 */
const groups = rulesBySubject.map((rules) => rules.filter((rule): rule is Rule & FileRule => rule.scope === 'file')).filter((rules) => rules.length);

/** Adds what rules of scope `file` find to `findings`; `kept` is what the version before left, and takes what this one leaves. */
export function checkFile(context: Context, kept: KeptChecks, findings: Finding[]): void {
  const before = kept.version;
  const changed = before && changesBetween(before.context, context);
  kept.version = {
    context,
    groups: groups.map((group, i) => {
      const known = before?.groups[i];
      if (!known || !changed || !holds(known.reads, changed)) return run(group, context);
      return { reads: known.reads, findings: known.findings.map((one) => moved(one, before.context, context)) };
    }),
  };
  for (const group of kept.version.groups) for (const { finding } of group.findings) findings.push(finding);
}

function run(group: readonly FileRule[], whole: Context): KeptGroup {
  const { configuration, used, reads } = withReads(whole.configuration, whole.used);
  // What is kept by the context was read by whoever asked first: this one is the group's own.
  const context: Context = { ...whole, configuration, used, lookup: lookupInTemplate(lookupIn(configuration), whole.template), whole };
  const findings: Placed[] = [];
  for (const rule of group) {
    if (!appliesTo(whole.template, rule.code)) continue;
    rule.check(context, reporterOf(rule, (finding) => findings.push(placed(finding, whole))));
  }
  return { reads, findings };
}

/** What is other in a version than in the one before. */
interface Changes { readonly names: readonly string[]; readonly classes: boolean; readonly uses: boolean }

/** Undefined where no finding can stay: rules may know without account which names are set, and by what all is judged. */
function changesBetween(before: Context, after: Context): Changes | undefined {
  if (before.disk !== after.disk || before.template?.named !== after.template?.named || before.template?.instructions !== after.template?.instructions) return undefined;
  const [one, two] = [before.configuration, after.configuration];
  if (one.knowledge !== two.knowledge || one.release !== two.release || one.master !== two.master) return undefined;
  const { elements } = two.tree;
  if (one.tree.elements.length !== elements.length) return undefined;
  const names: string[] = [];
  for (let i = 0; i < elements.length; i++) {
    const [old, element] = [one.tree.elements[i] as Element, elements[i] as Element];
    if (old === element || old.text === element.text) continue;
    const name = nameOf(element);
    if (name !== nameOf(old)) return undefined;
    if (name !== undefined) names.push(name);
  }
  return { names, classes: before.valueKey !== after.valueKey, uses: before.used !== after.used };
}

function nameOf(element: Element): string | undefined {
  return element.kind === 'assignment' ? element.name : undefined;
}

function holds(reads: Reads, { names, classes, uses }: Changes): boolean {
  return !reads.everything && !(reads.classes && classes) && !(reads.uses && uses) && !names.some((name) => reads.names.has(name));
}

function placed(finding: Finding, { configuration: { tree } }: Context): Placed {
  const place = ({ start }: Span): number => elementAt(tree.offsets, start);
  return { finding, element: place(finding.span), related: finding.related?.map(place) ?? [] };
}

/** The last element that starts at an offset or before it. */
function elementAt(offsets: readonly number[], offset: number): number {
  let [low, high] = [0, offsets.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((offsets[middle] as number) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

function moved(one: Placed, before: Context, after: Context): Placed {
  const [from, to] = [before.configuration.tree.offsets, after.configuration.tree.offsets];
  const by = (element: number): number => (to[element] ?? 0) - (from[element] ?? 0);
  const { finding, element, related } = one;
  const step = by(element);
  if (step === 0 && related.every((other) => by(other) === 0)) return one;
  return {
    element, related,
    finding: { ...finding, span: shift(finding.span, step), ...(finding.related ? { related: finding.related.map((span, i) => shift(span, by(related[i] as number))) } : {}) },
  };
}
