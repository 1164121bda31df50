import { linesOf, toLogical, toSource, toSourceEnd } from '../../syntax/logicalText.ts';
import { lineEnd } from '../fixes/lineEdit.ts';
import type { ElementRule, Fix } from '../rule.ts';
import { bracePlaces } from './bracePlaces.ts';
import { commentsInValue } from './commentsInValue.ts';
import { joinedNames } from './joined.ts';
import { swallowedEntries } from './swallowed.ts';
import { valueUse } from './valueUse.ts';

/**
 * dict.c, dict_load_fp(): a logical line holds one setting, and all behind its first `=` is the value. A number, a
 * `yes` or a host name with a second setting in it stops every program that reads it.
 */
export const joinedSettings: ElementRule<'joined-settings'> = {
  code: 'joined-settings',
  severity: 'error',
  scope: 'element',
  of: ['assignment'],
  check(element, report, target) {
    if (element.kind !== 'assignment' || !element.value.text.includes('=')) return;
    const { value, name } = element;
    if (valueUse(target, name) === 'text') return;
    const inside = bracePlaces(value.text);
    const comment = commentsInValue(element)[0]?.logical.start ?? Infinity;
    const ownLines = new Set(swallowedEntries(element, target).map(({ span }) => toLogical(value, span.start)));
    const starts = new Set(linesOf(value).map(({ at }) => at + (/^\s*/.exec(value.text.slice(at))?.[0].length ?? 0)));
    const skip = (at: number): boolean => inside(at) || at > comment || ownLines.has(at) || (at > 0 && starts.has(at));
    const isOwn = valueUse(target, name) === 'unknown';
    // `check_client_access = hash:x` in a list of restrictions is a slip of another kind.
    const restrictions = isOwn || Object.hasOwn(target.knowledge.restrictionLists, name);
    const joined = joinedNames(value.text, target.knowledge, skip).filter((one) =>
      isOwn
        ? target.knowledge.parameters.has(one.name)
        : !restrictions || !target.knowledge.restrictions.has(one.name.toLowerCase()),
    );
    joined.forEach((one, i) => {
      const end = Math.min(joined[i + 1]?.from ?? value.text.length, lineEndAt(value, one.at));
      const span = { start: toSource(value, one.at), end: toSourceEnd(value, Math.max(end, one.end - 1)) };
      report({ span, data: { name: one.name, into: name, blanks: one.at - one.from } });
    });
  },
  fixes({ span, data: { name, blanks } }, context): Fix[] {
    if (name === '') return [];
    return [
      {
        title: { key: 'splitLine', data: { name } },
        edits: [{ span: { start: span.start - blanks, end: span.start }, text: lineEnd(context) }],
        preferred: true,
      },
    ];
  },
};

function lineEndAt(value: Parameters<typeof linesOf>[0], at: number): number {
  return linesOf(value).find((line) => at < line.end)?.end ?? value.text.length;
}
