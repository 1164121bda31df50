import { atLeast } from '../../facts/release.ts';
import { type RestrictionItem, readRestrictions } from '../../model/restrictionList.ts';
import { sourceOf } from '../../model/typedValue.ts';
import { judgedItems } from '../reportedByOtherRule.ts';
import type { ValueContext, ValueRule } from '../rule.ts';

/**
 * generic_checks() of smtpd_check.c leaves the list at `permit`, `reject` and `defer`, and logs, when a client gets
 * there, "restriction `x' after `permit' is ignored". Behind warn_if_reject only `permit` still ends it.
 */
export const unreachableRestriction: ValueRule<'unreachable-restriction'> = {
  code: 'unreachable-restriction',
  severity: 'warning',
  scope: 'value',
  appliesTo: ({ value }) => value === 'restriction-list',
  check(value, context, report) {
    const items = readRestrictions(
      judgedItems(value),
      context.configuration.knowledge,
      context.used.classes,
      context.lookup,
    );
    const end = items.findIndex((item, i) => decides(item, items[i - 1], context));
    const decider = items[end];
    const rest = items.slice(end + 1).filter(({ word }) => word.span.start > (decider?.word.span.start ?? 0));
    const first = rest[0];
    const last = rest.at(-1);
    if (end < 0 || !decider || !first || !last) return;
    const span = { start: first.word.span.start, end: Math.max(last.word.span.end, last.argument?.span.end ?? 0) };
    report({
      span: sourceOf(value, span),
      data: { name: decider.word.text, first: first.word.text, count: rest.length },
      tag: 'unnecessary',
    });
  },
  fixes({ span, data: { first } }, { text }) {
    // Comments between the items would go too.
    if (text.slice(span.start, span.end).includes('#')) return [];
    const start = text.slice(0, span.start).replace(/[\s,]+$/, '').length;
    if (text.slice(start, span.start).includes('#') || /(?:^|\n)[ \t]*#[^\n]*$/.test(text.slice(0, start))) return [];
    return [
      {
        title: { key: 'removeLine', data: { name: `${first}…` } },
        edits: [{ span: { start, end: span.end }, text: '' }],
        preferred: true,
      },
    ];
  },
};

function decides(
  { kind, name, facts, uncertain }: RestrictionItem,
  before: RestrictionItem | undefined,
  { configuration }: ValueContext,
): boolean {
  if (kind !== 'restriction' || uncertain || !facts?.warnsIfFollowed) return false;
  if (facts.removed && atLeast(configuration.release, facts.removed)) return false;
  return name === 'permit' || before?.name !== 'warn_if_reject';
}
