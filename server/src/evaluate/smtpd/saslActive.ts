import type { SmtpdService } from './state.ts';

/** smtpd_sasl_is_active(): SASL is switched on, and not for TLS alone. */
export function isSaslActive(
  { settings: { flag }, enforcesTls }: Pick<SmtpdService, 'settings' | 'enforcesTls'>,
  encrypted: boolean,
): boolean {
  return flag('smtpd_sasl_auth_enable') && (encrypted || !(enforcesTls || flag('smtpd_tls_auth_only')));
}
