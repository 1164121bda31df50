import type { Parameter } from '../../model/parameter.ts';
import type { ValueRule } from '../rule.ts';
import { isReportedByOtherRule } from '../reportedByOtherRule.ts';
import { replaceValue } from '../fixes/replaceValue.ts';

/**
 * strtol() over a whole text: leading blanks, a sign, digits (mail_conf_int.c, mail_conf_long.c, mail_conf_nint.c).
 */
export const integerText = /^[ \t\r\n\v\f]*[+-]?\d+$/;

/** mail_conf_int.c: `bad numerical configuration: NAME = VALUE`; no units, no hexadecimal, no fractions, not empty. */
export const invalidInteger: ValueRule<'invalid-integer'> = {
  code: 'invalid-integer',
  severity: 'error',
  scope: 'value',
  appliesTo: ({ kind }) => kind === 'integer',
  check(typed, _context, report) {
    const { parameter, expanded, macros, span } = typed;
    if (expanded.certainty !== 'exact') return;
    const value = expanded.text;
    if (integerText.test(value) || isReportedByOtherRule(typed)) return;
    const suggestion = macros ? undefined : meantNumber(value, parameter);
    report({ span, data: { name: parameter.name, value, ...(suggestion === undefined ? {} : { suggestion }) } });
  },
  fixes({ span, data }) {
    return data.suggestion === undefined
      ? []
      : [
          replaceValue(span, data.suggestion, {
            safe: /^[\d\s,_.]+$/.test(data.value) || /^\d+\s*[kmgKMG]/.test(data.value),
          }),
        ];
  },
};

const bytesName = /size|_buffer|minfree|^virtual_mailbox_limit$|line_length|bytes/;
const factors: Readonly<Record<string, number>> = { '': 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3, t: 1024 ** 4 };

function meantNumber(value: string, parameter: Parameter): string | undefined {
  const unit = /^(\d+(?:\.\d+)?)\s*([kmgt]?)(?:i?b|bytes?|ytes?)?$/i.exec(value);
  const factor = unit === null ? undefined : factors[(unit[2] ?? '').toLowerCase()];
  if (unit && factor !== undefined && bytesName.test(parameter.name))
    return String(Math.round(Number(unit[1]) * factor));
  // Thousands apart: 10,240,000 and 10_240_000 and 10 240 000.
  if (/^\d{1,3}([,_. ])\d{3}(?:\1\d{3})*$/.test(value)) return value.replace(/\D/g, '');
  if (/^0x[\da-f]{1,12}$/i.test(value)) return String(Number(value));
  const fraction = /^(\d+)(?:\.0*|[;,])$/.exec(value);
  if (fraction) return fraction[1];
  // 0 stands for “no limit” where the source leaves the minimum unchecked.
  if (/^(?:unlimited|none|infinite|infinity|off)$/i.test(value) && /_limit$/.test(parameter.name) && !parameter.min)
    return '0';
  return undefined;
}
