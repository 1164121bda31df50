import { isHost } from './hostPort.ts';
import { isReportedByOtherRule } from '../reportedByOtherRule.ts';
import { replaceBySuggestion } from '../fixes/replaceValue.ts';
import type { ValueRule } from '../rule.ts';

/** Domains that Postfix puts behind an address that has none. */
const names = new Set(['myorigin', 'remote_header_rewrite_domain']);

/**
 * rewrite.c appends `@` and the domain. Nothing checks the result before an address is used: of `@example.com` becomes
 * `"root@"@example.com`, which bounces; of an URL, an address that smtpd refuses (`Illegal address syntax`).
 */
export const invalidDomain: ValueRule<'invalid-domain'> = {
  code: 'invalid-domain',
  severity: 'error',
  scope: 'value',
  appliesTo: ({ value }) => value === 'domain',
  check(value, _context, report) {
    const {
      parameter: { name },
      logical: { text },
      macros,
      span,
    } = value;
    // Debian's Postfix reads the domain from a file; an address in brackets is a domain to SMTP.
    if (!names.has(name) || macros || text === '' || /^\/[^/]|[<>]|^\[(?:[\d.]+|ipv6:.*)\]$/i.test(text)) return;
    if (isReportedByOtherRule(value) || isHost(text)) return;
    const meant =
      text.length > 300
        ? ''
        : text
            .replace(/^[a-z]+:\/\//i, '')
            .replace(/^\w*@/, '')
            .replace(/[/;,.]+$/, '')
            .replace(/^\.|^\[(.*)\]$/, '$1');
    report({ span, data: { name, text, ...(isHost(meant) && meant.includes('.') ? { suggestion: meant } : {}) } });
  },
  fixes: replaceBySuggestion,
};
