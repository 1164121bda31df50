import { nameSpanOf, settingOf } from '../../model/configuration.ts';
import { commentOutFix } from '../fixes/commentOut.ts';
import { arrivalOf, settingsOfAge } from './nameAge.ts';
import { predecessorOf } from './replacements.ts';
import type { Fix, InstanceRule } from '../rule.ts';

/** postconf_unused.c: `unused parameter: x=…`; the release that `postfix.targetVersion` names does not have it yet. */
export const newerParameter: InstanceRule<'newer-parameter'> = {
  code: 'newer-parameter',
  severity: 'warning',
  scope: 'instance',
  check(context, report) {
    const { release } = context.configuration;
    for (const { name, facts, settings } of settingsOfAge(context, 'newer')) {
      const data = { name, since: arrivalOf(context.configuration, facts), release };
      for (const setting of settings) report({ span: nameSpanOf(context.configuration, setting), data });
    }
  },
  fixes({ span, data: { name } }, context) {
    const older = predecessorOf(context.configuration, name);
    const free = older !== undefined && !settingOf(context.configuration, older);
    const rename: Fix[] =
      older === undefined
        ? []
        : [
            {
              title: { key: 'rename', data: { name: older } },
              edits: [{ span, text: older }],
              ...(free ? { preferred: true } : {}),
            },
          ];
    return [...rename, ...commentOutFix(context, span.start, { preferred: !free })];
  },
};
