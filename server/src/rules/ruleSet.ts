import type { Parameter } from '../model/parameter.ts';
import type { Element } from '../syntax/element.ts';
import type { EntryRule, Finding, InstanceRule, Rule, RuleCode, ServiceRule, WholeTableRule } from './rule.ts';

type ElementRuleOf = Rule & { readonly scope: 'element' };
type ValueRuleOf = Rule & { readonly scope: 'value' };

/** Rules, sorted by what they look at. */
export interface RuleSet {
  readonly elementRules: (kind: Element['kind']) => readonly ElementRuleOf[];
  /** Those that have to do with the values of a parameter. */
  readonly valueRules: (parameter: Pick<Parameter, 'kind' | 'value'>) => readonly ValueRuleOf[];
  readonly serviceRules: readonly (Rule & ServiceRule)[];
  readonly instanceRules: readonly (Rule & InstanceRule)[];
  readonly entryRules: readonly (Rule & EntryRule)[];
  readonly tableRules: readonly (Rule & WholeTableRule)[];
  /** The rule that a finding is of. */
  readonly ruleOf: (finding: Pick<Finding, 'code' | 'file'>) => Rule | undefined;
}

/** Sorts rules, in the order in which their findings on one place are listed. */
export function createRuleSet(rules: readonly Rule[]): RuleSet {
  const elementRules = rules.filter((rule): rule is ElementRuleOf => rule.scope === 'element');
  const valueRules = rules.filter((rule): rule is ValueRuleOf => rule.scope === 'value');
  const byKind = new Map<Element['kind'], readonly ElementRuleOf[]>();
  const byType = new Map<string, readonly ValueRuleOf[]>();
  const byCode = new Map<RuleCode, Rule[]>();
  for (const rule of rules) byCode.set(rule.code, [...(byCode.get(rule.code) ?? []), rule]);
  return {
    elementRules: (kind) => kept(byKind, kind, () => elementRules.filter((rule) => rule.of.includes(kind))),
    valueRules: (parameter) =>
      kept(byType, `${parameter.kind} ${parameter.value ?? ''}`, () =>
        valueRules.filter((rule) => rule.appliesTo(parameter)),
      ),
    serviceRules: rules.filter((rule): rule is Rule & ServiceRule => rule.scope === 'service'),
    instanceRules: rules.filter((rule): rule is Rule & InstanceRule => rule.scope === 'instance'),
    entryRules: rules.filter((rule): rule is Rule & EntryRule => rule.scope === 'entry'),
    tableRules: rules.filter((rule): rule is Rule & WholeTableRule => rule.scope === 'table'),
    ruleOf({ code, file }) {
      const all = byCode.get(code) ?? [];
      return all.find((rule) => (rule.scope === 'service') === (file === 'master.cf')) ?? all[0];
    },
  };
}

function kept<K, T>(known: Map<K, T>, key: K, make: () => T): T {
  let found = known.get(key);
  if (found === undefined) {
    found = make();
    known.set(key, found);
  }
  return found;
}
