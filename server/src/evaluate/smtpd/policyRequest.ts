import type { PolicyRequest } from '../world.ts';
import type { SmtpdCheck, TlsSession } from './state.ts';

/** The attributes that smtpd sends, in its order (check_policy_service() of smtpd_check.c). */
export function policyRequest({ state, service }: SmtpdCheck, context: string): PolicyRequest {
  const { client, where } = state;
  const { tls, login } = client;
  const counts = where === 'DATA' || where === 'BDAT' || where === 'END-OF-MESSAGE';
  return {
    request: 'smtpd_access_policy',
    protocol_state: where === 'BDAT' ? 'DATA' : where,
    protocol_name: state.protocol,
    client_address: client.address,
    client_name: client.name,
    client_port: client.port ?? '0',
    reverse_client_name: client.reverseName,
    server_address: client.serverAddress ?? '',
    server_port: client.serverPort ?? '',
    helo_name: state.helo ?? '',
    sender: state.sender ?? '',
    recipient: state.recipient ?? '',
    recipient_count: String(counts ? state.recipientCount : 0),
    queue_id: state.queued ? 'QUEUEID' : '',
    instance: '',
    size: String(state.messageSize),
    etrn_domain: state.etrnDomain ?? '',
    stress: service.settings.text('stress'),
    sasl_method: login?.method ?? '',
    sasl_username: login?.name ?? '',
    sasl_sender: login?.sender ?? '',
    ...encryption(tls),
    ...(service.isAtLeast('3.12') ? { tls_sni: tls?.serverName ?? '' } : {}),
    policy_context: context,
    ...(service.isAtLeast('3.8')
      ? { compatibility_level: service.settings.text('compatibility_level'), mail_version: service.settings.version }
      : {}),
  };
}

function encryption(tls: TlsSession | undefined): PolicyRequest {
  const certificate = tls?.certificate;
  const named = (name: string | undefined): string =>
    certificate?.trusted && name !== undefined ? encodeName(name) : '';
  return {
    ccert_subject: named(certificate?.subject),
    ccert_issuer: named(certificate?.issuer),
    ccert_fingerprint: certificate?.fingerprint ?? '',
    ccert_pubkey_fingerprint: certificate?.publicKeyFingerprint ?? '',
    encryption_protocol: tls?.protocol ?? '',
    encryption_cipher: tls?.cipher ?? '',
    encryption_keysize: String(tls?.keySize ?? 0),
  };
}

/** xtext (RFC 3461): printable ASCII but `+` as it is. */
function encodeName(name: string): string {
  return name.replace(/[^!-*,-~]/g, (char) => `+${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
}
