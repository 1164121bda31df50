import { type MasterEntry, entryAt } from '../syntax/masterCf.ts';
import { tableContext } from './entries/tableContext.ts';
import { disableHereFix } from './fixes/disableHere.ts';
import { rules } from './index.ts';
import type { Context, EntryRule, Finding, Fix, MasterContext, Rule, ServiceRule, TableContext } from './rule.ts';
import { createRuleSet } from './ruleSet.ts';

const { ruleOf } = createRuleSet(rules);
/** The data of a finding are those of its code's rule, which the compiler cannot tell. */
type FixesOf<R> = R extends { readonly fixes?: infer F } ? F : never;

/** All that can be done about a finding, best first: what its rule proposes, and what is possible with any. */
export function fixesOf(finding: Finding, context: Context): Fix[] {
  const rule = ruleOf(finding);
  if (finding.file !== 'main.cf' && finding.file !== 'master.cf') {
    const table = tableContext(context, finding.file);
    return table ? [...(rule ? tableFixes(finding, rule, table) : []), disableHereFix(finding, table)] : [];
  }
  const file = finding.file === 'master.cf' ? (context.master ?? context) : context;
  const own: readonly Fix[] = rule ? ownFixes(finding, rule, context) : [];
  // Another comment above a comment speaks of the line below both.
  return finding.code === 'suppression-code' ? [...own] : [...own, disableHereFix(finding, file)];
}

function tableFixes(finding: Finding, rule: Rule, table: TableContext): readonly Fix[] {
  if (rule.scope !== 'entry' && rule.scope !== 'table') return [];
  return (rule.fixes as FixesOf<EntryRule> | undefined)?.(finding, table) ?? [];
}

function ownFixes(finding: Finding, rule: Rule, context: Context): readonly Fix[] {
  const { master } = context;
  const entry = finding.file === 'master.cf' ? master && entryAt(master.master, finding.span.start) : undefined;
  if (rule.scope === 'service')
    return master ? ((rule.fixes as FixesOf<ServiceRule> | undefined)?.(finding, master, entry) ?? []) : [];
  const fixes = rule.fixes as ((finding: Finding, context: Context) => readonly Fix[]) | undefined;
  if (finding.file === 'main.cf' || rule.scope === 'instance') return fixes?.(finding, context) ?? [];
  return master && entry && fixes ? valueFixes(finding, master, entry, fixes) : [];
}

/** Fixes that the rule of a value proposes for a `-o`, as far as they stay in the value and leave it one argument. */
function valueFixes(
  finding: Finding,
  context: MasterContext,
  entry: MasterEntry,
  fixesOfValue: (finding: Finding, context: Context) => readonly Fix[],
): readonly Fix[] {
  const override = entry.overrides.find(
    ({ valueSpan }) => finding.span.start >= valueSpan.start && finding.span.end <= valueSpan.end,
  );
  if (!override) return [];
  const braced = entry.arguments.some(
    ({ span, braced: own }) => own && span.start <= override.span.start && span.end >= override.span.end,
  );
  const fixes: Fix[] = [];
  for (const fix of fixesOfValue(finding, context.valueContext(entry))) {
    const edits = fix.edits.map(({ span, text }) => ({
      span,
      text: !braced && span.start === override.valueSpan.start ? text.trimStart() : text,
    }));
    const inside = edits.every(
      ({ span }) => span.start >= override.valueSpan.start && span.end <= override.valueSpan.end,
    );
    // A blank would end the argument. Between words that separate items, a comma does the same.
    if (!inside || (!braced && edits.some(({ text }) => /\s/.test(text)))) continue;
    fixes.push({ ...fix, edits });
  }
  return fixes;
}
