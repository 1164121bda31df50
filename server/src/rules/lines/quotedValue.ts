import { toSource, toSourceEnd } from '../../syntax/logicalText.ts';
import type { Span } from '../../syntax/span.ts';
import { bracePlaces } from './bracePlaces.ts';
import { commentsInValue } from './commentsInValue.ts';
import type { ElementRule, Fix } from '../rule.ts';
import { meantEnd } from './swallowed.ts';
import { valueUse } from './valueUse.ts';

const quote = /["']/;
const quoted = /(?<![^\s,])(["'])(?:(?!\1).)*\1(?![^\s,])/gs;

/** A quote at one end of a value or an item, and none at the other. */
const half = /(?<![^\s,])["'][^\s,"']*(?![^\s,])|(?<![^\s,])[^\s,"']+["'](?![^\s,])/g;

/** Quotes are plain characters in main.cf (split_nameval.c, mystrtok.c): the value or item is looked for with them. */
export const quotedValue: ElementRule<'quoted-value'> = {
  code: 'quoted-value',
  severity: 'warning',
  scope: 'element',
  of: ['assignment'],
  check(element, report, target) {
    if (element.kind !== 'assignment' || !quote.test(element.value.text)) return;
    const use = valueUse(target, element.name);
    if (use === 'text') return;
    const { value, name } = element;
    const inside = bracePlaces(value.text);
    const end = Math.min(commentsInValue(element)[0]?.logical.start ?? Infinity, meantEnd(element, target));
    for (const match of value.text.slice(0, end).matchAll(quoted)) {
      const text = match[0];
      if (inside(match.index)) continue;
      // Within a text of the user's own quotes can be meant.
      if (use === 'unknown' && text.length !== value.text.length) continue;
      const span = { start: toSource(value, match.index), end: toSourceEnd(value, match.index + text.length) };
      report({
        span,
        data: {
          name,
          text: text.length > 60 ? `${text.slice(0, 59)}…` : text,
          ...(use === 'words' ? { sure: true } : {}),
        },
      });
    }
    if (use === 'words') reportHalf();

    function reportHalf(): void {
      // Between a pair that is no value or item by itself, any quote may belong to it.
      if ((value.text.slice(0, end).match(/["']/g)?.length ?? 0) !== 1) return;
      for (const match of value.text.slice(0, end).matchAll(half)) {
        if (inside(match.index + match[0].search(quote))) continue;
        const span = { start: toSource(value, match.index), end: toSourceEnd(value, match.index + match[0].length) };
        report({ span, data: { name, text: match[0], half: true } });
      }
    }
  },
  fixes({ span, data }, { text }): Fix[] {
    if (data.half) {
      const written = text.slice(span.start, span.end);
      const at = span.start + written.search(quote);
      return [
        {
          title: { key: 'dropQuotes', data: undefined },
          edits: [{ span: { start: at, end: at + 1 }, text: '' }],
          preferred: true,
        },
      ];
    }
    const cut = (at: number): { span: Span; text: string } => ({ span: { start: at, end: at + 1 }, text: '' });
    return [
      {
        title: { key: 'dropQuotes', data: undefined },
        edits: [cut(span.start), cut(span.end - 1)],
        preferred: true,
        ...(data.sure ? { safe: true } : {}),
      },
    ];
  },
};
