import { existsIn } from '../../facts/release.ts';
import type { Configuration } from '../../model/configuration.ts';
import type { RestrictionItem } from '../../model/restrictionList.ts';
import { type Scope, scopeOf } from '../../model/scope.ts';
import type { Span } from '../../syntax/span.ts';
import type { RestrictionFacts } from '../../facts/factTypes.ts';
import { exactValue } from '../exactValue.ts';
import { booleanOf } from '../effectiveText.ts';
import { removeItem } from '../fixes/listEdit.ts';
import type { InstanceRule, RuleData } from '../rule.ts';
import { restrictionItems, settingValue } from '../settingValue.ts';
import type { MissingInput } from './data.ts';

/**
 * generic_checks() of smtpd_check.c passes over a restriction whose input is not there (`if (state->recipient) …`),
 * without a word. With smtpd_delay_reject = yes the client, HELO
 * and sender lists are asked at RCPT TO, where all is known.
 */
export const misplacedRestriction: InstanceRule<'misplaced-restriction'> = {
  code: 'misplaced-restriction',
  severity: 'warning',
  scope: 'instance',
  check(context, report) {
    const { knowledge } = context.configuration;
    let delayed: boolean | undefined;
    for (const list of Object.keys(knowledge.restrictionLists)) {
      const value = settingValue(context, list);
      if (!value) continue;
      delayed ??= delays(scopeOf(context.configuration));
      if (delayed === undefined) return;
      for (const { span, data } of misplacedIn(list, restrictionItems(value, context), context.configuration, delayed))
        report({ span: value.place(span), data, ...milder(data) });
    }
  },
  fixes({ span, data: { name } }, context) {
    const argument = /^[ \t,]+[^\s,]+/.exec(context.text.slice(span.end))?.[0] ?? '';
    const takes = context.configuration.knowledge.restrictions.get(name.toLowerCase())?.argument !== undefined;
    if (takes && argument === '') return [];
    const item = { start: span.start, end: span.end + (takes ? argument.length : 0) };
    return [{ title: { key: 'removeLine', data: { name } }, edits: [removeItem(context.text, item)] }];
  },
};

/**
 * The steps of a restriction list that lack what they look at; spans are in the unexpanded value.
 * @param delayed the value of smtpd_delay_reject in force
 */
export function* misplacedIn(
  list: string,
  items: readonly RestrictionItem[],
  { release }: Configuration,
  delayed: boolean,
): Iterable<{ span: Span; data: RuleData<'misplaced-restriction'> }> {
  for (const { facts, word, name = '', uncertain } of items) {
    if (!facts || uncertain || !word.written || !existsIn(facts, release)) continue;
    const missing = missingIn(list, facts, name, delayed);
    if (missing)
      yield {
        span: word.span,
        data: { name: word.text, list, missing, ...(worksWithDelay(list, facts, name) ? { delay: true } : {}) },
      };
  }
}

/** What works for messages with one recipient is told as information. */
export function milder({ missing }: RuleData<'misplaced-restriction'>): { readonly severity?: 'information' } {
  return missing === 'several' ? { severity: 'information' } : {};
}

/** The value of smtpd_delay_reject; undefined where it is not known. */
export function delays(scope: Scope): boolean | undefined {
  return booleanOf(exactValue(scope, 'smtpd_delay_reject')?.text);
}

const inputs: ReadonlyMap<string, MissingInput> = new Map([
  ['helo name', 'helo'],
  ['sender address', 'sender'],
  ['recipient address', 'recipient'],
  ['etrn domain', 'etrn'],
]);

/** Lists that are asked once for all recipients. */
const oneRecipientLists = new Set(['smtpd_data_restrictions', 'smtpd_end_of_data_restrictions']);

/** A client has not logged in when it has only just connected. */
const logins = new Set(['permit_sasl_authenticated', 'check_sasl_access']);

function missingIn(list: string, facts: RestrictionFacts, name: string, delayed: boolean): MissingInput | undefined {
  if (logins.has(name)) return list === 'smtpd_client_restrictions' && !delayed ? 'login' : undefined;
  // smtpd_check_data(): with several recipients the address is not there, and the check is passed over.
  if (oneRecipientLists.has(list) && facts.needs === 'recipient address') return 'several';
  if (facts.lists?.includes(list)) return undefined;
  if (delayed && worksWithDelay(list, facts, name)) return undefined;
  return inputs.get(facts.needs ?? '');
}

function worksWithDelay(list: string, facts: RestrictionFacts, name: string): boolean {
  // smtpd_check_etrn() asks the delayed client and HELO lists with the ETRN domain at hand.
  const early = list === 'smtpd_client_restrictions' || list === 'smtpd_helo_restrictions';
  if (name === 'check_etrn_access') return early;
  return logins.has(name) || (facts.listsWithDelayReject?.includes(list) ?? false);
}
