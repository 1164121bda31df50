import { keptFor } from '../../facts/keptFor.ts';
import type { Knowledge } from '../../facts/knowledge.ts';
import { offsetOf, settingOf } from '../../model/configuration.ts';
import { column, isComplete } from '../../model/masterService.ts';
import { type Parameter, parameterOf } from '../../model/parameter.ts';
import { serviceReferences } from '../../model/transports.ts';
import { sourceOf, typedValue } from '../../model/typedValue.ts';
import { shift } from '../../syntax/span.ts';
import { isNoTransport } from '../addresses/invalidDestination.ts';
import { isReportedByOtherRule, upperCasePlaceholder } from '../reportedByOtherRule.ts';
import { nearestWord } from '../nearestWord.ts';
import { replaceBySuggestion } from '../fixes/replaceValue.ts';
import type { InstanceRule } from '../rule.ts';

/**
 * A setting of main.cf that names a service which master.cf does not have: qmgr logs `connect to transport private/x:
 * No such file or directory` and defers the mail; see missingOverrideService.ts for the same in a `-o`.
 */
export const missingService: InstanceRule<'missing-service'> = {
  code: 'missing-service',
  severity: 'warning',
  scope: 'instance',
  check({ configuration, lookup }, report) {
    const { master, knowledge } = configuration;
    const entries = master?.entries.filter(isComplete) ?? [];
    // Half a file, or a template of one, says nothing of what is missing.
    if (!entries.length || entries.length !== master?.entries.length) return;
    const local = entries.filter((entry) => /^(?:unix|fifo|unix-dgram)$/.test(entry.columns[column.type]?.text ?? ''));
    const transports = local.filter((entry) => entry.columns[column.private]?.text !== 'n');
    const nameOf = (entry: (typeof entries)[number]): string => entry.columns[column.service]?.text ?? '';
    for (const name of namesOf(knowledge)) {
      const setting = settingOf(configuration, name);
      const parameter = setting && parameterOf(configuration, name);
      if (!setting || !parameter || setting.element.value.text === '') continue;
      const value = typedValue(
        parameter,
        setting.element.value,
        setting.element.valueSpan,
        lookup,
        setting.element.macros,
      );
      if (isReportedByOtherRule(value) || isDefault(parameter, setting.element.value.text)) continue;
      for (const { name: service, span, as } of serviceReferences(parameter, value)) {
        const among = as === 'transport' ? transports : local;
        if (
          as === 'socket' ||
          isNoTransport(service) ||
          upperCasePlaceholder.test(service) ||
          among.some((entry) => nameOf(entry) === service)
        )
          continue;
        const suggestion = nearestWord(service, new Set(among.map(nameOf)));
        report({
          span: shift(sourceOf(value, span), offsetOf(configuration, setting)),
          data: { service, name, as, program: 'Postfix', ...(suggestion ? { suggestion } : {}) },
        });
      }
    }
  },
  fixes: replaceBySuggestion,
};

/** A service under its usual name is missing on purpose where what it is for is not used (tlsmgr, verify, …). */
function isDefault({ value, default: usual }: Parameter, text: string): boolean {
  return value === 'service-name' && text === usual;
}

/** The parameters that name services. */
const namesOf = keptFor(({ parameters }: Knowledge): readonly string[] =>
  [...parameters]
    .filter(([, { value }]) => value === 'transport' || value === 'service-name' || value === 'transport-name-list')
    .map(([name]) => name),
);
