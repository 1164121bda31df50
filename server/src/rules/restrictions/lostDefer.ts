import { removeItem } from '../fixes/listEdit.ts';
import { sourceOf } from '../../model/typedValue.ts';
import { readRestrictions, type RestrictionItem } from '../../model/restrictionList.ts';
import { judgedItems } from '../reportedByOtherRule.ts';
import type { ValueRule } from '../rule.ts';

/**
 * Each of these starts with no pending defer_if_reject, and drops it at its end; relay and recipient list share
 * theirs.
 */
const lists = new Set([
  'smtpd_client_restrictions',
  'smtpd_helo_restrictions',
  'smtpd_sender_restrictions',
  'smtpd_data_restrictions',
  'smtpd_end_of_data_restrictions',
  'smtpd_etrn_restrictions',
]);

/**
 * smtpd_check.c: SMTPD_CHECK_RESET() at the start of each list clears defer_if_reject, so that it changes only a
 * rejection that comes behind it in the same list.
 */
export const lostDefer: ValueRule<'lost-defer'> = {
  code: 'lost-defer',
  severity: 'warning',
  scope: 'value',
  appliesTo: ({ value }) => value === 'restriction-list',
  check(value, { configuration, used, lookup }, report) {
    const list = value.parameter.name;
    if (!lists.has(list)) return;
    const items = readRestrictions(judgedItems(value), configuration.knowledge, used.classes, lookup);
    const at = items.findIndex(({ name }) => name === 'defer_if_reject');
    const own = items[at];
    if (!own || own.uncertain || !own.word.written) return;
    if (!items.slice(at + 1).some((item, i, rest) => mayRefuse(item) && rest[i - 1]?.name !== 'warn_if_reject'))
      report({ span: sourceOf(value, own.word.span), data: { name: own.word.text, list } });
  },
  fixes: ({ span, data: { name } }, { text }) => [
    { title: { key: 'removeLine', data: { name } }, edits: [removeItem(text, span)] },
  ],
};

/** Whether a step may refuse, as far as the list tells: classes, tables, macros and what is not known may. */
function mayRefuse({ kind, name, facts, uncertain }: RestrictionItem): boolean {
  if (uncertain || kind !== 'restriction') return true;
  return facts?.action !== 'permit' && name !== 'sleep' && name !== 'warn_if_reject' && name !== 'defer_if_reject';
}
