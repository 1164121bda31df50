import { rules } from './index.ts';
import type { RuleCode } from './ruleData.ts';

/** The codes of all rules, each once, in alphabetical order. */
export const ruleCodes: readonly RuleCode[] = [...new Set<RuleCode>(rules.map(({ code }) => code))].sort();
