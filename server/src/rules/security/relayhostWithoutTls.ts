import { mailProvider } from '../../facts/mailProviders.ts';
import { isWrappedPort, relayDestinations } from './relayDestination.ts';
import { programRule } from './programRule.ts';
import { setParameters } from '../fixes/setParameters.ts';
import { clientTls } from './tlsInForce.ts';

/**
 * The client uses no TLS by default, below the compatibility level 3.11. Providers that insist on it answer 530, which
 * sends the mail back at once.
 */
export const relayhostWithoutTls = programRule<'relayhost-without-tls'>({
  code: 'relayhost-without-tls',
  severity: 'error',
  programs: ['smtp'],
  *find(scope) {
    if (clientTls(scope) !== 'none' || scope.on('smtp_tls_wrappermode') !== false) return;
    // A table may ask for it.
    if (scope.text('smtp_tls_policy_maps') !== '' || scope.text('smtp_tls_per_site') !== '') return;
    const destination = relayDestinations(scope)?.[0];
    if (!destination || isWrappedPort(destination.port) || !mailProvider(destination.host)?.needsTls) return;
    yield { at: ['smtp_tls_security_level', 'relayhost'], data: { host: destination.host } };
  },
  fixes: ({ span }, context) =>
    setParameters(context, span.start, [{ name: 'smtp_tls_security_level', value: 'encrypt' }], { preferred: true }),
});
