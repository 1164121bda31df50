import type { ValueRule } from '../rule.ts';
import { isReportedByOtherRule } from '../reportedByOtherRule.ts';
import { nearestWord } from '../nearestWord.ts';
import { replaceValue } from '../fixes/replaceValue.ts';

const yes = new Set([
  'true',
  't',
  '1',
  'on',
  'enable',
  'enabled',
  'y',
  'ja',
  'si',
  'oui',
  'ye',
  'yep',
  'yes.',
  'yes,',
  'yes;',
]);
const no = new Set([
  'false',
  'f',
  '0',
  'off',
  'none',
  'disable',
  'disabled',
  'n',
  'never',
  'nein',
  'not',
  'no.',
  'no,',
  'no;',
]);

/** mail_conf_bool.c: `bad boolean configuration: NAME = VALUE`; only yes and no, in any case. */
export const invalidBoolean: ValueRule<'invalid-boolean'> = {
  code: 'invalid-boolean',
  severity: 'error',
  scope: 'value',
  appliesTo: ({ kind }) => kind === 'boolean',
  check(typed, _context, report) {
    const { parameter, expanded, macros, span } = typed;
    if (expanded.certainty !== 'exact') return;
    const value = expanded.text;
    const word = value.toLowerCase();
    if (word === 'yes' || word === 'no' || isReportedByOtherRule(typed)) return;
    const refusal = no.has(word) ? 'no' : undefined;
    const sure = yes.has(word) ? 'yes' : refusal;
    const suggestion = sure ?? nearestWord(word, ['yes', 'no']);
    report({
      span,
      data: {
        name: parameter.name,
        value,
        ...(suggestion && !macros ? { suggestion, sure: sure !== undefined } : {}),
      },
    });
  },
  fixes({ span, data }) {
    if (data.suggestion !== undefined) return [replaceValue(span, data.suggestion, { safe: data.sure === true })];
    return [replaceValue(span, 'yes', { preferred: false }), replaceValue(span, 'no', { preferred: false })];
  },
};
