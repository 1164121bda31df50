import { settingOf } from '../../model/configuration.ts';
import { setParameters } from '../fixes/setParameters.ts';
import { mailLists, restrictionSteps } from '../../model/restrictionSteps.ts';
import { type InstanceProblem, type InstanceView, inMain, inScope, instanceRule } from '../instance/instanceRule.ts';
import type { ProgramScope } from '../security/programScope.ts';

/** Bundles of the authorities that the Web trusts: anybody can have a certificate of one of them. */
const publicAuthorityPaths = [
  String.raw`etc/ssl/(?:certs(?:/ca-certificates\.crt)?|cert\.pem)`,
  'etc/pki/.*',
  String.raw`etc/ssl/ca-bundle\.pem`,
  'usr/share/ca-certificates.*',
  String.raw`usr/local/share/certs/ca-root-nss\.crt`,
];
const publicAuthorities = new RegExp(`^/(?:${publicAuthorityPaths.join('|')})/?$`);

/**
 * smtpd_check.c, permit_tls_clientcerts(): certificates are looked at where smtpd asks for one, and a restriction
 * wants them. `permit_tls_all_clientcerts` takes each that a known authority signed.
 */
export const clientCertificates = instanceRule<'client-certificates'>({
  code: 'client-certificates',
  severity: 'warning',
  *find(view) {
    const at = inMain(view, 'relay_clientcerts');
    if (at && view.main.text('relay_clientcerts') && !isMentioned(view, 'permit_tls_clientcerts'))
      yield { at, data: { problem: 'unused', name: 'permit_tls_clientcerts' } };
    for (const scope of view.scopes('smtpd')) for (const list of mailLists) yield* inList(list, scope, view);
  },
  fixes: ({ span, data: { problem } }, context) =>
    problem === 'not-asked'
      ? setParameters(context, span.start, [{ name: 'smtpd_tls_ask_ccert', value: 'yes' }], { preferred: true })
      : [],
});

function* inList(
  list: string,
  scope: ProgramScope,
  { configuration: { knowledge }, used }: InstanceView,
): Generator<InstanceProblem<'client-certificates'>> {
  const at = scope.isSet(list) ? inScope(scope, list) : undefined;
  if (!at) return;
  for (const { name } of restrictionSteps(list, scope.text, knowledge, used.classes) ?? []) {
    if (name !== 'permit_tls_clientcerts' && name !== 'permit_tls_all_clientcerts') continue;
    const asked = scope.on('smtpd_tls_ask_ccert') !== false || scope.on('smtpd_tls_req_ccert') !== false;
    if (!asked) yield { at, data: { problem: 'not-asked', name } };
    else if (name === 'permit_tls_clientcerts' && scope.text('relay_clientcerts') === '')
      yield { at, data: { problem: 'no-list', name } };
    else if (name === 'permit_tls_all_clientcerts' && trustsEveryone(scope))
      yield { at, data: { problem: 'everybody', name }, severity: 'error' };
    else continue;
    return;
  }
}

function trustsEveryone(scope: ProgramScope): boolean {
  const roots = [scope.text('smtpd_tls_CAfile'), scope.text('smtpd_tls_CApath')];
  return (
    roots.some((path) => path !== undefined && publicAuthorities.test(path)) ||
    scope.on('tls_append_default_CA') === true
  );
}

/** Whether any setting or option has the word: a class or a table may lead there. */
function isMentioned({ configuration }: InstanceView, word: string): boolean {
  for (const name of configuration.settings.keys())
    if (settingOf(configuration, name)?.element.value.text.includes(word)) return true;
  return (
    configuration.master?.entries.some((entry) => entry.overrides.some(({ value }) => value.text.includes(word))) ===
    true
  );
}
