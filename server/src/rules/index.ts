import { accessRules } from './access/index.ts';
import { addressRules } from './addresses/index.ts';
import { deliveryRules } from './delivery/index.ts';
import { domainRules } from './domains/index.ts';
import { entryRules } from './entries/index.ts';
import { fileRules } from './files/index.ts';
import { lineRules } from './lines/index.ts';
import { nameRules } from './names/index.ts';
import { referenceRules } from './references/index.ts';
import { relayRules } from './relay/index.ts';
import { restrictionRules } from './restrictions/index.ts';
import { securityRules } from './security/index.ts';
import { serviceRules } from './services/index.ts';
import { tableRules } from './tables/index.ts';
import { valueRules } from './values/index.ts';
import type { Rule } from './rule.ts';

/** All rules, in the order in which their findings on one place are listed. */
export const rules: readonly Rule[] = [
  lineRules,
  nameRules,
  referenceRules,
  valueRules,
  addressRules,
  restrictionRules,
  tableRules,
  relayRules,
  domainRules,
  serviceRules,
  securityRules,
  accessRules,
  deliveryRules,
  fileRules,
  entryRules,
].flat();

/** The first rule of a code: several that share a code have the same severity. */
export function ruleOf(code: string): Rule | undefined {
  return byCode.get(code);
}
const byCode: ReadonlyMap<string, Rule> = new Map(rules.toReversed().map((rule) => [rule.code, rule]));
