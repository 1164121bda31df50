import { type AuditCheck, type AuditFinding, type CheckInput, auditFinding } from '../finding.ts';
import { readStsPolicy } from '../stsPolicy.ts';
import { readTags } from '../tagList.ts';
import { dnsUnanswered, isAnswered, recordsIn } from './unanswered.ts';

/** MTA-STS of the domains that receive mail (RFC 8461). */
export const mtaStsCheck: AuditCheck = {
  id: 'mta-sts',
  judge: (input) => input.identity.domains.flatMap(({ name }) => judgeDomain(name, input)),
};

function judgeDomain(domain: string, input: CheckInput): readonly AuditFinding[] {
  const finding = auditFinding('mta-sts');
  const name = `_mta-sts.${domain}`;
  const answer = input.facts.dns(name, 'TXT');
  if (!isAnswered(answer)) return dnsUnanswered('mta-sts', name, 'TXT', answer);
  const records = recordsIn(answer).filter((text) => text.startsWith('v=STSv1'));
  // RFC 8461, 3.1: with several records, or one that cannot be read, there is no policy.
  if (records.length === 0) return [finding('information', 'stsNone', { domain })];
  const id = readTags(records[0] ?? '')?.get('id') ?? '';
  if (records.length > 1) return [finding('failed', 'stsBad', { domain, why: `${records.length} × TXT` })];
  if (!/^[A-Za-z0-9]{1,32}$/.test(id)) return [finding('failed', 'stsBad', { domain, why: `id=${id}` })];
  return judgeFile(domain, input);
}

function judgeFile(domain: string, { facts }: CheckInput): readonly AuditFinding[] {
  const finding = auditFinding('mta-sts');
  const file = facts.ask({ kind: 'policy', domain });
  if (file.kind === 'pending') return [];
  if (file.kind === 'notAsked') return [finding('unseen', 'notAsked', { name: `https://mta-sts.${domain}` })];
  if (file.kind === 'failed') return [finding('failed', 'stsNoFile', { domain, why: file.why })];
  const policy = readStsPolicy(file.text);
  if (policy.kind === 'bad') return [finding('failed', 'stsPolicyBad', { domain, why: policy.why })];
  const { mode, maxAge, mx } = policy;
  const found: AuditFinding[] = [];
  if (mode !== 'none') {
    const hosts = recordsIn(facts.dns(domain, 'MX')).map(({ host }) => host);
    const others = hosts.filter((host) => !mx.some((pattern) => fitsPattern(pattern, host)));
    const verdict = mode === 'enforce' ? 'failed' : 'warning';
    for (const host of others) found.push(finding(verdict, 'stsMissesMx', { domain, host }));
  }
  if (maxAge < 86_400) found.push(finding('warning', 'stsShort', { domain, seconds: maxAge }));
  if (mode !== 'enforce') found.push(finding('information', 'stsTesting', { domain }));
  return found.length > 0 ? found : [finding('passed', 'stsGood', { domain, mode })];
}

/** RFC 8461, 4.1: `*.` stands for one label. */
function fitsPattern(pattern: string, host: string): boolean {
  if (!pattern.startsWith('*.')) return pattern === host;
  return host.includes('.') && host.slice(host.indexOf('.') + 1) === pattern.slice(2);
}
