import { type Reads, withReads } from '../model/reads.ts';
import { lookupIn } from '../model/expand.ts';
import type { Changes } from './changes.ts';
import { rulesBySubject } from './index.ts';
import { type Placed, keepSame, placed } from './placed.ts';
import { type Context, type FileRule, type Rule, reporterOf } from './rule.ts';
import { appliesTo, lookupInTemplate } from './template.ts';

/** What a group of rules of scope `file` found, and what of the file they read for it. */
export interface KeptGroup { readonly reads: Reads; readonly findings: readonly Placed[] }

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
    if (changes && holds(known.reads, changes)) return known;
    const { reads, findings } = run(group, context);
    return { reads, findings: changes ? keepSame(known.findings, findings, (element) => stays(element, changes)) : findings };
  });
}

function run(group: readonly FileRule[], whole: Context): KeptGroup {
  const { configuration, used, reads } = withReads(whole.configuration, whole.used);
  // What is kept by the context was read by whoever asked first: this one is the group's own.
  const context: Context = { ...whole, configuration, used, lookup: lookupInTemplate(lookupIn(configuration), whole.template), whole };
  const findings: Placed[] = [];
  for (const rule of group) {
    if (!appliesTo(whole.template, rule.code)) continue;
    rule.check(context, reporterOf(rule, (finding) => findings.push(placed(finding, whole.configuration.tree))));
  }
  return { reads, findings };
}

function stays(element: number, { from, before, after }: Changes): boolean {
  return element < from || (before === after && element >= after);
}

/** Whether a group would find again what it found: rules may know without account which names are set, and where. */
function holds(reads: Reads, { sameNames, names, classes, uses }: Changes): boolean {
  return sameNames && !reads.everything && !(reads.classes && classes) && !(reads.uses && uses) && !intersect(names, reads.names);
}

function intersect(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  for (const one of some) if (others.has(one)) return true;
  return false;
}
