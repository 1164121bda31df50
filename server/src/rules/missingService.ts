import { settingOf } from '../model/configuration.ts';
import { parameterOf } from '../model/parameter.ts';
import { lacksService, serviceReferences } from '../model/transports.ts';
import { toSource, toSourceEnd } from '../syntax/logicalText.ts';
import { isTemplate, upperCasePlaceholder } from './leftToOthers.ts';
import { nearestWord } from './nearestWord.ts';
import type { FileRule } from './rule.ts';

/** Kinds of values that name services of master.cf. */
const kinds = new Set(['transport', 'service-name', 'transport-name-list']);

/** The same as master/missingService.ts, for main.cf: `connect to transport private/x: No such file or directory`. */
export const missingService: FileRule<'missing-service'> = {
  code: 'missing-service',
  severity: 'warning',
  scope: 'file',
  check({ configuration }, report) {
    const { services, knowledge } = configuration;
    if (!services) return;
    for (const [name, facts] of knowledge.parameters) {
      if (!kinds.has(facts.value ?? '')) continue;
      const setting = settingOf(configuration, name);
      const parameter = setting && parameterOf(configuration, name);
      if (!setting || !parameter) continue;
      const { element: { value, macros }, offset } = setting;
      if (value.text === '' || isTemplate(value.text)) continue;
      for (const { name: service, span, as } of serviceReferences(parameter, { logical: value, macros })) {
        // `relay_transport = $other`, and names that a program that fills in the file will replace.
        if (as === 'socket' || upperCasePlaceholder.test(service) || !lacksService(services, service)) continue;
        const suggestion = nearestWord(service, services.filter(({ type }) => type !== 'inet').map((one) => one.name));
        report({
          span: { start: offset + toSource(value, span.start), end: offset + toSourceEnd(value, span.end) },
          data: { service, name, as, program: '', ...(suggestion ? { suggestion } : {}) },
        });
      }
    }
  },
  fixes: ({ span, data }) => (data.suggestion === undefined ? [] : [{ title: { key: 'rename', data: { name: data.suggestion } }, edits: [{ span, text: data.suggestion }], preferred: true }]),
};
