import { programOf, serviceKey } from '../../model/masterService.ts';
import { parameterOf } from '../../model/parameter.ts';
import { readRestrictions } from '../../model/restrictionList.ts';
import { scopeOf } from '../../model/scope.ts';
import { sourceOf, typedValue } from '../../model/typedValue.ts';
import { judgedItems } from '../reportedByOtherRule.ts';
import { delays, milder, misplacedIn } from './misplacedRestriction.ts';
import type { ServiceRule } from '../rule.ts';
import { namedOverrides } from '../services/overrideName.ts';

/** The half of misplacedRestriction.ts that speaks of the lists of an `-o`, with the delay that the service has. */
export const overrideMisplaced: ServiceRule<'misplaced-restriction'> = {
  code: 'misplaced-restriction',
  severity: 'warning',
  scope: 'service',
  check(entry, { configuration, mainKnown, used, valueContext }, report) {
    if (programOf(entry) !== 'smtpd') return;
    const overrides = namedOverrides(entry);
    const lists = overrides.filter(({ name }) => Object.hasOwn(configuration.knowledge.restrictionLists, name));
    // Of the delay nothing is known without a main.cf, which is where most set it.
    if (!lists.length || (!mainKnown && !overrides.some(({ name }) => name === 'smtpd_delay_reject'))) return;
    const delayed = delays(scopeOf(configuration, { service: serviceKey(entry) }));
    if (delayed === undefined) return;
    const { lookup } = valueContext(entry);
    for (const override of lists) {
      const parameter = parameterOf(configuration, override.name);
      if (!parameter || overrides.findLast(({ name }) => name === override.name) !== override) continue;
      const value = typedValue(parameter, override.value, override.valueSpan, lookup);
      const items = readRestrictions(judgedItems(value), configuration.knowledge, used.classes, lookup);
      for (const { span, data } of misplacedIn(override.name, items, configuration, delayed))
        report({ span: sourceOf(value, span), data, ...milder(data) });
    }
  },
};
