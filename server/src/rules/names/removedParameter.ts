import { featureRelease } from '../../facts/release.ts';
import { nameSpanOf } from '../../model/configuration.ts';
import { modernise } from './modernise.ts';
import { settingsOfAge } from './nameAge.ts';
import { replacementName } from './replacements.ts';
import type { InstanceRule } from '../rule.ts';

/**
 * postconf_unused.c: `unused parameter: x=…`, or from 3.9 on `support for parameter x has been removed; instead, …`.
 */
export const removedParameter: InstanceRule<'removed-parameter'> = {
  code: 'removed-parameter',
  severity: 'warning',
  scope: 'instance',
  check(context, report) {
    for (const { name, facts, settings } of settingsOfAge(context, 'removed')) {
      const replacement = replacementName(context.configuration, name, facts);
      const data = {
        name,
        removed: facts.removed ?? featureRelease(facts.lastRelease ?? '') ?? '',
        ...(replacement === undefined ? {} : { replacement }),
      };
      for (const setting of settings) report({ span: nameSpanOf(context.configuration, setting), data });
    }
  },
  fixes: ({ span }, context) => modernise(context, span.start, 'removed'),
};
