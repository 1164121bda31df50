import { existsIn } from '../../facts/release.ts';
import { isTemplate, upperCasePlaceholder } from '../reportedByOtherRule.ts';
import { nearestWord } from '../nearestWord.ts';
import { replaceValue } from '../fixes/replaceValue.ts';
import type { ReportFinding, ValueContext, ValueRule } from '../rule.ts';

/**
 * Words of other software for what an access table calls otherwise;
 * an OK would let strangers past the restrictions behind it.
 */
const meantActions: ReadonlyMap<string, string> = new Map([
  ['accept', 'DUNNO'],
  ['allow', 'DUNNO'],
  ['pass', 'DUNNO'],
  ['tempfail', 'DEFER'],
  ['deny', 'REJECT'],
  ['tempreject', 'DEFER'],
  ['ignore', 'DUNNO'],
  ['none', 'DUNNO'],
  ['continue', 'DUNNO'],
]);

/**
 * Texts of which smtpd reads the first word. default_rbl_reply: no reply code there is answered as `450 4.7.1 Service
 * unavailable` (`rbl response code configuration error`). smtpd_policy_service_default_action: what is no action of an
 * access table is answered as `451 4.3.5 Server configuration error` (`unknown smtpd restriction`) when the policy
 * server is away; a number alone lets the client through, as all-numeric results do (check_table_result()). Of a reply
 * with an enhanced status code (RFC 3463) smtpd_dsn_fix() and dsn_split() mend what they can.
 */
export const invalidReply: ValueRule<'invalid-reply'> = {
  code: 'invalid-reply',
  severity: 'error',
  scope: 'value',
  appliesTo: ({ value }) => value === 'text-template' || value === 'smtp-reply-action',
  check(value, context, report) {
    const {
      parameter: { name },
      logical: { text },
      span,
    } = value;
    if (name !== 'default_rbl_reply' && name !== 'smtpd_policy_service_default_action') return;
    if (text === '' || lookLeft(text) || isTemplate(text)) return;
    const start = span.start;
    const word = /^\S+/.exec(text)?.[0] ?? '';
    const at = { start, end: start + word.length };
    if (name === 'default_rbl_reply') {
      if (!text.startsWith('$') && !/^[45]\d\d (?=.*\S|$)/.test(`${text} `))
        report({ span: at, data: { name, word, problem: 'code' } });
      else reportEnhanced(text, start, name, report);
      return;
    }
    if (/^[45]\d\d$/.test(word)) {
      if (text === word)
        report({
          span: at,
          data: { name, word, problem: 'alone', suggestion: word.startsWith('4') ? 'DEFER' : 'REJECT' },
        });
      else reportEnhanced(text, start, name, report);
      return;
    }
    if (enhanced.test(word)) {
      report({
        span: at,
        data: { name, word, problem: 'dsn', suggestion: `${word.startsWith('4') ? 450 : 550} ${word}` },
      });
      return;
    }
    if (word.includes('$') || isAction(word, text, context)) return;
    const suggestion =
      meantActions.get(word.toLowerCase()) ??
      nearestWord(
        word,
        Object.keys(context.configuration.knowledge.accessActions).filter((one) => /^[A-Z_]+$/.test(one)),
      );
    report({ span: at, data: { name, word, problem: 'action', ...(suggestion === undefined ? {} : { suggestion }) } });
  },
  fixes({ span, data: { problem, suggestion, word } }) {
    if (problem !== 'code') return suggestion === undefined ? [] : [replaceValue(span, suggestion)];
    // A code alone is wrong too: what follows may well be the text.
    const insert = /^\d/.test(word) ? undefined : '$rbl_code ';
    return insert === undefined
      ? []
      : [
          {
            title: { key: 'insertWord', data: { word: insert.trim() } },
            edits: [{ span: { start: span.start, end: span.start }, text: insert }],
            preferred: true,
          },
        ];
  },
};

/** RFC 3463, as dsn_valid() of dsn_util.c has it. */
const enhanced = /^[245]\.\d{1,3}\.\d{1,3}$/;

/**
 * An enhanced status code behind a reply code: smtpd mends its class, and takes what is none for a part of the text.
 */
function reportEnhanced(text: string, start: number, name: string, report: ReportFinding<'invalid-reply'>): void {
  const [, before = '', word = ''] = /^([45]\d\d +)(\d+(?:\.\d+)+)(?=\s|$)/.exec(text) ?? [];
  if (word === '') return;
  const span = { start: start + before.length, end: start + before.length + word.length };
  const kind = before.charAt(0);
  if (!enhanced.test(word)) report({ span, severity: 'information', data: { name, word, problem: 'detail' } });
  else if (!word.startsWith(kind))
    report({
      span,
      severity: 'information',
      data: { name, word, problem: 'class', suggestion: kind + word.slice(1) },
    });
}

function lookLeft(text: string): boolean {
  return text.startsWith('<') || upperCasePlaceholder.test(text);
}

/** check_table_result() of smtpd_check.c. */
function isAction(word: string, text: string, { configuration: { knowledge, release }, used }: ValueContext): boolean {
  if (/^\d+$/.test(text) || word.includes(':')) return true;
  const action = Object.entries(knowledge.accessActions).find(([name]) => name === word.toUpperCase());
  if (action) return existsIn(action[1], release);
  return knowledge.restrictions.has(word.toLowerCase()) || used.classes.has(word);
}
