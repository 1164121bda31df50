import { isReportedByOtherRule } from '../reportedByOtherRule.ts';
import { removeEntry } from '../fixes/listEdit.ts';
import type { ValueRule } from '../rule.ts';

/** By parameter, what must not be the name or number of root. */
const accounts: Readonly<Record<string, 'user' | 'group'>> = {
  mail_owner: 'user',
  default_privs: 'user',
  setgid_group: 'group',
};

/** mail_params.c: `parameter mail_owner: user root has privileged user ID`; every Postfix program stops. */
export const privilegedUser: ValueRule<'privileged-user'> = {
  code: 'privileged-user',
  severity: 'error',
  scope: 'value',
  appliesTo: ({ value }) => value === 'system-user' || value === 'system-group',
  check(value, _context, report) {
    const {
      parameter: { name },
      expanded: { text, certainty },
      span,
    } = value;
    const what = accounts[name];
    if (what === undefined || certainty !== 'exact' || isReportedByOtherRule(value) || text !== 'root') return;
    report({ span, data: { name, text, what } });
  },
  fixes: ({ span, data: { name } }, context) => removeEntry(context, span.start, name),
};
