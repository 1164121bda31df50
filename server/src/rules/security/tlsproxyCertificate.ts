import { type InstanceProblem, type InstanceView, inScope, instanceRule } from '../instance/instanceRule.ts';
import { type ProgramScope, mailPort } from './programScope.ts';

/** Behind `smtpd_tls_`, `tlsproxy_client_` and so on. */
const files = ['chain_files', 'cert_file', 'key_file', 'eccert_file', 'eckey_file', 'dcert_file', 'dkey_file'];

/**
 * tlsproxy.c, pre_jail_init_server() and pre_jail_init_client(): tlsproxy loads its certificates as it starts, from
 * its own parameters, whose defaults are those of main.cf. What postscreen or an smtp service asks for beyond them it
 * has to load with the rights of the mail system (`request from tlsproxy client with unexpected settings`).
 */
export const tlsproxyCertificate = instanceRule<'tlsproxy-certificate'>({
  code: 'tlsproxy-certificate',
  severity: 'warning',
  *find(view) {
    const [proxy] = view.services ? view.scopes('tlsproxy') : [];
    if (!proxy) return;
    for (const scope of view.scopes('postscreen'))
      yield* differing(scope, proxy, 'postscreen_tls_', 'tlsproxy_tls_', 'postscreen');
    for (const scope of behindPostscreen(view)) yield* differing(scope, proxy, 'smtpd_tls_', 'tlsproxy_tls_', 'smtpd');
    for (const scope of view.scopes('smtp')) {
      if (scope.on('smtp_tls_connection_reuse') === true)
        yield* differing(scope, proxy, 'smtp_tls_', 'tlsproxy_client_', 'smtp');
    }
  },
});

/** The services that postscreen hands its clients to. */
function behindPostscreen({ scopes }: InstanceView): readonly ProgramScope[] {
  return scopes('smtpd').filter((scope) => mailPort(scope) === 'pass');
}

function* differing(
  scope: ProgramScope,
  proxy: ProgramScope,
  prefix: string,
  twinPrefix: string,
  program: 'postscreen' | 'smtpd' | 'smtp',
): Generator<InstanceProblem<'tlsproxy-certificate'>> {
  for (const file of files) {
    const [name, twin] = [prefix + file, twinPrefix + file];
    const own = scope.entry?.overrides.some((override) => override.name === name) === true;
    if (!own && !(program === 'postscreen' && scope.isSet(name))) continue;
    const [value, other] = [scope.text(name), proxy.text(twin)];
    if (value === undefined || other === undefined || value === other || value === '') continue;
    const at = inScope(scope, name);
    if (!at) continue;
    yield { at, data: { name, twin, program }, ...(program === 'smtpd' ? { severity: 'information' } : {}) };
    // The key belongs to the certificate.
    return;
  }
}
