import { type Reads, withReads } from '../model/reads.ts';
import { lookupIn } from '../model/expand.ts';
import type { Changes } from './changes.ts';
import { rulesBySubject } from './index.ts';
import { type Placed, keepSame, placed } from './placed.ts';
import { type Context, type FileRule, type Note, type Rule, withText } from './rule.ts';
import { inOrder } from './shown.ts';
import { appliesTo, lookupInTemplate } from './template.ts';

/** What a group of rules of scope `file` found, and what of the file they read for it, or worked out of names. */
export interface KeptGroup { readonly reads: Reads; readonly notes: readonly Note[]; readonly findings: readonly Placed[] }

/**
 * Rules of one subject look at much the same, and have what they read looked up once; a change of what they read is no
 * matter of the others. (Rules about the machine read all paths there are: no company for any other.)
 */
const groups = rulesBySubject.map((rules) => rules.filter((rule): rule is Rule & FileRule => rule.scope === 'file')).filter((rules) => rules.length);

/**
 * What rules of scope `file` find, by group. A group is run again only when something changed that it read: most keystrokes
 * are in a value that none of them asks for.
 * @param before what they found in the version before, and what changed since
 */
export function checkFile(context: Context, before: readonly KeptGroup[], changes: Changes | undefined): readonly KeptGroup[] {
  return groups.map((group, i) => {
    const known = before[i];
    if (!known) return run(group, context);
    if (changes && holds(known, changes, context)) return known;
    const found = run(group, context);
    return changes ? { ...found, findings: keepSame(known.findings, found.findings, (element) => stays(element, changes)) } : found;
  });
}

function run(group: readonly FileRule[], whole: Context): KeptGroup {
  const { configuration, used, reads } = withReads(whole.configuration, whole.used);
  // What is kept by the context was read by whoever asked first: this one is the group's own.
  const notes: Note[] = [];
  const { valueKey, disk, mayInstruct, template } = whole;
  const context = withText(() => whole.text, {
    configuration, used, lookup: lookupInTemplate(lookupIn(configuration), template), valueKey, disk, mayInstruct, template, whole, takeNote: (note) => notes.push(note),
  });
  const findings: Placed[] = [];
  for (const rule of group) {
    if (!appliesTo(template, rule.code)) continue;
    rule.check(context, (finding) => { findings.push(placed(finding, rule.code, whole.configuration.tree)); });
  }
  return { reads, notes, findings: inOrder(findings) };
}

function stays(element: number, { from, before, after }: Changes): boolean {
  return element < from || (before === after && element >= after);
}

/** Whether a group would find again what it found: rules may know without account which names are set, and where. */
function holds({ reads, notes }: KeptGroup, { sameNames, names, classes, uses }: Changes, context: Context): boolean {
  return sameNames && !reads.everything && !(reads.classes && classes) && !(reads.uses && uses) && !intersect(names, reads.names)
    && !(uses && notes.some(({ ask, found }) => ask(context) !== found));
}

function intersect(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  for (const one of some) if (others.has(one)) return true;
  return false;
}
