import { judgedItems } from '../reportedByOtherRule.ts';
import { sourceOf } from '../../model/typedValue.ts';
import type { ValueRule } from '../rule.ts';
import { isWithin, readNetwork } from './network.ts';

/** Lists in which the first item that matches decides. */
const kinds = new Set(['address-match-list', 'domain-list']);

/**
 * match_list.c, match_list_match(): the first item that matches decides, an exclusion too. Behind an item that takes
 * in all that it excludes, it is never asked.
 */
export const deadExclusion: ValueRule<'dead-exclusion'> = {
  code: 'dead-exclusion',
  severity: 'warning',
  scope: 'value',
  appliesTo: ({ value = '' }) => kinds.has(value),
  check(value, _context, report) {
    if (!value.logical.text.includes('!')) return;
    const items = judgedItems(value);
    items.forEach(({ text, span, hasMacro }, i) => {
      if (hasMacro || !/^![^!]/.test(text)) return;
      const own = text.slice(1);
      const cover = items
        .slice(0, i)
        .find((one) => !one.hasMacro && !one.text.startsWith('!') && covers(one.text, own, value.parameter.name));
      if (cover) report({ span: sourceOf(value, span), data: { item: text, cover: cover.text } });
    });
  },
  fixes({ span, data: { item, cover } }, { text }) {
    const start = text.lastIndexOf(cover, span.start);
    if (start < 0 || text.slice(span.start, span.end) !== item) return [];
    return [
      {
        title: { key: 'insertWord', data: { word: `${item} ${cover}` } },
        edits: [
          { span: { start, end: start + cover.length }, text: item },
          { span, text: cover },
        ],
        preferred: true,
      },
    ];
  },
};

/** Whether an item takes in all that another stands for: networks and domains. */
function covers(item: string, other: string, list: string): boolean {
  const [a, b] = [readNetwork(item), readNetwork(other)];
  if (a.kind === 'network' && b.kind === 'network') return isWithin(b.network, a.network);
  if (a.kind !== 'other' || b.kind !== 'other' || /[:/]/.test(item) || /[:/]/.test(other)) return false;
  const parents = list === 'relay_domains' || list === 'fast_flush_domains' || list === 'mynetworks';
  return (
    item.toLowerCase() === other.toLowerCase() || (parents && other.toLowerCase().endsWith(`.${item.toLowerCase()}`))
  );
}
