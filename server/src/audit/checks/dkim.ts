import { type DkimKey, readDkimKey } from '../dkimKey.ts';
import { type AuditCheck, type AuditFinding, type CheckInput, auditFinding } from '../finding.ts';
import { signersOf } from '../signers.ts';
import { dnsUnanswered, isAnswered, recordsIn } from './unanswered.ts';

/** The keys of each sending domain in DNS: of the selectors that the user or the signer's configuration names. */
export const dkimCheck: AuditCheck = {
  id: 'dkim',
  judge(input) {
    const signers = signersOf(input.inputs, input.facts);
    if (signers.kind === 'pending') return [];
    return input.identity.sending.flatMap((domain) => {
      const own = signers.pairs.filter((pair) => pair.domain === '*' || pair.domain === domain);
      const selectors = [...new Set([...input.inputs.selectors, ...own.map(({ selector }) => selector)])];
      if (selectors.length === 0) return [auditFinding('dkim')('unseen', 'dkimNoSelector', { domain })];
      return selectors.flatMap((selector) => judgeSelector(domain, selector, input));
    });
  },
};

function judgeSelector(domain: string, selector: string, { facts }: CheckInput): readonly AuditFinding[] {
  const finding = auditFinding('dkim');
  const name = `${selector}._domainkey.${domain}`;
  const answer = facts.dns(name, 'TXT');
  if (!isAnswered(answer)) return dnsUnanswered('dkim', name, 'TXT', answer);
  const records = recordsIn(answer);
  const data = { domain, selector };
  if (records.length === 0) return [finding('failed', 'dkimMissing', data)];
  // RFC 6376, 3.6.2.2: with several records the result is undefined.
  if (records.length > 1) return [finding('failed', 'dkimMany', data)];
  return judgeKey(readDkimKey(records[0] ?? ''), data);
}

function judgeKey(
  key: DkimKey,
  data: { readonly domain: string; readonly selector: string },
): readonly AuditFinding[] {
  const finding = auditFinding('dkim');
  if (key.kind === 'revoked') return [finding('failed', 'dkimRevoked', data)];
  if (key.kind === 'bad') return [finding('failed', 'dkimBad', { ...data, why: key.why })];
  const { bits, type } = key;
  const found: AuditFinding[] = [];
  if (key.testing) found.push(finding('warning', 'dkimTesting', data));
  if (!key.sha256) found.push(finding('failed', 'dkimHash', data));
  if (!key.forMail) found.push(finding('failed', 'dkimService', data));
  // RFC 8301, 3.2: verifiers take no key below 1024 bits; signers should have 2048.
  if (type === 'rsa' && bits < 1024) found.push(finding('failed', 'dkimShort', { ...data, bits }));
  else if (type === 'rsa' && bits < 2048) found.push(finding('warning', 'dkimWeak', { ...data, bits }));
  const isBad = found.some(({ verdict }) => verdict === 'failed');
  return isBad ? found : [...found, finding('passed', 'dkimGood', { ...data, type, bits })];
}

/** The domains of the keys that verify, of those that can be told: for DMARC. */
export function workingKeys(domain: string, input: CheckInput): boolean {
  return dkimCheck
    .judge({ ...input, identity: { ...input.identity, sending: [domain] } })
    .some(({ code }) => code === 'dkimGood' || code === 'dkimWeak');
}
