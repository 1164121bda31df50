import { type DmarcFound, findDmarc, isAligned, organisationOf } from '../dmarcRecord.ts';
import { type AuditCheck, type AuditFinding, type CheckInput, auditFinding } from '../finding.ts';
import { providerOf } from '../providers.ts';
import { workingKeys } from './dkim.ts';
import { judgeSpfOf } from './spf.ts';
import { dnsUnanswered } from './unanswered.ts';

/** The policy of each sending domain, and whether its mail would pass. */
export const dmarcCheck: AuditCheck = {
  id: 'dmarc',
  judge: (input) => input.identity.sending.flatMap((domain) => judgeDomain(domain, input)),
};

function judgeDomain(domain: string, input: CheckInput): readonly AuditFinding[] {
  const finding = auditFinding('dmarc');
  const found = findDmarc(domain, input.facts);
  switch (found.kind) {
    case 'open':
      return dnsUnanswered('dmarc', found.name, 'TXT', found.answer);
    case 'none': {
      const value = `v=DMARC1; p=none; rua=mailto:postmaster@${domain}`;
      return [
        finding(
          'failed',
          'dmarcNone',
          { domain },
          { cure: { kind: 'record', name: `_dmarc.${domain}`, type: 'TXT', value } },
        ),
      ];
    }
    case 'many':
      return [finding('failed', 'dmarcMany', { domain: found.at })];
    case 'bad':
      return [finding('failed', 'dmarcBad', { domain: found.at, why: found.why })];
    case 'policy':
      return [...judgePolicy(domain, found), ...judgeAlignment(domain, found, input)];
  }
}

type Policy = Extract<DmarcFound, { readonly kind: 'policy' }>;

function judgePolicy(domain: string, { at, policy, subdomains, percent }: Policy): readonly AuditFinding[] {
  const finding = auditFinding('dmarc');
  const counts = at === domain ? policy : subdomains;
  if (counts === 'none') return [finding('warning', 'dmarcWatching', { domain })];
  const found: AuditFinding[] = [];
  if (at === domain && at === organisationOf(at) && subdomains === 'none')
    found.push(finding('warning', 'dmarcSubdomains', { domain }));
  if (percent < 100) found.push(finding('warning', 'dmarcPartial', { domain, percent }));
  return found.length > 0 ? found : [finding('passed', 'dmarcGood', { domain, policy: counts })];
}

/**
 * Mail of Postfix has the domain of its header in its envelope, unless the provider that relays it puts its own there.
 */
function judgeAlignment(domain: string, { strictDkim }: Policy, input: CheckInput): readonly AuditFinding[] {
  const finding = auditFinding('dmarc');
  const { relay } = input.identity;
  const provider = relay && providerOf(relay.host);
  const ownEnvelope = provider !== undefined && provider.include === undefined;
  const spf = judgeSpfOf(domain, input);
  const passes =
    !ownEnvelope && spf.length > 0 && spf.every(({ code }) => code === 'spfPass' || code === 'spfProvider');
  const signs = isAligned(domain, domain, strictDkim) && workingKeys(domain, input);
  if (passes || signs) {
    const by = [...(passes ? ['SPF'] : []), ...(signs ? ['DKIM'] : [])].join(' + ');
    return [finding('passed', 'dmarcAligned', { domain, by })];
  }
  // A selector that nobody named may sign all the same.
  const unsure = ownEnvelope || input.inputs.selectors.length === 0 || spf.some(({ verdict }) => verdict === 'unseen');
  return [finding(unsure ? 'unseen' : 'failed', unsure ? 'dmarcAlignmentUnknown' : 'dmarcNotAligned', { domain })];
}
