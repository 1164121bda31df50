import { closedListOf } from '../../facts/dnsLists.ts';
import type { ValueRule } from '../rule.ts';
import { dnsSites } from './dnsSites.ts';

/** A DNS list that nobody runs any more answers nothing, or one day that everybody is listed. */
export const dnsListClosed: ValueRule<'dns-list-closed'> = {
  code: 'dns-list-closed',
  severity: 'warning',
  scope: 'value',
  appliesTo: ({ value }) => value === 'dnsbl-site-list' || value === 'restriction-list',
  check(value, context, report) {
    for (const { domain, domainSpan } of dnsSites(value, context)) {
      const closed = closedListOf(domain);
      if (closed) report({ span: domainSpan, data: { domain, since: closed.since } });
    }
  },
};
