import type { ValueRule } from '../rule.ts';
import { isReportedByOtherRule } from '../reportedByOtherRule.ts';
import { meantSeconds, readTime, writtenTime } from './readTime.ts';
import { replaceValue } from '../fixes/replaceValue.ts';

/**
 * conv_time.c, mail_conf_time.c: `parameter NAME: bad time value or unit: VALUE`, fatal for the programs that read it.
 * What conv_time() accepts although it means something else (`500ms` is 500 minutes) is a warning; a spelled-out unit
 * that it happens to read right is information.
 */
export const invalidTime: ValueRule<'invalid-time'> = {
  code: 'invalid-time',
  severity: 'error',
  scope: 'value',
  appliesTo: ({ kind }) => kind === 'time',
  check(typed, _context, report) {
    const { parameter, expanded, macros, span } = typed;
    if (expanded.certainty !== 'exact') return;
    const text = expanded.text;
    const read = readTime(text, parameter.unit ?? 's');
    if (read.kind === 'good' || read.kind === 'overflow') return;
    if (isReportedByOtherRule(typed)) return;
    const meant = meantSeconds(text);
    const suggestion = meant === undefined || macros ? {} : { suggestion: suggested(text, meant) };
    const data = { name: parameter.name, value: text, ...suggestion };
    if (read.kind === 'bad') {
      report({ span, data });
      return;
    }
    const same = meant === read.seconds;
    report({
      span,
      data: { ...data, reads: `${read.number}${read.unit}`, same },
      severity: same ? 'information' : 'warning',
    });
  },
  fixes(finding) {
    const { suggestion, reads, same, value } = finding.data;
    // `10M` may have meant months; what is accepted with another meaning may have been tuned to that meaning.
    const safe = reads === undefined ? !/M\s*$/.test(value) : same === true;
    return suggestion === undefined ? [] : [replaceValue(finding.span, suggestion, { safe })];
  },
};

/** The number kept as it is written where only the unit is at fault: `10 minutes` becomes `10m`, `90M` stays `90m`. */
function suggested(text: string, meant: number): string {
  const match = /^\s*(\d+)\s*([A-Za-z])[A-Za-z]*\s*$/.exec(text);
  const plain = match ? `${match[1]}${(match[2] ?? '').toLowerCase()}` : '';
  const read = plain ? readTime(plain, 's') : undefined;
  return read?.kind === 'good' && read.seconds === meant ? plain : writtenTime(meant);
}
