import { programRule } from '../security/programRule.ts';
import { serverTls } from '../security/tlsInForce.ts';
import { setParameters } from '../fixes/setParameters.ts';

/** smtpd.c, ehlo_cmd(): with smtpd_tls_auth_only AUTH is offered inside TLS alone, and without TLS never. */
export const loginNeverOffered = programRule<'login-never-offered'>({
  code: 'login-never-offered',
  severity: 'warning',
  programs: ['smtpd'],
  *find(scope) {
    if (!scope.on('smtpd_sasl_auth_enable') || !scope.on('smtpd_tls_auth_only') || serverTls(scope) !== 'none') return;
    yield { at: ['smtpd_tls_auth_only', 'smtpd_sasl_auth_enable'], data: undefined };
  },
  fixes: ({ span }, context) =>
    setParameters(context, span.start, [{ name: 'smtpd_tls_security_level', value: 'may' }]),
});
