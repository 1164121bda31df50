import { judgedItems } from '../reportedByOtherRule.ts';
import type { ValueRule } from '../rule.ts';

/** Lists that say what is let through, so that a list of exclusions lets nothing through. */
const filters = new Set(['smtp_sasl_mechanism_filter', 'lmtp_sasl_mechanism_filter', 'smtpd_sasl_mechanism_filter']);

/**
 * sasl_mech_filter.c looks each mechanism up in the list, and what no item matches is out. `!gssapi` alone matches
 * nothing else: smtp defers all mail that needs a login (smtp_sasl_proto.c:
 * `offered no compatible authentication mechanisms`), and smtpd offers no login.
 */
export const exclusionsOnly: ValueRule<'exclusions-only'> = {
  code: 'exclusions-only',
  severity: 'error',
  scope: 'value',
  appliesTo: ({ value }) => value === 'string-match-list',
  check(value, _context, report) {
    const {
      parameter: { name },
      span,
    } = value;
    if (!filters.has(name)) return;
    const items = judgedItems(value);
    if (
      items.length === 0 ||
      !items.every(({ text, hasMacro }) => !hasMacro && text.startsWith('!') && !text.startsWith('!!'))
    )
      return;
    report({ span, data: { name, server: name.startsWith('smtpd') } });
  },
  fixes: ({ span }) => [
    {
      title: { key: 'insertWord', data: { word: 'static:rest' } },
      edits: [{ span: { start: span.end, end: span.end }, text: ',static:rest' }],
      preferred: true,
    },
  ],
};
