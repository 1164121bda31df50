import { ruleOf } from './index.ts';
import { disableHereFix } from './fixes/disableHere.ts';
import type { Context, Finding, Fix, Rule } from './rule.ts';

/** All that can be done about a finding, best first: what its rule proposes, and what is possible with any. */
export function fixesOf(finding: Finding, context: Context): Fix[] {
  const fixes = (ruleOf(finding.code) as (Rule & { fixes?: (finding: Finding, context: Context) => readonly Fix[] }) | undefined)?.fixes;
  return [...(fixes?.(finding, context) ?? []), disableHereFix(finding, context)];
}
