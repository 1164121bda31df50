import type { AuditData } from '../../../audit/data.ts';
import type { TextsOf } from '../../textsOf.ts';

type Codes = `probe${string}` | `row${string}` | `limit${string}`;

const rows = {
  passed: 'SPF fits what this server sends.',
  failed: 'SPF does not fit what this server sends: see above.',
  unseen: 'Whether SPF fits what this server sends could not be seen: see above.',
};

/** What services answer, the audit lists, limits. */
export const enAuditServices: TextsOf<Pick<AuditData, Extract<keyof AuditData, Codes>>> = {
  probeOff: () => 'No service was connected to. Ask for it with --probe.',
  probeNothing: () => 'No service can be reached at the known addresses. Name one with --address.',
  probeFailed: (d) => `${d.address} port ${d.port} does not work: ${d.why}`,
  probeBanner: (d) => `${d.address} port ${d.port} says "${d.banner}".`,
  probeBannerName: (d) => `${d.address} port ${d.port} says "${d.banner}", which does not begin with ${d.host}.`,
  probeStartTls: (d) => `${d.address} port ${d.port} speaks ${d.protocol} (${d.cipher}).`,
  probeNoStartTls: (d) => `${d.address} port ${d.port} offers no STARTTLS, though the settings ask for it.`,
  probeStartTlsUnwanted: (d) =>
    `${d.address} port ${d.port} offers STARTTLS, though the settings do not. Reload Postfix?`,
  probeAuthInClear: (d) => `${d.address} port ${d.port} offers logins with passwords before TLS.`,
  probeAuthUnwanted: (d) => `${d.address} port ${d.port} offers logins, though the settings do not. Reload Postfix?`,
  probeNoAuth: (d) => `${d.address} port ${d.port} offers no logins, though the settings ask for them.`,
  probeAuth: (d) => `${d.address} port ${d.port} offers logins: ${d.mechanisms}.`,
  probeCertificate: (d) => `${d.address} port ${d.port} shows a certificate for ${d.names}.`,
  probeOtherCertificate: (d) => `${d.address} port ${d.port} shows a certificate for ${d.names}, not for ${d.host}.`,
  probeCertificateDiffers: (d) =>
    `${d.address} port ${d.port} does not show the certificate of ${d.file}. Reload Postfix?`,
  probeRelayRefused: (d) => `Seen from ${d.from}, ${d.address} port ${d.port} takes no mail for others: ${d.reply}`,
  probeRelayTaken: (d) => `Seen from ${d.from}, ${d.address} port ${d.port} is an OPEN RELAY: ${d.reply}`,
  probeRelayTrusted: (d) =>
    `${d.address} port ${d.port} takes mail for others from ${d.from}, which the configuration trusts (mynetworks); ` +
    'strangers are refused. Probe from elsewhere to be sure.',
  probeSimulatorAgrees: (d) => `${d.address} port ${d.port} answers ${d.from} as the configuration says.`,
  probeSimulatorDiffers: (d) =>
    `${d.address} port ${d.port} answers "${d.said}" to ${d.from}; the configuration says "${d.expected}". ` +
    'Reload Postfix?',
  probeSimulatorUnsure: (d) =>
    `What ${d.address} port ${d.port} must answer to ${d.from} depends on what is not known here.`,
  rowSpf: (d) => rows[d.state],
  rowDkimFailures: () => 'How often DKIM fails (below 0.1 %) is in DMARC reports, not in a configuration.',
  rowTlsLog: (d) => `TLS is logged (${d.level}): count "TLS handshake failed" and "SSL_accept error" in the log.`,
  rowTlsLogOff: (d) => `${d.setting} is 0: what goes wrong with TLS is hardly logged. Set it to 1.`,
  rowDelay: () => 'The delay of mail (500 ms on average) is in "delay=" and "delays=" of the log.',
  rowLoad: () => 'The load of the CPU (85 % at most) is for the monitoring of the machine to show.',
  rowBandwidth: () => 'The use of the network (70 % at most) is for the monitoring of the machine to show.',
  rowLogKept: () =>
    'How long the log is kept (180 days) is set in logrotate or journald. Run the audit on the machine.',
  rowLogKeptShort: (d) => `${d.path} keeps the mail log for ${d.days} days; 180 are wanted.`,
  rowLogKeptLong: (d) => `${d.path} keeps the mail log for ${d.days} days.`,
  rowBorders: () => 'Papers about data that crosses borders are not in a configuration.',
  rowNational: () => 'A certification of national cryptography is not in a configuration.',
  limitRateNone: (d) =>
    `${d.service} takes any number of messages from a client. Limit: smtpd_client_message_rate_limit.`,
  limitRate: (d) => `${d.service} takes ${d.count} messages from a client in ${d.unit}.`,
  limitLifetime: (d) => `Mail is tried for ${d.value} (maximal_queue_lifetime).`,
  limitLifetimeShort: (d) => `Mail is given up after ${d.value}; RFC 5321 asks for four or five days.`,
  limitLifetimeLong: (d) => `Mail is tried for ${d.value}: senders learn late that it did not arrive.`,
  limitSizeNone: () => 'Messages may have any size (message_size_limit = 0): one of them can fill the disk.',
  limitSize: (d) => `Messages may have ${d.bytes} bytes.`,
  limitSizeSmall: (d) => `Messages may have ${d.bytes} bytes only; others send up to 25 MB.`,
  limitSizeAboveMailbox: (d) =>
    `message_size_limit (${d.bytes}) is above mailbox_size_limit (${d.mailbox}): local(8) refuses to run.`,
};
