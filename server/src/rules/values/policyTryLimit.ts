import { replaceValue } from '../fixes/replaceValue.ts';
import type { ValueRule } from '../rule.ts';

/**
 * attr_clnt.c: a policy server may close a connection that it keeps open for a while; with one try the request is lost
 * then, and the rest of the SMTP session gets smtpd_policy_service_default_action.
 */
export const policyTryLimit: ValueRule<'policy-try-limit'> = {
  code: 'policy-try-limit',
  severity: 'warning',
  scope: 'value',
  appliesTo: ({ kind }) => kind === 'integer',
  check({ parameter: { name }, expanded: { text, certainty }, span }, _context, report) {
    if (name === 'smtpd_policy_service_try_limit' && certainty === 'exact' && text.trim() === '1')
      report({ span, data: undefined });
  },
  fixes: ({ span }) => [replaceValue(span, '2')],
};
