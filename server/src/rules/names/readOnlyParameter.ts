import { existsIn } from '../../facts/release.ts';
import { nameSpanOf } from '../../model/configuration.ts';
import { readOnlyNames } from '../../model/builtInNames.ts';
import { commentOutFix } from '../fixes/commentOut.ts';
import { placeAt, removeLines } from '../fixes/lineEdit.ts';
import type { InstanceRule } from '../rule.ts';

/** postconf_user.c: `read-only parameter assignment: process_name=x`; mail_conf.c sets these anew in each program. */
export const readOnlyParameter: InstanceRule<'read-only-parameter'> = {
  code: 'read-only-parameter',
  severity: 'warning',
  scope: 'instance',
  check({ configuration }, report) {
    const { settings, knowledge, release } = configuration;
    for (const name of readOnlyNames) {
      const facts = knowledge.parameters.get(name);
      if (facts && existsIn(facts, release))
        for (const setting of settings.get(name) ?? [])
          report({ span: nameSpanOf(configuration, setting), data: { name } });
    }
  },
  fixes({ span, data: { name } }, context) {
    const place = placeAt(context, span.start);
    // Nobody reads the line, so that it may go.
    return place
      ? [
          { title: { key: 'removeLine', data: { name } }, edits: removeLines(place), preferred: true },
          ...commentOutFix(context, span.start),
        ]
      : [];
  },
};
