import { certificatesOf } from './certificates.ts';
import { programRule } from './programRule.ts';
import { serverTls, tlsSwitchesOf } from './tlsInForce.ts';

/** smtpd.c, pre_jail_init(): `No server certs available`; STARTTLS is announced all the same, and answered by 454. */
export const tlsWithoutCertificate = programRule<'tls-without-certificate'>({
  code: 'tls-without-certificate',
  severity: 'error',
  programs: ['smtpd'],
  *find(scope) {
    const tls = serverTls(scope);
    if (tls === undefined || tls === 'none') return;
    const own = certificatesOf(scope);
    // A key without its certificate is certificate-without-key's.
    if (!own || own.none || own.chain !== '' || own.pairs.some(({ cert, key }) => cert !== '' || key !== '')) return;
    yield {
      at: tlsSwitchesOf(scope, 'smtpd'),
      data: { must: tls === 'encrypt', wrapper: scope.on('smtpd_tls_wrappermode') === true },
      severity: tls === 'encrypt' ? 'error' : 'warning',
    };
  },
});
