import type { RecordData } from '../answers.ts';
import { namedCertificates } from '../certificates.ts';
import { type AuditCheck, type AuditFinding, auditFinding } from '../finding.ts';
import { dnsUnanswered, isAnswered, recordsIn } from './unanswered.ts';

/** The names of authorities in CAA records, by a word of the issuer's name in their certificates. */
const authorities: readonly (readonly [RegExp, readonly string[]])[] = [
  [/Let's Encrypt|ISRG/i, ['letsencrypt.org']],
  [/DigiCert|GeoTrust|Thawte|RapidSSL/i, ['digicert.com', 'geotrust.com', 'thawte.com', 'rapidssl.com']],
  [/Sectigo|COMODO|ZeroSSL/i, ['sectigo.com', 'comodoca.com', 'comodo.com', 'usertrust.com', 'trust-provider.com']],
  [/Google Trust Services/i, ['pki.goog']],
  [/GlobalSign/i, ['globalsign.com']],
  [/Amazon/i, ['amazon.com', 'amazontrust.com', 'awstrust.com', 'amazonaws.com']],
  [/Buypass/i, ['buypass.com', 'buypass.no']],
];
const knownTags = new Set(['issue', 'issuewild', 'iodef', 'issuemail', 'issuevmc', 'contactemail', 'contactphone']);

/**
 * Which authorities may make certificates for this host, and whether the one of its certificate is among them (RFC
 * 8659).
 */
export const caaCheck: AuditCheck = {
  id: 'caa',
  judge(input) {
    const finding = auditFinding('caa');
    const { hostname } = input.identity;
    if (hostname === undefined || !hostname.includes('.')) return [];
    // RFC 8659, 3: the records of the closest name above that has some.
    const labels = hostname.split('.');
    for (let at = 0; at < labels.length; at++) {
      const domain = labels.slice(at).join('.');
      const answer = input.facts.dns(domain, 'CAA');
      if (!isAnswered(answer)) return dnsUnanswered('caa', domain, 'CAA', answer);
      const records = recordsIn(answer);
      if (records.length > 0) return judgeRecords(domain, records, issuersOf(input));
    }
    return [finding('information', 'caaNone', { domain: hostname })];
  },
};

function issuersOf(input: Parameters<AuditCheck['judge']>[0]): readonly string[] {
  return namedCertificates(input).flatMap(({ answer }) => {
    const first = answer.kind === 'chain' ? answer.chain[0] : undefined;
    return first && !first.selfSigned ? [first.issuer] : [];
  });
}

function judgeRecords(
  domain: string,
  records: readonly RecordData['CAA'][],
  issuers: readonly string[],
): readonly AuditFinding[] {
  const finding = auditFinding('caa');
  const unknown = records.find(({ critical, tag }) => critical && !knownTags.has(tag.toLowerCase()));
  if (unknown) return [finding('failed', 'caaCritical', { domain, tag: unknown.tag })];
  const issue = records.filter(({ tag }) => tag.toLowerCase() === 'issue');
  if (issue.length === 0) return [finding('information', 'caaNone', { domain })];
  const names = issue
    .map(({ value }) => value.split(';')[0]?.trim().toLowerCase() ?? '')
    .filter((name) => name !== '');
  const allowed = names.join(', ') || '-';
  const [issuer] = issuers;
  if (issuer === undefined) return [finding('information', 'caaUnsure', { domain, issuer: '', allowed })];
  const ours = authorities.find(([pattern]) => pattern.test(issuer))?.[1];
  if (!ours) return [finding('unseen', 'caaUnsure', { domain, issuer, allowed })];
  if (names.some((name) => ours.includes(name))) return [finding('passed', 'caaAllows', { domain, issuer })];
  const cure = { kind: 'record', name: domain, type: 'CAA', value: `0 issue "${ours[0]}"` } as const;
  return [finding('warning', 'caaForbids', { domain, issuer, allowed }, { cure })];
}
