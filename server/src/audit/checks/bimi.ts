import { findDmarc } from '../dmarcRecord.ts';
import { type AuditCheck, type AuditFinding, type CheckInput, auditFinding } from '../finding.ts';
import { readTags } from '../tagList.ts';
import { isAnswered, recordsIn } from './unanswered.ts';

/** The logo of a domain: for information alone. Receivers want a policy of DMARC that is enforced. */
export const bimiCheck: AuditCheck = {
  id: 'bimi',
  judge: (input) => input.identity.sending.flatMap((domain) => judgeDomain(domain, input)),
};

function judgeDomain(domain: string, { facts }: CheckInput): readonly AuditFinding[] {
  const finding = auditFinding('bimi');
  const answer = facts.dns(`default._bimi.${domain}`, 'TXT');
  if (!isAnswered(answer)) return [];
  const record = recordsIn(answer).find((text) => text.startsWith('v=BIMI1'));
  if (record === undefined) return [finding('information', 'bimiNone', { domain })];
  const location = readTags(record)?.get('l') ?? '';
  if (location !== '' && !/^https:\/\/\S+\.svgz?$/i.test(location)) {
    return [finding('information', 'bimiBad', { domain, why: `l=${location}` })];
  }
  const dmarc = findDmarc(domain, facts);
  const isEnforced = dmarc.kind === 'policy' && dmarc.policy !== 'none' && dmarc.percent === 100;
  return [finding('information', isEnforced ? 'bimiFound' : 'bimiNeedsPolicy', { domain })];
}
