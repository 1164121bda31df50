import { programOf } from '../../model/masterService.ts';
import { parameterOf } from '../../model/parameter.ts';
import { lacksService, serviceReferences } from '../../model/transports.ts';
import { toSource, toSourceEnd } from '../../syntax/logicalText.ts';
import { upperCasePlaceholder } from '../reportedByOtherRule.ts';
import { replaceBySuggestion } from '../fixes/replaceValue.ts';
import { nearestWord } from '../nearestWord.ts';
import type { ServiceRule } from '../rule.ts';
import { namedOverrides } from '../services/overrideName.ts';

/**
 * qmgr logs `connect to transport private/x: No such file or directory` and defers the mail; a program that does not
 * find the service it needs waits and tries again (mail_connect.c: `connect #1 to subsystem public/x: No such file
 * …`). Sockets in `unix:private/x` may be those of other programs, such as Dovecot.
 */
export const missingOverrideService: ServiceRule<'missing-service'> = {
  code: 'missing-service',
  severity: 'warning',
  scope: 'service',
  check(entry, { configuration, services }, report) {
    for (const { name, value } of namedOverrides(entry)) {
      const parameter = parameterOf(configuration, name);
      if (!parameter || value.text === '' || value.text.includes('$')) continue;
      for (const reference of serviceReferences(parameter, { logical: value, macros: undefined })) {
        if (
          reference.as === 'socket' ||
          upperCasePlaceholder.test(reference.name) ||
          !lacksService(services, reference.name)
        )
          continue;
        const suggestion = nearestWord(
          reference.name,
          services.filter(({ type }) => type !== 'inet').map((one) => one.name),
        );
        report({
          span: { start: toSource(value, reference.span.start), end: toSourceEnd(value, reference.span.end) },
          data: {
            service: reference.name,
            name,
            as: reference.as,
            program: programOf(entry) ?? '',
            ...(suggestion ? { suggestion } : {}),
          },
        });
      }
    }
  },
  fixes: replaceBySuggestion,
};
