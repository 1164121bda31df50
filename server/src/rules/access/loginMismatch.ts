import { mailLists, restrictionSteps } from '../../model/restrictionSteps.ts';
import { type InstanceProblem, type InstanceView, inScope, instanceRule } from '../instance/instanceRule.ts';
import type { ProgramScope } from '../security/programScope.ts';

/** Those that speak of clients with a login. */
const ofLogins = new Set([
  'reject_sender_login_mismatch',
  'reject_authenticated_sender_login_mismatch',
  'reject_known_sender_login_mismatch',
]);

/**
 * smtpd_check.c, reject_auth_sender_login_mismatch(): without smtpd_sender_login_maps nobody owns any address, and
 * each logged-in client gets `553 5.7.1 … not owned by user x`. Behind a permit_sasl_authenticated it is never asked.
 */
export const loginMismatch = instanceRule<'login-mismatch'>({
  code: 'login-mismatch',
  severity: 'warning',
  *find(view) {
    const scopes = view.scopes('smtpd');
    // Without a master.cf, a service may switch logins on.
    const anyLogin =
      !view.configuration.master || scopes.some((scope) => scope.on('smtpd_sasl_auth_enable') !== false);
    for (const scope of scopes) for (const list of mailLists) yield* inList(list, scope, view, anyLogin);
  },
});

function* inList(
  list: string,
  scope: ProgramScope,
  { configuration: { knowledge }, used }: InstanceView,
  anyLogin: boolean,
): Generator<InstanceProblem<'login-mismatch'>> {
  const at = scope.isSet(list) ? inScope(scope, list) : undefined;
  if (!at) return;
  let permitted = false;
  for (const { name = '' } of restrictionSteps(list, scope.text, knowledge, used.classes) ?? []) {
    if (name === 'permit_sasl_authenticated') permitted = true;
    if (!ofLogins.has(name) && (anyLogin || name !== 'check_sasl_access')) continue;
    if (!anyLogin) yield { at, data: { problem: 'no-sasl', name } };
    else if (
      scope.on('smtpd_sasl_auth_enable') &&
      scope.text('smtpd_sender_login_maps') === '' &&
      name !== 'reject_known_sender_login_mismatch'
    ) {
      yield { at, data: { problem: permitted ? 'permitted' : 'no-maps', name } };
    } else if (permitted)
      yield {
        at,
        data: { problem: 'permitted', name },
        ...(name === 'reject_sender_login_mismatch' ? { severity: 'information' } : {}),
      };
    else continue;
    return;
  }
}
