import { sourceOf } from '../../model/typedValue.ts';
import { judgedItems, upperCasePlaceholder } from '../reportedByOtherRule.ts';
import { readNetwork } from './network.ts';
import { replaceValue } from '../fixes/replaceValue.ts';
import type { ValueRule } from '../rule.ts';

/** The lists that namadr_list and addr_match_list read. */
const kinds = new Set(['address-match-list', 'domain-or-address-match-list']);

/**
 * cidr_match_parse() of util/cidr_match.c: `non-null host address bits in "127.0.0.1/8", perhaps you should use
 * "127.0.0.0/8" instead`. The list is in error for each client whom no earlier item matches; permit_mynetworks answers
 * 451 4.3.0 then. What does not look like addresses at all is compared as text, and matches nobody.
 */
export const invalidNetwork: ValueRule<'invalid-network'> = {
  code: 'invalid-network',
  severity: 'error',
  scope: 'value',
  appliesTo: ({ value = '' }) => kinds.has(value),
  check(value, _context, report) {
    for (const item of judgedItems(value)) {
      if (item.hasMacro) continue;
      const negated = /^!*/.exec(item.text)?.[0].length ?? 0;
      const pattern = item.text.slice(negated);
      if (upperCasePlaceholder.test(pattern)) continue;
      const read = readNetwork(pattern);
      if (read.kind !== 'problem') continue;
      const span = sourceOf(value, { start: item.span.start + negated, end: item.span.end });
      const { problem, suggestion } = read;
      report({
        span,
        data: { name: value.parameter.name, pattern, problem, ...(suggestion === undefined ? {} : { suggestion }) },
        ...(problem === 'ignored' ? { severity: 'warning' } : {}),
      });
    }
  },
  fixes({ span, data: { suggestion, problem, pattern } }) {
    if (suggestion === undefined) return [];
    const first = replaceValue(span, suggestion);
    if (problem !== 'host-bits') return [first];
    // `192.168.1.5/24` may have been meant as the one host.
    const host = pattern.replace(/\/\d+/, '');
    return [first, replaceValue(span, host, { preferred: false })];
  },
};
