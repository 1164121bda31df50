import type { AuditDnsAnswer, DnsRecords, DnsType, NoDnsRecords, RecordData } from '../answers.ts';
import { type AuditFinding, auditFinding } from '../finding.ts';
import type { CheckId } from '../checkId.ts';

/** What a check says where DNS did not answer; nothing, while the answer is on its way. */
export function dnsUnanswered(
  check: CheckId,
  name: string,
  type: DnsType,
  answer: AuditDnsAnswer,
): readonly AuditFinding[] {
  const finding = auditFinding(check);
  if (answer.kind === 'failed') return [finding('unseen', 'dnsFailed', { name, type, why: answer.why })];
  return answer.kind === 'notAsked' ? [finding('unseen', 'notAsked', { name })] : [];
}

/** Whether DNS has said something. */
export function isAnswered<T extends DnsType>(answer: AuditDnsAnswer<T>): answer is DnsRecords<T> | NoDnsRecords {
  return answer.kind === 'records' || answer.kind === 'none';
}

/** The records of an answer; none where there are none, or it is not known. */
export function recordsIn<T extends DnsType>(answer: AuditDnsAnswer<T>): readonly RecordData[T][] {
  return answer.kind === 'records' ? answer.records : [];
}
