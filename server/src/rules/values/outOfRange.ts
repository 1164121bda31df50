import { expandExactly, lookupDefaults } from '../../model/expand.ts';
import type { Parameter } from '../../model/parameter.ts';
import type { Target, ValueRule } from '../rule.ts';
import { integerText } from './invalidInteger.ts';
import { isReportedByOtherRule } from '../reportedByOtherRule.ts';
import { removeEntry } from '../fixes/listEdit.ts';
import { readTime, writtenTime } from './readTime.ts';
import { replaceValue } from '../fixes/replaceValue.ts';
import type { RangeProblem } from './data.ts';

const intMax = 2_147_483_647n;
const longMax = 9_223_372_036_854_775_807n;

/**
 * The limits of CONFIG_*_TABLE rows: `invalid NAME parameter value 0 < 1` (mail_conf_int.c), `invalid NAME: 0 (min 1)`
 * (mail_conf_time.c), `bad string length 0 < 1: NAME = ` (mail_conf_str.c); numbers that int or long cannot hold are
 * `bad numerical configuration`. All fatal for the programs that read the parameter.
 */
export const outOfRange: ValueRule<'out-of-range'> = {
  code: 'out-of-range',
  severity: 'error',
  scope: 'value',
  appliesTo: ({ kind }) => kind !== 'boolean',
  check(typed, { configuration }, report) {
    const { parameter, expanded, macros, span } = typed;
    if (expanded.certainty !== 'exact' || isReportedByOtherRule(typed)) return;
    const value = expanded.text;
    const found = problemOf(value, parameter, configuration);
    // virtual_mailbox_base has an empty default and a minimal length of 1: written out, it is no worse than left out.
    if (!found || value === parameter.default) return;
    report({ span, data: { name: parameter.name, value, written: macros === undefined, ...found } });
  },
  fixes({ span, data }, context) {
    if (!data.written) return [];
    if (data.suggestion !== undefined) return [replaceValue(span, data.suggestion)];
    return data.value === '' ? removeEntry(context, span.start - 1, data.name) : [];
  },
};

interface Found {
  readonly problem: RangeProblem;
  readonly limit: string;
  readonly suggestion?: string;
}

function problemOf(value: string, parameter: Parameter, target: Target): Found | undefined {
  if (parameter.kind === 'integer') return integerProblem(value, parameter, target);
  if (parameter.kind === 'time') return timeProblem(value, parameter, target);
  return parameter.kind === 'string' ? lengthProblem(value, parameter) : undefined;
}

function integerProblem(value: string, parameter: Parameter, target: Target): Found | undefined {
  const { min, max, long } = parameter;
  if (!integerText.test(value)) return undefined;
  const number = BigInt(value.trim().replace(/^\+/, ''));
  const top = long ? longMax : intMax;
  if (number > top || number < -top - 1n) {
    return {
      problem: 'overflow',
      limit: String(number > 0n ? top : -top - 1n),
      ...(number > 0n ? { suggestion: String(max ?? top) } : {}),
    };
  }
  // A 0 in the table stands for “unchecked”.
  if (min && number < BigInt(min))
    return { problem: 'below', limit: String(min), suggestion: instead(parameter, min, number <= 0n, target) };
  if (max && number > BigInt(max))
    return { problem: 'above', limit: String(max), suggestion: instead(parameter, max, false, target) };
  return undefined;
}

function timeProblem(value: string, parameter: Parameter, target: Target): Found | undefined {
  const { min, max, unit } = parameter;
  const read = readTime(value, unit ?? 's');
  if (read.kind === 'overflow') return { problem: 'overflow', limit: `${intMax}s` };
  if (read.kind === 'bad') return undefined;
  if (min && read.seconds < min)
    return {
      problem: 'below',
      limit: writtenTime(min),
      suggestion: instead(parameter, writtenTime(min), read.seconds === 0, target),
    };
  if (max && read.seconds > max) return { problem: 'above', limit: writtenTime(max), suggestion: writtenTime(max) };
  return undefined;
}

/**
 * The nearest number that is allowed; the default where that is no help: 0 was meant as “no limit”, of which the
 * nearest (a time limit of one second, headers of one byte) is the opposite, and reply codes have no order.
 */
function instead(parameter: Parameter, limit: number | string, zero: boolean, target: Target): string {
  if (!zero && parameter.value !== 'smtp-reply-code') return String(limit);
  const usual = parameter.default === undefined ? undefined : expandExactly(parameter.default, lookupDefaults(target));
  return usual !== undefined && /^\d+[smhdw]?$/.test(usual) ? usual : String(limit);
}

function lengthProblem(value: string, { min, max }: Parameter): Found | undefined {
  // A code unit of UTF-16 is one to three bytes: most texts are within the limits whatever they are made of.
  if ((!min || value.length >= min) && (!max || 3 * value.length <= max)) return undefined;
  const length = new TextEncoder().encode(value).length;
  if (min && length < min) return { problem: 'short', limit: String(min) };
  if (max && length > max) return { problem: 'long', limit: String(max) };
  return undefined;
}
