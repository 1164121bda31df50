import { judgedItems } from '../reportedByOtherRule.ts';
import { sourceOf } from '../../model/typedValue.ts';
import { replaceValue } from '../fixes/replaceValue.ts';
import type { ValueRule } from '../rule.ts';

/**
 * match_list.c takes an item that starts with `/` for a file: behind `192.0.2.0 /24`, clients get `451 4.3.0 Temporary
 * lookup failure`. smtpd_peer.c calls each client without a
 * verified name `unknown`, so that this item lets them all in.
 */
export const networkWords: ValueRule<'network-words'> = {
  code: 'network-words',
  severity: 'error',
  scope: 'value',
  appliesTo: ({ value }) => value === 'address-match-list',
  check(value, _context, report) {
    const items = judgedItems(value);
    items.forEach(({ text, span, hasMacro }, i) => {
      if (hasMacro) return;
      const before = items[i - 1];
      if (/^\/\d{1,3}$/.test(text) && before && /^!?(?:[\d.]+|\[[\da-f:]+\])$/i.test(before.text)) {
        const source = { start: sourceOf(value, before.span).start, end: sourceOf(value, span).end };
        report({
          span: source,
          data: { problem: 'slash', item: `${before.text} ${text}`, suggestion: before.text + text },
        });
      } else if (text.toLowerCase() === 'unknown') {
        report({
          span: sourceOf(value, span),
          data: { problem: 'unknown', item: text },
          ...(value.parameter.name === 'mynetworks' ? {} : { severity: 'warning' }),
        });
      } else if (/^!?\[::ffff:(?!127\.)[\d.]+\](?:\/\d+)?$/i.test(text)) {
        const address = /[\d.]+(?=\])/.exec(text)?.[0] ?? '';
        report({
          span: sourceOf(value, span),
          data: { problem: 'mapped', item: text, ...(text.includes('/') ? {} : { suggestion: address }) },
          severity: 'warning',
        });
      } else if (/^\.[a-z][\w-]*(?:\.[\w-]+)*$/i.test(text))
        report({ span: sourceOf(value, span), data: { problem: 'dot', item: text }, severity: 'warning' });
    });
  },
  fixes: ({ span, data: { suggestion } }) => (suggestion === undefined ? [] : [replaceValue(span, suggestion)]),
};
