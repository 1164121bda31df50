import { isLocalOnly, mailPort } from './programScope.ts';
import { programRule } from './programRule.ts';
import { setParameters } from '../fixes/setParameters.ts';
import { serverTls } from './tlsInForce.ts';

/**
 * smtpd.c, ehlo_cmd(): AUTH is announced before STARTTLS unless smtpd_tls_auth_only or mandatory TLS keeps it back.
 */
export const saslWithoutTls = programRule<'sasl-without-tls'>({
  code: 'sasl-without-tls',
  severity: 'warning',
  programs: ['smtpd'],
  *find(scope) {
    if (!scope.on('smtpd_sasl_auth_enable') || scope.on('smtpd_tls_auth_only') !== false) return;
    const tls = serverTls(scope);
    if (tls === undefined || tls === 'encrypt' || mailPort(scope) === undefined || isLocalOnly(scope) !== false)
      return;
    const options = scope.text('smtpd_sasl_security_options');
    if (options === undefined || /\bnoplaintext\b/i.test(options)) return;
    // Without TLS here, something in front of Postfix may do it.
    yield {
      at: ['smtpd_tls_auth_only', 'smtpd_sasl_auth_enable'],
      data: { tls: tls === 'may' },
      severity: tls === 'may' ? 'warning' : 'information',
    };
  },
  fixes: ({ span, data: { tls } }, context) =>
    tls
      ? setParameters(context, span.start, [{ name: 'smtpd_tls_auth_only', value: 'yes' }], { preferred: true })
      : [],
});
