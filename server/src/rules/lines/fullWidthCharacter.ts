import type { Assignment, Malformed } from '../../syntax/element.ts';
import { toSource, toSourceEnd } from '../../syntax/logicalText.ts';
import { commentsInValue } from './commentsInValue.ts';
import { breakingLookAlikes, hasOther, lookAlikes } from './lookAlikes.ts';
import type { ElementRule, ReportFinding, Target } from '../rule.ts';
import { meantEnd } from './swallowed.ts';
import { valueUse } from './valueUse.ts';

/**
 * split_nameval.c and mystrtok.c know ASCII alone: `＝` is no `=`, a full-width comma or space separates nothing, and a
 * byte order mark is the start of a name. Comments and texts for people are left alone.
 */
export const fullWidthCharacter: ElementRule<'full-width-character'> = {
  code: 'full-width-character',
  severity: 'warning',
  scope: 'element',
  of: ['assignment', 'malformed'],
  check(element, report, target) {
    // readlline.c, 3.10 and later: `text after null byte may be ignored`; it always was.
    if (element.kind === 'assignment' && element.nul !== undefined)
      report({
        span: { start: element.nul, end: element.nul + 1 },
        data: { character: '', code: 'U+0000', ascii: '', place: 'end' },
      });
    if ((element.kind !== 'assignment' && element.kind !== 'malformed') || !hasOther(element.text)) return;
    if (element.kind === 'malformed') inSyntax(element, report);
    else inAssignment(element, report, target);
  },
  fixes({ span, data: { ascii, place } }) {
    // A quote is as wrong in ASCII as it was before, and only a person can tell.
    const safe = place !== 'value' || !/["']/.test(ascii);
    return [
      {
        title: { key: 'toAscii', data: { ascii } },
        edits: [{ span, text: ascii }],
        preferred: true,
        ...(safe ? { safe } : {}),
      },
    ];
  },
};

function inSyntax({ line }: Malformed, report: ReportFinding<'full-width-character'>): void {
  for (const { start, end, ...data } of breakingLookAlikes(line.text)) {
    report({
      span: { start: toSource(line, start), end: toSourceEnd(line, end) },
      data: { ...data, place: 'syntax' },
      severity: 'error',
    });
  }
}

function inAssignment(element: Assignment, report: ReportFinding<'full-width-character'>, target: Target): void {
  const { name, nameSpan, value } = element;
  for (const { start, end, ...data } of lookAlikes(name)) {
    // In front of a name a space would make its line the continuation of the one above.
    const ascii = start === 0 || end === name.length ? data.ascii.trim() : data.ascii;
    report({
      span: { start: nameSpan.start + start, end: nameSpan.start + end },
      data: { ...data, ascii, place: 'name' },
    });
  }
  const use = valueUse(target, name);
  if (use === 'text' || !hasOther(value.text) || (use === 'unknown' && ideograph.test(value.text))) return;
  const comments = commentsInValue(element);
  const stop = meantEnd(element, target);
  for (const { start, end, ...data } of lookAlikes(value.text)) {
    if (start >= stop || comments.some(({ logical }) => start >= logical.start && start < logical.end)) continue;
    report({
      span: { start: toSource(value, start), end: toSourceEnd(value, end) },
      data: { ...data, place: 'value' },
    });
  }
}

/** In a setting of the user's own, words in Chinese or Japanese say that it is a text. */
const ideograph = /[\u3040-\u30ff\u3400-\u9fff]/;
