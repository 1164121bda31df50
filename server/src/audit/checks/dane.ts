import type { CertificateFacts, TlsaData } from '../answers.ts';
import { namedCertificates } from '../certificates.ts';
import { type AuditCheck, type AuditFinding, type CheckInput, auditFinding } from '../finding.ts';
import { dnsUnanswered, isAnswered, recordsIn } from './unanswered.ts';

/** TLSA records of this host against the certificates that the configuration names (RFC 7672). */
export const daneCheck: AuditCheck = {
  id: 'dane',
  judge(input) {
    const finding = auditFinding('dane');
    const { hostname: host, domains, listening } = input.identity;
    const isServer = listening.some(({ port }) => port === 25) && domains.length > 0;
    if (host === undefined || !host.includes('.') || !isServer) return [];
    const name = `_25._tcp.${host}`;
    const answer = input.facts.dns(name, 'TLSA');
    if (!isAnswered(answer)) return dnsUnanswered('dane', name, 'TLSA', answer);
    const records = recordsIn(answer);
    if (records.length === 0) return [finding('information', 'daneNone', { host })];
    if (!answer.secure) return [finding('failed', 'daneUnsigned', { host })];
    return judgeRecords(host, records, input);
  },
};

function judgeRecords(host: string, records: readonly TlsaData[], input: CheckInput): readonly AuditFinding[] {
  const finding = auditFinding('dane');
  // RFC 7672, 3.1.3: SMTP clients do not use certificate usages 0 and 1.
  const isUsable = ({ usage, selector, matching }: TlsaData): boolean =>
    (usage === 2 || usage === 3) && selector <= 1 && matching <= 2;
  const found: AuditFinding[] = records
    .filter((record) => !isUsable(record))
    .map((record) => finding('failed', 'daneUnusable', { host, record: shown(record) }));
  const usable = records.filter(isUsable);
  if (usable.length === 0) return found;
  const certificates = namedCertificates(input);
  if (certificates.some(({ answer }) => answer.kind === 'pending')) return found;
  const chains = certificates.flatMap(({ answer }) => (answer.kind === 'chain' ? [answer.chain] : []));
  if (chains.length === 0) return [...found, finding('unseen', 'daneUnseen', { host })];
  const matching = usable.find((record) => chains.every((chain) => matches(record, chain)));
  const each = chains.every((chain) => usable.some((record) => matches(record, chain)));
  if (each)
    return [...found, finding('passed', 'daneMatches', { host, record: shown(matching ?? usable[0] ?? records[0]) })];
  const [first] = chains[0] ?? [];
  const value = `3 1 1 ${first?.tlsa[1]?.[1] ?? ''}`;
  const cure = { kind: 'record', name: `_25._tcp.${host}`, type: 'TLSA', value } as const;
  return [...found, finding('failed', 'daneDiffers', { host }, { cure })];
}

/** Usage 3 is the server's own certificate, 2 one that signs it. */
function matches({ usage, selector, matching, data }: TlsaData, chain: readonly CertificateFacts[]): boolean {
  const certificates = usage === 3 ? chain.slice(0, 1) : chain.slice(1);
  return certificates.some(({ tlsa }) => tlsa[selector]?.[matching] === data);
}

function shown(record: TlsaData | undefined): string {
  if (!record) return '';
  const { usage, selector, matching, data } = record;
  return `${usage} ${selector} ${matching} ${data.slice(0, 16)}${data.length > 16 ? '…' : ''}`;
}
