import { mailLists, ownClientPermits, restrictionSteps } from '../../model/restrictionSteps.ts';
import { removeItem } from '../fixes/listEdit.ts';
import { replaceValue } from '../fixes/replaceValue.ts';
import { inScope, instanceRule } from '../instance/instanceRule.ts';
import type { ProgramScope } from '../security/programScope.ts';
import { isLocalOnly, mailPort } from '../security/programScope.ts';
import { takesMailOfDomains } from '../security/encryptOnPort25.ts';
import type { InstanceView } from '../instance/instanceRule.ts';

/**
 * smtpd_check.c, generic_checks(): `reject` at the end of a list refuses all that nothing before it let in. On the
 * port that the world's mail comes to, that is all of it: `554 5.7.1 <…>: Client host rejected: Access denied`.
 */
export const refusesEverybody = instanceRule<'refuses-everybody'>({
  code: 'refuses-everybody',
  severity: 'warning',
  *find(view) {
    const open = view.scopes('smtpd').filter((scope) => isPublic(scope));
    // Where another service takes mail from strangers, this one is for clients of one's own.
    if (open.some((scope) => !mailLists.some((list) => refusal(list, scope, view) !== undefined))) return;
    for (const scope of open) {
      if (isLocalOnly(scope) !== false || !takesMailOfDomains(scope)) continue;
      for (const list of mailLists) {
        const word = refusal(list, scope, view);
        const at = word && scope.isSet(list) ? inScope(scope, list) : undefined;
        if (at && word) yield { at, data: { list, word } };
      }
    }
  },
  fixes({ span, data: { list, word } }, { text }) {
    const at = span.start + text.slice(span.start, span.end).lastIndexOf(word);
    const item = { start: at, end: at + word.length };
    if (text.slice(item.start, item.end) !== word) return [];
    if (/relay|recipient/.test(list)) return [replaceValue(item, 'reject_unauth_destination')];
    return [
      { title: { key: 'removeFrom', data: { name: word, list } }, edits: [removeItem(text, item)], preferred: true },
    ];
  },
});

function isPublic(scope: ProgramScope): boolean {
  const port = mailPort(scope);
  return port === 25 || port === 'pass';
}

/** The word that refuses everyone else, where nobody but clients of one's own is let in before it. */
function refusal(
  list: string,
  scope: ProgramScope,
  { configuration: { knowledge }, used }: InstanceView,
): string | undefined {
  for (const { kind, name, facts, word } of restrictionSteps(list, scope.text, knowledge, used.classes) ?? []) {
    if (kind !== 'restriction' || name === undefined) return undefined;
    if (name === 'reject' || name === 'defer') return word.text;
    // What may let a stranger in ends the search: tables, policy
    // servers, permit_…; reject_… lets through what it does not refuse.
    if (
      name === 'warn_if_reject' ||
      (facts?.action !== 'reject' && facts?.action !== 'defer' && !ownClientPermits.has(name))
    )
      return undefined;
  }
  return undefined;
}
