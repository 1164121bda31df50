import { atLeast } from '../../facts/release.ts';
import { isReportedByOtherRule } from '../reportedByOtherRule.ts';
import { replaceValue } from '../fixes/replaceValue.ts';
import type { ValueRule } from '../rule.ts';

const parameterName = /^(?:smtpd|smtp|lmtp|postscreen|tlsproxy)_tls_(?:mandatory_)?ciphers$/;

/**
 * tls_misc.c, set_cipher_grade(): `null` leaves ciphers that authenticate and do not encrypt; `export` and `low` let
 * in what was weak decades ago, until 3.8 made `medium` of them (invalid-keyword tells that).
 */
export const weakCipher: ValueRule<'weak-cipher'> = {
  code: 'weak-cipher',
  severity: 'warning',
  scope: 'value',
  judgesDefaults: true,
  appliesTo: ({ value }) => value === 'cipher-grade',
  check(value, { configuration: { release } }, report) {
    // What stands in another setting is judged there.
    if (value.macros || !parameterName.test(value.parameter.name) || isReportedByOtherRule(value)) return;
    const grade = value.expanded.text.trim().toLowerCase();
    const weak = grade === 'null' || ((grade === 'export' || grade === 'low') && !atLeast(release, '3.8'));
    if (weak) report({ span: value.span, data: { name: value.parameter.name, grade, nothing: grade === 'null' } });
  },
  fixes: ({ span }) => [replaceValue(span, 'medium')],
};
