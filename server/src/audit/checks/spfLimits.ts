import { type AuditCheck, type AuditFinding, type CheckInput, auditFinding } from '../finding.ts';
import type { SpfTerm } from '../spfRecord.ts';
import { type SpfWalk, walkSpf } from '../spfWalk.ts';

/** What is wrong with an SPF record whoever sends. */
export const spfLimitsCheck: AuditCheck = {
  id: 'spf-limits',
  judge: (input) => input.identity.sending.flatMap((domain) => judgeDomain(domain, input)),
};

function judgeDomain(domain: string, { facts }: CheckInput): readonly AuditFinding[] {
  const finding = auditFinding('spf-limits');
  const walk = walkSpf(domain, facts);
  if (walk.records !== 1 || walk.open) return [];
  const found: AuditFinding[] = [];
  if (walk.loop !== undefined) return [finding('failed', 'spfLoop', { domain, name: walk.loop })];
  if (walk.broken) {
    const { domain: name, term } = walk.broken;
    return [finding('failed', 'spfSyntax', { domain, term: term === '' ? `include:${name}` : term })];
  }
  found.push(...judgeCounts(domain, walk));
  if (walk.usesPtr) found.push(finding('warning', 'spfPtr', { domain }));
  return [...found, ...judgeEnd(domain, walk)];
}

/** RFC 7208, 4.6.4. */
function judgeCounts(domain: string, { lookups: count, voids }: SpfWalk): readonly AuditFinding[] {
  const finding = auditFinding('spf-limits');
  const found = [
    count > 10
      ? finding('failed', 'spfTooManyLookups', { domain, count })
      : finding(count > 8 ? 'warning' : 'passed', 'spfLookups', { domain, count }),
  ];
  if (voids.length > 0) {
    const data = { domain, count: voids.length, names: voids.slice(0, 5).join(', ') };
    found.push(finding(voids.length > 2 ? 'failed' : 'warning', 'spfVoid', data));
  }
  return found;
}

function judgeEnd(domain: string, { terms, record = '' }: SpfWalk): readonly AuditFinding[] {
  const finding = auditFinding('spf-limits');
  const anybody = terms.some(isAnybody);
  const all = terms.find(({ name, isModifier }) => !isModifier && name === 'all');
  const closed = record.replace(/ *[+?]?all *$/i, ' -all');
  const cure = { kind: 'record', name: domain, type: 'TXT', value: closed } as const;
  if (anybody) return [finding('failed', 'spfAnybody', { domain }, all ? { cure } : {})];
  if (all?.qualifier === '?') return [finding('warning', 'spfNeutralEnd', { domain }, { cure })];
  const redirects = terms.some(({ name, isModifier }) => isModifier && name === 'redirect');
  if (all || redirects) return [];
  return [finding('warning', 'spfNoEnd', { domain }, { cure: { ...cure, value: `${record.trim()} -all` } })];
}

/** A term by which any address passes. */
function isAnybody({ name, qualifier, isModifier, text }: SpfTerm): boolean {
  if (isModifier || qualifier !== '+') return false;
  return name === 'all' || /^\+?ip[46]:.*\/0$/i.test(text);
}
