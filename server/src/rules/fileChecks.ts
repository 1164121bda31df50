import { type Reads, withReads } from '../model/reads.ts';
import { lookupIn } from '../model/expand.ts';
import type { Element } from '../syntax/element.ts';
import { type Span, shift } from '../syntax/span.ts';
import { rulesBySubject } from './index.ts';
import type { Context, FileRule, Finding, Report, Rule, RuleCode } from './rule.ts';
import { appliesTo, lookupInTemplate } from './template.ts';

/**
 * What rules of scope `file` found in an earlier version. A group of them is run again only when something changed that
 * they read: most keystrokes are in a value that none of them asks for.
 */
export type KeptChecks = (Kept | undefined)[];
interface Kept { readonly context: Context; readonly reads: FileReads; readonly findings: readonly Placed[] }
interface FileReads extends Reads { /** The names in use were looked at. */ used: boolean }
/** A finding, and the elements that its spans are in: they move with them. */
interface Placed { readonly finding: Finding; readonly element: number; readonly related: readonly number[] }

/**
 * Rules of one subject look at much the same, and have what they read looked up once; a change of what they read is no
 * matter of the others. (Rules about the machine read all paths there are: no company for any other.)
 */
const groups = rulesBySubject.map((rules) => rules.filter((rule): rule is Rule & FileRule => rule.scope === 'file')).filter((rules) => rules.length);

/** Adds what rules of scope `file` find to `findings`; `kept` is what an earlier version left, and takes what this one leaves. */
export function checkFile(context: Context, kept: KeptChecks, findings: Finding[]): void {
  groups.forEach((group, i) => {
    const before = kept[i];
    const found = before && holds(before, context) ? before.findings.map((one) => moved(one, before.context, context)) : undefined;
    if (found && before) {
      kept[i] = { context, reads: before.reads, findings: found };
      for (const { finding } of found) findings.push(finding);
    } else {
      const { reads, found: fresh } = run(group, context);
      kept[i] = { context, reads, findings: fresh.map((finding) => placed(finding, context)) };
      for (const finding of fresh) findings.push(finding); // hundreds of thousands in a file of junk are too many arguments
    }
  });
}

function run(group: readonly FileRule[], whole: Context): { reads: FileReads; found: Finding[] } {
  const { configuration, reads: settings } = withReads(whole.configuration);
  const reads: FileReads = Object.assign(settings, { used: false });
  // What is kept by the context was read by whoever asked first: this one is the group's own.
  const context: Context = {
    ...whole, configuration, lookup: lookupInTemplate(lookupIn(configuration), whole.template), whole,
    get used() { reads.used = true; return whole.used; },
  };
  const found: Finding[] = [];
  for (const rule of group) {
    if (!appliesTo(whole.template, rule.code)) continue;
    const report: Report<RuleCode> = (finding) => found.push({ ...finding, code: rule.code });
    rule.check(context, report);
  }
  return { reads, found };
}

/** Whether nothing changed that the rules read; which names are set they may know without account (model/reads.ts). */
function holds({ context: before, reads }: Kept, after: Context): boolean {
  if (reads.everything || (reads.used && before.used !== after.used) || before.disk !== after.disk || before.template?.named !== after.template?.named
    || before.template?.instructions !== after.template?.instructions) return false;
  const [one, two] = [before.configuration, after.configuration];
  if (one.knowledge !== two.knowledge || one.release !== two.release || one.master !== two.master) return false;
  const { elements } = two.tree;
  return one.tree.elements.length === elements.length
    && one.tree.elements.every((element, i) => element === elements[i] || !matters(element, elements[i] as Element, reads.names));
}

function matters(before: Element, after: Element, names: Reads['names']): boolean {
  if (before.text === after.text) return false;
  const [name, other] = [nameOf(before), nameOf(after)];
  return name !== other || (name !== undefined && names.has(name));
}

function nameOf(element: Element): string | undefined {
  return element.kind === 'assignment' ? element.name : undefined;
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
