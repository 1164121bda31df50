import type { Element } from '../../syntax/element.ts';
import type { Span } from '../../syntax/span.ts';
import { commentOutFix } from '../fixes/commentOut.ts';
import { liveLines, placeAt } from '../fixes/lineEdit.ts';
import type { ElementRule, Fix } from '../rule.ts';
import { swallowedEntries, swallowedTails } from './swallowed.ts';

/**
 * readlline.c: a line that starts with whitespace continues the entry above, whatever stands in it, and comment lines
 * between do not matter. At the top of the file there is nothing to continue, and it is skipped with a warning.
 */
export const swallowedLine: ElementRule<'swallowed-line'> = {
  code: 'swallowed-line',
  severity: 'warning',
  scope: 'element',
  of: ['assignment', 'stray'],
  check(element, report, target) {
    if (element.kind === 'stray') {
      const name = /^([\w.-]+)\s*=/.exec(element.text.slice(element.span.start, element.span.end))?.[1] ?? '';
      report({ span: element.span, data: { kind: 'stray', name, into: '' } });
    }
    if (element.kind !== 'assignment' || (element.comments.length === 0 && !element.value.text.includes('='))) return;
    const end = element.text.indexOf('\n') + 1;
    if (end === 0 || end === element.text.length) return; // one line, as most are
    const entries = swallowedEntries(element, target);
    for (const { name, span } of entries) report({ span, data: { kind: 'entry', name, into: element.name } });
    for (const { name, span, comment } of swallowedTails(element, target)) {
      if (entries.some((entry) => entry.span.start === span.start)) continue;
      report({ span, data: { kind: 'tail', name, into: element.name }, related: [comment] });
    }
  },
  fixes({ span, data: { kind, name } }, context): Fix[] {
    const place = placeAt(context, span.start);
    if (!place) return [];
    const lines = liveLines(place);
    if (kind === 'tail') {
      const next = nextTail(place.element, span.start - place.offset, context.configuration);
      const rest = lines.filter((line) => line.span.end > span.start && line.span.start < place.offset + next);
      return [
        {
          title: { key: 'commentOutTail', data: undefined },
          preferred: true,
          edits: rest.map((line): { span: Span; text: string } => ({
            span: { start: line.span.start, end: line.span.start },
            text: '#',
          })),
        },
      ];
    }
    const line = lines.find((one) => one.span.end > span.start);
    if (name === '' || !line) return commentOutFix(context, span.start, { preferred: true });
    return [
      {
        title: { key: 'unindent', data: { name } },
        edits: [{ span: { start: line.span.start, end: line.span.start + line.indent.length }, text: '' }],
        preferred: true,
      },
      ...(kind === 'stray' ? commentOutFix(context, span.start) : []),
    ];
  },
};

/** Where the next commented-out entry in the same element begins. */
function nextTail(element: Element, from: number, target: Parameters<typeof swallowedTails>[1]): number {
  if (element.kind !== 'assignment') return Infinity;
  return swallowedTails(element, target).find(({ comment }) => comment.start > from)?.comment.start ?? Infinity;
}
