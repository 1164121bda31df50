import type { EntryRule, RuleData } from '../rule.ts';
import { entryProblem, judgedParameters, warningProblems } from '../tables/entryResult.ts';
import { isAccess, judgedRoles } from './tableUseKinds.ts';

type Data = RuleData<'table-value'>;

/**
 * A value that the program which asks cannot use: what is said of results in main.cf (inline-result) holds for those
 * in files. smtpd answers `451 4.3.5 Server configuration error` to a word that is no action (smtpd_check.c), cleanup
 * takes a BCC result for one address (cleanup_addr.c), a transport that master.cf lacks defers (qmgr_transport.c).
 */
export const tableValue: EntryRule<'table-value'> = {
  code: 'table-value',
  severity: 'error',
  scope: 'entry',
  appliesTo: (table) => judgedRoles(table).some(isJudged),
  check({ kind, key, value, keySpan, valueSpan }, table, report) {
    if (kind !== 'entry' || value === '') return;
    for (const role of table.roles) {
      const data = isJudged(role) ? problemOf(role, key, value, table.view) : undefined;
      if (!data) continue;
      const span = data.problem === 'digest' && isAccess(role) ? keySpan : valueSpan;
      report({ span, data, ...(warningProblems.has(data.problem) ? { severity: 'warning' } : {}) });
      return;
    }
  },
};

function isJudged(role: string): boolean {
  return isAccess(role) || judgedParameters.includes(role);
}

function problemOf(
  role: string,
  key: string,
  value: string,
  view: Parameters<typeof entryProblem>[2],
): Data | undefined {
  const restriction = isAccess(role) ? role : undefined;
  return entryProblem(role, { key, value, span: { start: 0, end: 0 }, restriction }, view);
}
