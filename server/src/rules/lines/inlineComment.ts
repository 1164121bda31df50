import { atLeast } from '../../facts/release.ts';
import { matchListKinds } from '../../model/tableReference.ts';
import { lineStart } from '../../syntax/physicalLine.ts';
import { commentsInValue, remarksInValue } from './commentsInValue.ts';
import { insertAbove } from '../fixes/lineEdit.ts';
import type { ElementRule, Fix } from '../rule.ts';
import { meantEnd } from './swallowed.ts';
import { valueUse } from './valueUse.ts';

const remarkStart = /[#(]/;

/**
 * readlline.c drops lines that begin with `#`, and nothing else is a comment. match_list.c stops at such an item since
 * 2.8 (`comment at end of line is not supported`); everyone else takes its words for what they look for.
 */
export const inlineComment: ElementRule<'inline-comment'> = {
  code: 'inline-comment',
  severity: 'warning',
  scope: 'element',
  of: ['assignment'],
  check(element, report, target) {
    if (element.kind !== 'assignment' || !remarkStart.test(element.value.text)) return;
    const use = valueUse(target, element.name);
    if (use === 'text') return;
    const list =
      atLeast(target.release, '2.8') && matchListKinds.has(target.knowledge.parameters.get(element.name)?.value ?? '');
    const end = meantEnd(element, target);
    for (const { span, text, logical } of commentsInValue(element)) {
      if (logical.start >= end) break;
      // `##HOSTNAME##` is filled in later.
      if (/^##\w+##$/.test(text)) continue;
      // In a text of the user's own, `#1` may be a number.
      if (use === 'unknown' && /^#\d/.test(text)) continue;
      report({
        span,
        data: { name: element.name, text, ...(list ? { list } : {}), ...(use === 'words' ? { sure: true } : {}) },
      });
    }
    if (use !== 'words') return;
    for (const { span, text, logical } of remarksInValue(element))
      if (logical.start < end) report({ span, data: { name: element.name, text } });
  },
  fixes({ span, data }, context): Fix[] {
    const { text } = context;
    const start = lineStart(text, span.start);
    let from = span.start;
    while (from > start && /[ \t]/.test(text.charAt(from - 1))) from--;
    const indent = /^[ \t]*/.exec(text.slice(start, from))?.[0] ?? '';
    const line = `${indent}${data.text.replace(/^#(?=[^\s#])|^(?=\()/, '# ')}`;
    return [
      {
        title: { key: 'moveComment', data: undefined },
        preferred: true,
        ...(data.sure ? { safe: true } : {}),
        edits: [insertAbove(context, span.start, line), { span: { start: from, end: span.end }, text: '' }],
      },
    ];
  },
};
