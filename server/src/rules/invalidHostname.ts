import { isHostname } from './hostPort.ts';
import { leftToOthers } from './leftToOthers.ts';
import { replaceValue } from './replaceValue.ts';
import type { ValueRule } from './rule.ts';

/**
 * mail_params.c, mail_params_init(): `parameter myhostname: bad parameter value: x`, fatal for every Postfix program,
 * `postfix start` included; postconf alone prints it without a word.
 */
export const invalidHostname: ValueRule<'invalid-hostname'> = {
  code: 'invalid-hostname',
  severity: 'error',
  scope: 'value',
  check(value, _context, report) {
    const { parameter: { name }, logical: { text }, macros, span } = value;
    if ((name !== 'myhostname' && name !== 'mydomain') || text === '' || macros) return;
    if (/[<>]/.test(text) || leftToOthers(value) || isHostname(text)) return;
    const meant = text.toLowerCase().replace(/^[a-z]+:\/\//, '').replace(/^(?:[^@]*@|\.)/, '').replace(/[/;,.]+$/, '').replace(/:\d+$/, '');
    report({ span, data: { name, text, ...(isHostname(meant) && meant.includes('.') ? { suggestion: meant } : {}) } });
  },
  fixes: ({ span, data: { suggestion } }) => (suggestion === undefined ? [] : [replaceValue(span, suggestion)]),
};
