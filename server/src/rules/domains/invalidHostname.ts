import { scopeOf } from '../../model/scope.ts';
import { exactValue } from '../exactValue.ts';
import { replaceValue } from '../fixes/replaceValue.ts';
import type { InstanceRule } from '../rule.ts';
import { settingValue } from '../settingValue.ts';
import type { HostnameProblem } from './data.ts';

/**
 * mail_params.c, mail_params_init(): `parameter myhostname: bad parameter value: x`, fatal for every Postfix program,
 * `postfix start` included; postconf alone is content. check_mydomainname() takes mydomain from myhostname: of
 * `mail.$mydomain` nothing is left to take it from (`bad string length 0 < 1: mydomain =`).
 */
export const invalidHostname: InstanceRule<'invalid-hostname'> = {
  code: 'invalid-hostname',
  severity: 'error',
  scope: 'instance',
  check(context, report) {
    for (const name of ['myhostname', 'mydomain']) {
      const found = settingValue(context, name);
      if (!found) continue;
      const written = found.value.logical.text;
      if (
        name === 'myhostname' &&
        /\$(?:mydomain\b|\{mydomain\}|\(mydomain\))/.test(written) &&
        !settingValue(context, 'mydomain')
      ) {
        report({ span: found.fullSpan, data: { name, value: written, problem: 'loop' } });
        continue;
      }
      const text = exactValue(scopeOf(context.configuration), name)?.text;
      const problem = text === undefined || text === '' || /[<>]/.test(text) ? undefined : problemOf(text);
      if (text !== undefined && problem) report({ span: found.fullSpan, data: { name, value: text, problem } });
    }
  },
  fixes({ span, data: { value, problem } }) {
    const trimmed = value.replace(/^\.+|\.+$/g, '');
    return problem === 'delimiter' && problemOf(trimmed) === undefined ? [replaceValue(span, trimmed)] : [];
  },
};

/** valid_hostname(): character by character, then the name as a whole. */
function problemOf(text: string): HostnameProblem | undefined {
  let label = 0;
  for (let i = 0; i < text.length; i++) {
    const char = text.charAt(i);
    const next = text.charAt(i + 1);
    if (/\w/.test(char)) {
      if (++label > 63) return 'label';
    } else if (char === '.') {
      if (label === 0 || next === '') return 'delimiter';
      label = 0;
    } else if (char === '-') {
      if (++label === 1 || next === '' || next === '.') return 'hyphen';
    } else return 'character';
  }
  if (/^[\d.]+$/.test(text)) return 'numeric';
  return text.length > 255 ? 'long' : undefined;
}
