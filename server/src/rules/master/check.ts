import type { Disk } from '../../model/disk.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Release } from '../../knowledge/factTypes.ts';
import { configure } from '../../model/configuration.ts';
import { type Lookup, lookupIn } from '../../model/expand.ts';
import { column, isComplete, lookupInService } from '../../model/masterService.ts';
import { usedNames } from '../../model/usedNames.ts';
import { servicesOf } from '../../model/services.ts';
import { parseMainCf } from '../../syntax/mainCf.ts';
import type { MainCf } from '../../syntax/mainCf.ts';
import type { MasterCf, MasterEntry } from '../../syntax/masterCf.ts';
import { isTemplate } from '../leftToOthers.ts';
import type { Context, Fix, Report, RuleCode } from '../rule.ts';
import { disableHereFix } from '../fixes/disableHere.ts';
import { masterRuleOf, masterRules } from './index.ts';
import type { MasterContext, MasterFinding, MasterRule } from './masterRule.ts';
import { suppressed } from '../suppression.ts';
import { checkOverrideValues, valueFixes } from './overrideValue.ts';

/**
 * What the rules look at, gathered once for a version of the file.
 * @param main the main.cf beside it; undefined where there is none at hand
 */
export function masterContext(knowledge: Knowledge, release: Release, text: string, master: MasterCf, main: MainCf | undefined, disk?: Disk): MasterContext {
  const configuration = configure(knowledge, release, main ?? parseMainCf(''), master);
  const used = usedNames(configuration);
  const lookup = main ? lookupIn(configuration) : nothingKnown;
  const valueKey = [...used.classes].join(' ');
  const kept = new Map<MasterEntry, Context>();
  return {
    text, master, services: servicesOf(master), configuration, mainKnown: main !== undefined, used, ...(disk ? { disk } : {}),
    valueContext(entry) {
      let context = kept.get(entry);
      if (!context) kept.set(entry, context = { text, configuration, used, lookup: lookupInService(entry, lookup), valueKey, disk: undefined, template: undefined, mayInstruct: false });
      return context;
    },
  };
}

/** Without a main.cf any name may have any value. */
const nothingKnown: Lookup = () => null;

/** All findings of a master.cf, in file order; those that a comment in the file switches off are left out. */
export function checkMaster(context: MasterContext): MasterFinding[] {
  const findings: MasterFinding[] = [];
  const template = isTemplate(context.text);
  const entries = template ? context.master.entries.filter((entry) => isEntryOfTemplate(entry, context.configuration.knowledge)) : context.master.entries;
  for (const rule of masterRules as readonly MasterRule[]) {
    const report: Report<RuleCode> = (finding) => findings.push({ ...finding, code: rule.code, severity: finding.severity ?? rule.severity });
    // Two entries of a template may be the branches of a condition.
    if (!template) rule.check?.(context, report);
    if (rule.checkEntry) for (const entry of entries) rule.checkEntry(entry, context, report);
  }
  for (const entry of entries) if (entry.overrides.length) findings.push(...checkOverrideValues(entry, context));
  return suppressed(context.text, findings).sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

/** In a template a line may be an instruction or a comment of its own language: only what is surely an entry is looked at. */
function isEntryOfTemplate(entry: MasterEntry, { master }: Knowledge): boolean {
  const type = entry.columns[column.type]?.text;
  return isComplete(entry) && master.types.some(({ name }) => name === type);
}

/** All that can be done about a finding, best first. */
export function masterFixesOf(finding: MasterFinding, context: MasterContext): Fix[] {
  const entry = entryAt(context.master, finding.span.start);
  const rule = masterRuleOf(finding.code) as MasterRule | undefined;
  const own = rule ? rule.fixes?.(finding, context, entry) ?? [] : entry ? valueFixes(finding, context, entry) : [];
  return [...own, disableHereFix(finding, context)];
}

/** The entry that an offset belongs to. */
export function entryAt(master: MasterCf, offset: number): MasterEntry | undefined {
  let low = 0;
  let high = master.entries.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((master.entries[middle] as MasterEntry).span.start <= offset) low = middle;
    else high = middle - 1;
  }
  const entry = master.entries[low];
  return entry && offset >= entry.span.start && offset <= entry.span.end ? entry : undefined;
}
