import { type AuditCheck, type AuditFinding, type CheckInput, auditFinding } from '../finding.ts';
import { readTags } from '../tagList.ts';
import { dnsUnanswered, isAnswered, recordsIn } from './unanswered.ts';

/** Where others report trouble with TLS (RFC 8460, 3). */
export const tlsRptCheck: AuditCheck = {
  id: 'tls-rpt',
  judge: (input) => input.identity.domains.flatMap(({ name }) => judgeDomain(name, input)),
};

function judgeDomain(domain: string, { facts }: CheckInput): readonly AuditFinding[] {
  const finding = auditFinding('tls-rpt');
  const name = `_smtp._tls.${domain}`;
  const answer = facts.dns(name, 'TXT');
  if (!isAnswered(answer)) return dnsUnanswered('tls-rpt', name, 'TXT', answer);
  const records = recordsIn(answer).filter((text) => text.startsWith('v=TLSRPTv1'));
  if (records.length === 0) return [finding('information', 'rptNone', { domain })];
  if (records.length > 1) return [finding('failed', 'rptBad', { domain, why: `${records.length} × TXT` })];
  const to = (readTags(records[0] ?? '')?.get('rua') ?? '').split(',').map((one) => one.trim());
  const bad = to.find((uri) => !/^(?:mailto:[^@\s]+@[^@\s]+|https:\/\/\S+)$/i.test(uri));
  if (bad !== undefined) return [finding('failed', 'rptBad', { domain, why: `rua=${bad}` })];
  return [finding('passed', 'rptGood', { domain, to: to.join(', ') })];
}
