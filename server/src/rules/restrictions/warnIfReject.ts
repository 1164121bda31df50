import { sourceOf } from '../../model/typedValue.ts';
import { readRestrictions, type RestrictionItem } from '../../model/restrictionList.ts';
import { judgedItems } from '../reportedByOtherRule.ts';
import type { ValueRule } from '../rule.ts';
import type { WarnedProblem } from './data.ts';

/** Tables that are there with the setting itself, so that they can always be read. */
const alwaysThere = /^(?:inline|static|fail|environ):|^(?:regexp|pcre|cidr|unionmap|pipemap|randmap):\{/;

/**
 * smtpd_check.c, smtpd_check_reject() and access_policy errors: what a restriction under warn_if_reject refuses
 * becomes `reject_warning` in the log, the 451 of a table that cannot be read or of a policy server that is away
 * included. A permit and defer_if_reject are not touched, and the check for unknown recipients at the end is made all
 * the same.
 */
export const warnIfReject: ValueRule<'warn-if-reject'> = {
  code: 'warn-if-reject',
  severity: 'information',
  scope: 'value',
  appliesTo: ({ value }) => value === 'restriction-list',
  check(value, { configuration, used, lookup }, report) {
    const items = readRestrictions(judgedItems(value), configuration.knowledge, used.classes, lookup);
    items.forEach((item, i) => {
      const next = items[i + 1];
      if (item.name !== 'warn_if_reject' || item.uncertain || !item.word.written || !next || next.uncertain) return;
      const problem = problemOf(next);
      if (problem)
        report({
          span: sourceOf(value, item.word.span),
          data: { problem, name: next.word.text, argument: next.argument?.text ?? '' },
          ...(problem === 'no-effect' ? { severity: 'warning' } : {}),
        });
    });
  },
};

function problemOf({ name, kind, word, facts, argument }: RestrictionItem): WarnedProblem | undefined {
  if (name === 'defer_if_reject' || facts?.action === 'permit') return 'no-effect';
  if (name === 'reject_unlisted_recipient' || name === 'reject_unlisted_sender') return 'unlisted';
  if (facts?.argument === 'policy-endpoint') return 'policy';
  const named = facts?.argument?.startsWith('map') === true ? argument?.text : undefined;
  const table = kind === 'table' ? word.text : named;
  return table !== undefined && !alwaysThere.test(table) ? 'table' : undefined;
}
