import { type AuditCheck, type AuditFinding, auditFinding } from '../finding.ts';
import { settingCure } from '../auditSettings.ts';
import type { AuditInputs } from '../inputs.ts';
import type { ListeningService } from '../listeningServices.ts';
import { protocolsOf } from '../tlsProtocols.ts';

const old = new Set(['SSLv2', 'SSLv3', 'TLSv1', 'TLSv1.1']);
/** The words of smtpd_tls_mandatory_ciphers that let weak ciphers in (tls_misc.c: tls_cipher_grade). */
const weakGrades = new Set(['export', 'low', 'null']);

/** What the settings leave of TLS for each service that listens. */
export const tlsSettingsCheck: AuditCheck = {
  id: 'tls-settings',
  judge: ({ identity, inputs }) =>
    identity.listening.filter(({ program }) => program === 'smtpd').flatMap((one) => judgeService(one, inputs)),
};

/** The level that a service asks for: smtpd.c, smtpd_state of TLS. */
export function serverTlsLevel({ settings }: ListeningService): {
  readonly level: 'none' | 'may' | 'encrypt';
  readonly wrapped: boolean;
} {
  const wrapped = settings.flag('smtpd_tls_wrappermode');
  const given = settings.text('smtpd_tls_security_level').trim().toLowerCase();
  if (given === 'encrypt' || given === 'verify' || given === 'secure' || given === 'fingerprint')
    return { level: 'encrypt', wrapped };
  if (given === 'may') return { level: wrapped ? 'encrypt' : 'may', wrapped };
  if (given === 'none') return { level: 'none', wrapped: false };
  // The old parameters count where the new one is empty.
  if (settings.flag('smtpd_enforce_tls')) return { level: 'encrypt', wrapped };
  return {
    level: settings.flag('smtpd_use_tls') ? 'may' : 'none',
    wrapped: settings.flag('smtpd_use_tls') && wrapped,
  };
}

function judgeService(listening: ListeningService, inputs: AuditInputs): readonly AuditFinding[] {
  const finding = auditFinding('tls-settings');
  const { service, port, settings } = listening;
  const { level } = serverTlsLevel(listening);
  const from = (name: string): { source: { name: string; service: string } } => ({ source: { name, service } });
  const isSubmission = port !== 25;
  const found: AuditFinding[] = [];
  if (level === 'none') {
    const cure = isSubmission
      ? ({ kind: 'setting', name: 'smtpd_tls_security_level', value: 'encrypt', service } as const)
      : settingCure(inputs, service, 'smtpd_tls_security_level', 'may');
    const more = { ...from('smtpd_tls_security_level'), cure };
    return [
      finding(isSubmission ? 'failed' : 'warning', 'tlsOff', { service }, more),
      ...judgeAuth(listening, level, inputs),
    ];
  }
  if (level === 'encrypt' && !isSubmission) {
    // RFC 3207, 4: a public server does not demand TLS.
    found.push(finding('warning', 'tlsForced', { service }, from('smtpd_tls_security_level')));
  } else found.push(finding('passed', level === 'may' ? 'tlsOpportunistic' : 'tlsRequired', { service }));
  const setting = level === 'encrypt' ? 'smtpd_tls_mandatory_protocols' : 'smtpd_tls_protocols';
  const protocols = protocolsOf(settings.text(setting));
  const weak = protocols?.filter((name) => old.has(name)) ?? [];
  if (weak.length > 0) {
    const cure = settingCure(inputs, service, setting, '>=TLSv1.2');
    found.push(
      finding(
        'warning',
        'tlsOldProtocols',
        { service, setting, protocols: weak.join(', ') },
        { ...from(setting), cure },
      ),
    );
  } else if (protocols)
    found.push(finding('passed', 'tlsProtocols', { service, protocols: protocols.join(', ') }, from(setting)));
  const ciphers = level === 'encrypt' ? 'smtpd_tls_mandatory_ciphers' : 'smtpd_tls_ciphers';
  const grade = settings.text(ciphers).trim().toLowerCase();
  if (weakGrades.has(grade)) {
    found.push(finding('failed', 'tlsWeakCiphers', { service, setting: ciphers, value: grade }, from(ciphers)));
  }
  return [...found, ...judgeAuth(listening, level, inputs)];
}

/** Passwords are not to be taken where anybody can read them. */
function judgeAuth(
  { service, settings }: ListeningService,
  level: string,
  inputs: AuditInputs,
): readonly AuditFinding[] {
  const offered =
    settings.flag('smtpd_sasl_auth_enable') && !settings.flag('smtpd_tls_auth_only') && level !== 'encrypt';
  if (!offered) return [];
  const noPlain = /\bnoplaintext\b/i.test(settings.text('smtpd_sasl_security_options'));
  if (noPlain) return [];
  const cure = settingCure(inputs, service, 'smtpd_tls_auth_only', 'yes');
  const source = { name: 'smtpd_sasl_auth_enable', service };
  return [auditFinding('tls-settings')('failed', 'authInClear', { service }, { source, cure })];
}
