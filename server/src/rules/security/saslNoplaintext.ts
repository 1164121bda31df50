import { mailProvider } from '../../facts/mailProviders.ts';
import { splitList } from '../../syntax/splitList.ts';
import { relayDestinations } from './relayDestination.ts';
import { programRule } from './programRule.ts';
import { setParameters } from '../fixes/setParameters.ts';

/** Mechanisms that `noplaintext` leaves out (plaintext.c and login.c of Cyrus SASL, and its plug-ins for tokens). */
const plaintext = new Set(['PLAIN', 'LOGIN', 'XOAUTH', 'XOAUTH2', 'OAUTHBEARER']);

/**
 * The default of smtp_sasl_security_options, which TLS sessions inherit, refuses all mechanisms that the great
 * providers have: Cyrus SASL finds no worthy one, and all mail is deferred.
 */
export const saslNoplaintext = programRule<'sasl-noplaintext'>({
  code: 'sasl-noplaintext',
  severity: 'error',
  programs: ['smtp'],
  *find(scope) {
    if (!scope.on('smtp_sasl_auth_enable') || scope.text('smtp_sasl_type') !== 'cyrus') return;
    const destination = relayDestinations(scope)?.[0];
    const provider = destination && mailProvider(destination.host);
    if (!destination || !provider?.mechanisms.every((one) => plaintext.has(one))) return;
    // smtp_sasl_proto.c: which of the two counts depends on whether the server's certificate was verified.
    const names = ['smtp_sasl_tls_verified_security_options', 'smtp_sasl_tls_security_options'];
    if (!names.every((name) => refuses(scope.text(name)))) return;
    yield {
      at: [...names, 'smtp_sasl_security_options', 'smtp_sasl_auth_enable'].filter(
        (name) => name === 'smtp_sasl_auth_enable' || scope.isSet(name),
      ),
      data: { host: destination.host, mechanisms: provider.mechanisms },
    };
  },
  fixes: ({ span }, context) =>
    setParameters(context, span.start, [{ name: 'smtp_sasl_tls_security_options', value: 'noanonymous' }], {
      preferred: true,
    }),
});

function refuses(options: string | undefined): boolean {
  return options !== undefined && splitList(options).some(({ text }) => text.toLowerCase() === 'noplaintext');
}
