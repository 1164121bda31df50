import { getDomain } from 'tldts';
import type { AuditDnsAnswer } from './answers.ts';
import type { AuditFacts } from './question.ts';
import { readTags } from './tagList.ts';

export type DmarcPolicy = 'none' | 'quarantine' | 'reject';

/** What counts as the DMARC policy of a domain (RFC 7489, 6.6.3). */
export type DmarcFound =
  | {
      readonly kind: 'policy';
      /** Where the record stands: the domain, or the one that it belongs to. */
      readonly at: string;
      readonly policy: DmarcPolicy;
      readonly subdomains: DmarcPolicy;
      readonly percent: number;
      readonly strictSpf: boolean;
      readonly strictDkim: boolean;
      readonly reports: readonly string[];
      /** Addresses for reports of single messages. */
      readonly failureReports: readonly string[];
    }
  | { readonly kind: 'none' }
  | { readonly kind: 'many'; readonly at: string }
  | { readonly kind: 'bad'; readonly at: string; readonly why: string }
  | { readonly kind: 'open'; readonly name: string; readonly answer: AuditDnsAnswer };

/** The organisational domain by the public suffix list; itself where the list knows nothing of it. */
export function organisationOf(domain: string): string {
  return getDomain(domain, { allowPrivateDomains: true }) ?? domain;
}

/** Whether a domain counts as another's: the same, or in relaxed mode of one organisation (RFC 7489, 3.1). */
export function isAligned(domain: string, other: string, strict: boolean): boolean {
  return domain === other || (!strict && organisationOf(domain) === organisationOf(other));
}

/** Looks the policy of a domain up, as a receiver does. */
export function findDmarc(domain: string, facts: AuditFacts): DmarcFound {
  const own = readAt(domain, facts);
  const organisation = organisationOf(domain);
  return own.kind === 'none' && organisation !== domain ? readAt(organisation, facts) : own;
}

function readAt(at: string, facts: AuditFacts): DmarcFound {
  const name = `_dmarc.${at}`;
  const answer = facts.dns(name, 'TXT');
  if (answer.kind !== 'records' && answer.kind !== 'none') return { kind: 'open', name, answer };
  const records =
    answer.kind === 'records' ? answer.records.filter((text) => /^\s*v\s*=\s*DMARC1\s*(?:;|$)/.test(text)) : [];
  if (records.length > 1) return { kind: 'many', at };
  return records[0] === undefined ? { kind: 'none' } : readRecord(at, records[0]);
}

const policies: readonly string[] = ['none', 'quarantine', 'reject'];

function isPolicy(text: string | undefined): text is DmarcPolicy {
  return text !== undefined && policies.includes(text);
}

function readRecord(at: string, record: string): DmarcFound {
  const bad = (why: string): DmarcFound => ({ kind: 'bad', at, why });
  const tags = readTags(record);
  if (!tags) return bad(record);
  const lower = (tag: string): string | undefined => tags.get(tag)?.toLowerCase();
  const uris = (tag: string): string[] => (tags.get(tag) ?? '').split(',').flatMap((uri) => uri.trim() || []);
  const [policy, subdomains, percent] = [lower('p'), lower('sp'), tags.get('pct')];
  // RFC 7489, 6.6.3: without a policy that can be read, but with an address for reports, it is "none".
  const isKnown = isPolicy(policy);
  if (!isKnown && uris('rua').length === 0) return bad(`p=${policy ?? ''}`);
  if (subdomains !== undefined && !isPolicy(subdomains)) return bad(`sp=${subdomains}`);
  if (percent !== undefined && !/^(?:\d{1,2}|100)$/.test(percent)) return bad(`pct=${percent}`);
  for (const mode of ['adkim', 'aspf'])
    if (!/^[rs]?$/.test(lower(mode) ?? '')) return bad(`${mode}=${lower(mode) ?? ''}`);
  const own: DmarcPolicy = isKnown ? policy : 'none';
  return {
    kind: 'policy',
    at,
    policy: own,
    subdomains: subdomains ?? own,
    percent: percent === undefined ? 100 : Number(percent),
    strictSpf: lower('aspf') === 's',
    strictDkim: lower('adkim') === 's',
    reports: uris('rua'),
    failureReports: uris('ruf'),
  };
}
