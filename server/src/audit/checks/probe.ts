import type { ProbeAnswer } from '../answers.ts';
import { namedCertificates } from '../certificates.ts';
import { type AuditCheck, type AuditFinding, type CheckInput, auditFinding } from '../finding.ts';
import type { FindingSource } from '../findingSource.ts';
import { type ProbeTarget, probeTargets } from '../probes.ts';
import { simulateRelay, stranger } from '../simulatedRelay.ts';
import { settingCure } from '../auditSettings.ts';
import { isNamed } from './certificate.ts';
import { serverTlsLevel } from './tlsSettings.ts';

/** What the services say when they are asked, against what the configuration says they do. */
export const probeCheck: AuditCheck = {
  id: 'probe',
  judge(input) {
    const finding = auditFinding('probe');
    if (!input.inputs.probe) return [finding('unseen', 'probeOff', {})];
    const targets = probeTargets(input);
    if (targets.length === 0) return [finding('unseen', 'probeNothing', {})];
    return targets.flatMap((target) => judgeTarget(target, input));
  },
};

type Session = Extract<ProbeAnswer, { readonly kind: 'session' }>;

function judgeTarget(target: ProbeTarget, input: CheckInput): readonly AuditFinding[] {
  const answers = [input.facts.ask(target.tls), input.facts.ask(target.relay)];
  if (answers.some(({ kind }) => kind === 'pending')) return [];
  const finding = auditFinding('probe');
  const { address, listening } = target;
  const { port, service } = listening;
  const source = { name: 'master.cf', service };
  const failed = answers.find((answer) => answer.kind !== 'session');
  if (failed) {
    const why = failed.kind === 'failed' ? failed.why : '';
    return [
      failed.kind === 'failed'
        ? finding('failed', 'probeFailed', { address, port, why }, { source })
        : finding('unseen', 'notAsked', { name: `${address}:${port}` }, { source }),
    ];
  }
  const [tls, relay] = answers as [Session, Session];
  return [
    ...judgeBanner(target, tls, input),
    ...judgeTls(target, tls),
    ...judgeAuth(target, tls, input),
    ...judgeCertificate(target, tls, input),
    ...judgeRelay(target, relay, input),
  ];
}

function placeOf({ listening: { service } }: ProbeTarget, name: string): { readonly source: FindingSource } {
  return { source: { name, service } };
}

/** RFC 5321, 4.2: the greeting begins with the server's name. */
function judgeBanner(target: ProbeTarget, { banner }: Session, { identity }: CheckInput): AuditFinding[] {
  const finding = auditFinding('probe');
  const { address, listening } = target;
  const data = { address, port: listening.port, banner: banner.slice(0, 200) };
  const host = identity.hostname;
  const said = /^220[ -](\S+)/.exec(banner)?.[1]?.toLowerCase();
  const place = placeOf(target, 'smtpd_banner');
  if (host === undefined || said === host) return [finding('passed', 'probeBanner', data, place)];
  return [finding('warning', 'probeBannerName', { ...data, host }, place)];
}

function judgeTls(target: ProbeTarget, { offers, startTls, tls, problem }: Session): AuditFinding[] {
  const finding = auditFinding('probe');
  const { address, listening } = target;
  const data = { address, port: listening.port };
  const { level, wrapped } = serverTlsLevel(listening);
  const place = placeOf(target, 'smtpd_tls_security_level');
  const isOffered = offers.some((offer) => offer === 'STARTTLS');
  if (level === 'none') return isOffered ? [finding('warning', 'probeStartTlsUnwanted', data, place)] : [];
  if (tls) return [finding('passed', 'probeStartTls', { ...data, ...tls }, place)];
  if (!wrapped && !isOffered) return [finding('failed', 'probeNoStartTls', data, place)];
  return [finding('failed', 'probeFailed', { ...data, why: problem ?? startTls ?? 'TLS' }, place)];
}

function mechanismsIn(offers: readonly string[] | undefined): string | undefined {
  return offers?.find((offer) => /^AUTH[ =]/.test(offer))?.slice(5);
}

function judgeAuth(target: ProbeTarget, { offers, offersInTls }: Session, { inputs }: CheckInput): AuditFinding[] {
  const finding = auditFinding('probe');
  const { address, listening } = target;
  const data = { address, port: listening.port };
  const { settings, service } = listening;
  const { wrapped } = serverTlsLevel(listening);
  const isOn = settings.flag('smtpd_sasl_auth_enable');
  const [before, inTls] = [wrapped ? undefined : mechanismsIn(offers), mechanismsIn(wrapped ? offers : offersInTls)];
  const place = placeOf(target, 'smtpd_sasl_auth_enable');
  if (!isOn) return (before ?? inTls) ? [finding('warning', 'probeAuthUnwanted', data, place)] : [];
  const isPlain = /\b(?:PLAIN|LOGIN)\b/.test(before ?? '');
  if (isPlain) {
    const cure = settingCure(inputs, service, 'smtpd_tls_auth_only', 'yes');
    return [finding('failed', 'probeAuthInClear', data, { ...place, cure })];
  }
  const mechanisms = inTls ?? before;
  return [
    mechanisms === undefined
      ? finding('failed', 'probeNoAuth', data, place)
      : finding('passed', 'probeAuth', { ...data, mechanisms }, place),
  ];
}

function judgeCertificate(target: ProbeTarget, { certificate }: Session, input: CheckInput): AuditFinding[] {
  const finding = auditFinding('probe');
  if (certificate?.kind !== 'chain') return [];
  const { address, listening } = target;
  const first = certificate.chain[0];
  const host = input.identity.hostname;
  if (!first || host === undefined) return [];
  const names = first.names.slice(0, 10).join(', ');
  const data = { address, port: listening.port, names, host };
  const place = placeOf(target, 'smtpd_tls_cert_file');
  const found: AuditFinding[] = [
    isNamed(first.names, host)
      ? finding('passed', 'probeCertificate', data, place)
      : finding('warning', 'probeOtherCertificate', data, place),
  ];
  const files = namedCertificates(input).filter(({ answer }) => answer.kind === 'chain');
  const isThere = files.some(
    ({ answer }) => answer.kind === 'chain' && answer.chain[0]?.tlsa[0]?.[1] === first.tlsa[0]?.[1],
  );
  if (files.length > 0 && !isThere) {
    const file = files[0]?.files[0] ?? '';
    found.push(finding('warning', 'probeCertificateDiffers', { address, port: listening.port, file }, place));
  }
  return found;
}

/** Whether mail for others is refused; a client of mynetworks may send it, and the probe may be one. */
function judgeRelay(target: ProbeTarget, { relay, from, tls }: Session, input: CheckInput): AuditFinding[] {
  const finding = auditFinding('probe');
  const { address, listening } = target;
  const data = { address, port: listening.port };
  const place = placeOf(target, 'smtpd_relay_restrictions');
  const reply = (relay?.rcpt ?? relay?.mail ?? '').slice(0, 200);
  if (reply === '') return [];
  const expected = simulateRelay(from, listening.service, tls !== undefined, input);
  const isTaken = reply.startsWith('2');
  const strangers = simulateRelay(stranger, listening.service, tls !== undefined, input);
  const trusts = isTaken && expected.digits.includes('2') && !strangers.digits.includes('2');
  const found: AuditFinding[] = [
    isTaken
      ? finding(
          trusts ? 'information' : 'failed',
          trusts ? 'probeRelayTrusted' : 'probeRelayTaken',
          { ...data, reply, from },
          place,
        )
      : finding('passed', 'probeRelayRefused', { ...data, reply, from }, place),
  ];
  const agrees = expected.digits.includes(reply.slice(0, 1));
  if (!expected.certain) found.push(finding('unseen', 'probeSimulatorUnsure', { ...data, from }, place));
  else if (agrees) found.push(finding('passed', 'probeSimulatorAgrees', { ...data, from }, place));
  else
    found.push(
      finding('warning', 'probeSimulatorDiffers', { ...data, from, said: reply, expected: expected.reply }, place),
    );
  return found;
}
