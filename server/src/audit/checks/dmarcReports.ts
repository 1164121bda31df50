import { findDmarc, organisationOf } from '../dmarcRecord.ts';
import { type AuditCheck, type AuditFinding, type CheckInput, auditFinding } from '../finding.ts';
import { isDomainName } from '../hostText.ts';
import { dnsUnanswered, isAnswered, recordsIn } from './unanswered.ts';

/** How many addresses of a record are looked at; receivers need not send to more than two (RFC 7489, 6.2). */
const mostAddresses = 10;

/** Where reports of DMARC go, and whether the domain there takes them (RFC 7489, 7.1). */
export const dmarcReportsCheck: AuditCheck = {
  id: 'dmarc-reports',
  judge: (input) => input.identity.sending.flatMap((domain) => judgeDomain(domain, input)),
};

function judgeDomain(domain: string, { facts }: CheckInput): readonly AuditFinding[] {
  const finding = auditFinding('dmarc-reports');
  const found = findDmarc(domain, facts);
  if (found.kind !== 'policy') return [];
  if (found.reports.length === 0) return [finding('information', 'reportsNone', { domain })];
  const uris = [...found.reports, ...found.failureReports].slice(0, mostAddresses);
  return uris.flatMap((to) => judgeAddress(found.at, to, facts));
}

function judgeAddress(domain: string, to: string, facts: CheckInput['facts']): readonly AuditFinding[] {
  const finding = auditFinding('dmarc-reports');
  const [, host] = /^mailto:[^@\s]+@([^@\s!?]+)(?:![0-9]+[kmgt]?)?$/i.exec(to) ?? [];
  const taker = host?.toLowerCase();
  if (taker === undefined || !isDomainName(taker)) return [finding('failed', 'reportsBad', { domain, to })];
  if (organisationOf(taker) === organisationOf(domain)) return [finding('passed', 'reportsGood', { domain, to })];
  const record = `${domain}._report._dmarc.${taker}`;
  const answer = facts.dns(record, 'TXT');
  if (!isAnswered(answer)) return dnsUnanswered('dmarc-reports', record, 'TXT', answer);
  const takes = recordsIn(answer).some((text) => /^v\s*=\s*DMARC1\s*(?:;|$)/i.test(text));
  if (takes) return [finding('passed', 'reportsGood', { domain, to })];
  const cure = { kind: 'record', name: record, type: 'TXT', value: 'v=DMARC1' } as const;
  return [finding('failed', 'reportsRefused', { domain, to, record }, { cure })];
}
