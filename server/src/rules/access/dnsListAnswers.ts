import { errorAnswersOf } from '../../facts/dnsLists.ts';
import type { ValueRule } from '../rule.ts';
import { dnsSites } from './dnsSites.ts';

/**
 * smtpd_check.c, find_dnsxl_addr(), and postscreen_dnsbl.c: without a filter every answer means “listed”. Lists that
 * answer a query they refuse, such as one by way of a public resolver, then refuse all mail.
 */
export const dnsListAnswers: ValueRule<'dns-list-answers'> = {
  code: 'dns-list-answers',
  severity: 'information',
  scope: 'value',
  appliesTo: ({ value }) => value === 'dnsbl-site-list' || value === 'restriction-list',
  check(value, context, report) {
    for (const { domain, filter, domainSpan } of dnsSites(value, context)) {
      const known = filter === undefined ? errorAnswersOf(domain) : undefined;
      if (known)
        report({ span: domainSpan, data: { domain, answers: known.answers, suggestion: `=${known.filter}` } });
    }
  },
  fixes: ({ span, data: { domain, suggestion } }) => [
    {
      title: { key: 'rename', data: { name: `${domain}${suggestion}` } },
      edits: [{ span: { start: span.end, end: span.end }, text: suggestion }],
      preferred: true,
    },
  ],
};
