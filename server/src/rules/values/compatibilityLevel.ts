import { replaceValue } from '../fixes/replaceValue.ts';
import { isReportedByOtherRule } from '../reportedByOtherRule.ts';
import type { ValueRule } from '../rule.ts';

/**
 * compat_level.c, compat_level_from_string(): up to three numbers with dots between them. With anything else no
 * program starts (`malformed compatibility level syntax: "2.x"`).
 */
export const compatibilityLevel: ValueRule<'compatibility-level'> = {
  code: 'compatibility-level',
  severity: 'error',
  scope: 'value',
  appliesTo: ({ value }) => value === 'compatibility-level',
  check(value, _context, report) {
    const { certainty, text } = value.expanded;
    if (certainty !== 'exact' || isReportedByOtherRule(value) || /^\d+(?:\.\d+){0,2}$/.test(text)) return;
    const meant = /^(\d+(?:\.\d+)?)(?:\D|$)/.exec(text.replace(/^[^\d]+/, ''))?.[1];
    report({ span: value.span, data: { text, ...(meant === undefined ? {} : { suggestion: meant }) } });
  },
  fixes: ({ span, data: { suggestion } }) => (suggestion === undefined ? [] : [replaceValue(span, suggestion)]),
};
