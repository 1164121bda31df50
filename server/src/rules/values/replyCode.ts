import { isReportedByOtherRule } from '../reportedByOtherRule.ts';
import { integerText } from './invalidInteger.ts';
import { replaceBySuggestion } from '../fixes/replaceValue.ts';
import type { ValueRule } from '../rule.ts';

/**
 * smtpd_check_reject(): a code outside 400 to 599 is answered as `450 4.7.1 Service unavailable` (`SMTP reply code
 * configuration error`), so that mail which was to be refused is tried again for days.
 */
export const replyCode: ValueRule<'reply-code'> = {
  code: 'reply-code',
  severity: 'error',
  scope: 'value',
  appliesTo: ({ kind, value }) => kind === 'integer' && value === 'smtp-reply-code',
  check(typed, _context, report) {
    const { parameter, expanded, macros, span } = typed;
    // fault_injection_code is a tool of Postfix's own tests; its default of 0 is “off”.
    if (parameter.name === 'fault_injection_code') return;
    if (expanded.certainty !== 'exact' || !integerText.test(expanded.text) || isReportedByOtherRule(typed)) return;
    const code = Number(expanded.text);
    // smtpd_check.c:reject_unverified_address(): these let the address pass, which the manual recommends for a trial.
    if (mayPass.test(parameter.name) && (code === 0 || (code >= 200 && code <= 299))) return;
    // What the table of parameters forbids is out-of-range.
    if (
      (code >= 400 && code <= 599) ||
      (parameter.min && code < parameter.min) ||
      (parameter.max && code > parameter.max)
    )
      return;
    report({
      span,
      data: {
        name: parameter.name,
        value: expanded.text,
        ...(parameter.default === undefined || macros ? {} : { suggestion: parameter.default }),
      },
    });
  },
  fixes: replaceBySuggestion,
};

const mayPass = /^unverified_(?:recipient|sender)_(?:reject|defer)_code$/;
