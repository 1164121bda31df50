import { nameSpanOf } from '../../model/configuration.ts';
import { modernise } from './modernise.ts';
import { settingsOfAge } from './nameAge.ts';
import { replacementName } from './replacements.ts';
import type { InstanceRule } from '../rule.ts';

/**
 * postconf_unused.c, from 3.9 on, of names in its table:
 * `support for parameter "x" will be removed; instead, specify "y"`.
 */
export const deprecatedParameter: InstanceRule<'deprecated-parameter'> = {
  code: 'deprecated-parameter',
  severity: 'hint',
  scope: 'instance',
  check(context, report) {
    for (const { name, facts, settings } of settingsOfAge(context, 'deprecated')) {
      const replacement = replacementName(context.configuration, name, facts);
      const data = {
        name,
        since: facts.deprecated?.since ?? facts.removed ?? '',
        ...(replacement === undefined ? {} : { replacement }),
      };
      for (const setting of settings)
        report({ span: nameSpanOf(context.configuration, setting), data, tag: 'deprecated' });
    }
  },
  fixes: ({ span }, context) => modernise(context, span.start, 'deprecated'),
};
