import { nameSpanOf, settingOf } from '../../model/configuration.ts';
import { instanceRule } from '../instance/instanceRule.ts';
import { leadsBack } from './classLoop.ts';

/**
 * smtpd_check.c, smtpd_check_init(): an empty class is fatal even where no list
 * names it (`restriction class 'x' needs a definition`). generic_checks() looks
 * for built-in restrictions first, so that a class of such a name is never walked.
 */
export const restrictionClasses = instanceRule<'restriction-class'>({
  code: 'restriction-class',
  severity: 'error',
  *find(view) {
    const { configuration, used, main } = view;
    for (const name of used.classes) {
      const setting = settingOf(configuration, name);
      if (!setting) continue;
      const at = { file: 'main.cf' as const, span: nameSpanOf(configuration, setting) };
      if (configuration.knowledge.restrictions.has(name.toLowerCase()))
        yield { at, data: { problem: 'built-in', name }, severity: 'warning' };
      else if (main.text(name) === '') yield { at, data: { problem: 'empty', name } };
      else {
        const loop = leadsBack(name, view);
        if (loop) yield { at, data: { problem: loop, name } };
        else if (Object.hasOwn(configuration.knowledge.accessActions, name.toUpperCase()))
          yield { at, data: { problem: 'action', name }, severity: 'warning' };
      }
    }
  },
});
