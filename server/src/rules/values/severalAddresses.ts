import { writtenItems } from '../../model/typedValue.ts';
import { isTemplate, isReportedByOtherRule } from '../reportedByOtherRule.ts';
import type { ValueRule } from '../rule.ts';

/**
 * cleanup_addr.c, bounce_notify_util.c: these parameters hold one address. Of `a@example.com, b@example.com` Postfix
 * makes the address `"a@example.com, b"@example.com`, to which every copy bounces.
 */
export const severalAddresses: ValueRule<'several-addresses'> = {
  code: 'several-addresses',
  severity: 'error',
  scope: 'value',
  appliesTo: ({ value }) => value === 'email-address',
  check(value, _context, report) {
    const {
      parameter,
      logical: { text },
      macros,
      span,
    } = value;
    if (text === '' || macros || isTemplate(text) || isReportedByOtherRule(value)) return;
    const items = writtenItems(value, { braces: false });
    if (items.length < 2 || !items.every((item) => /^[\w.+=-]+@[\w.-]+;?$/.test(item.text))) return;
    report({
      span,
      data: { name: parameter.name, first: items[0]?.text.replace(/;$/, '') ?? '', count: items.length },
    });
  },
};
