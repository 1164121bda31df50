import { type AuditCheck, type AuditFinding, type CheckInput, auditFinding } from '../finding.ts';
import { isDomainName, isIpv6 } from '../hostText.ts';
import { providerOf } from '../providers.ts';
import { walkSpf } from '../spfWalk.ts';
import { relayAddresses } from './relayAddresses.ts';
import { visibleAddresses } from './outgoing.ts';
import { dnsUnanswered } from './unanswered.ts';

/** What SPF says of each sending domain and each address that its mail comes from. */
export const spfCheck: AuditCheck = {
  id: 'spf',
  judge: (input) => [
    ...input.identity.sending.flatMap((domain) => judgeSpfOf(domain, input)),
    ...input.identity.helos.flatMap(({ name }) => judgeHelo(name, input)),
  ],
};

/** What SPF says of mail from one domain. */
export function judgeSpfOf(domain: string, input: CheckInput): readonly AuditFinding[] {
  const finding = auditFinding('spf');
  const walk = walkSpf(domain, input.facts);
  const { open, records: count } = walk;
  if (open) return dnsUnanswered('spf', open.name, 'TXT', open.answer);
  if (count === 0) {
    const cure = { kind: 'record', name: domain, type: 'TXT', value: suggested(input) } as const;
    return [finding('failed', 'spfNone', { domain }, { cure })];
  }
  if (count > 1) return [finding('failed', 'spfMany', { domain, count })];
  const { relay } = input.identity;
  const provider = relay && providerOf(relay.host);
  if (provider && provider.include === undefined) {
    return [
      finding('information', 'spfProviderOwn', { domain, provider: provider.name }, { source: { name: 'relayhost' } }),
    ];
  }
  if (provider?.include !== undefined) {
    const data = { domain, provider: provider.name, include: provider.include };
    const source = { name: 'relayhost' };
    if (walk.included.includes(provider.include)) return [finding('passed', 'spfProvider', data, { source })];
    const value = withTerm(walk.record ?? '', `include:${provider.include}`);
    return [
      finding('failed', 'spfNoProvider', data, { source, cure: { kind: 'record', name: domain, type: 'TXT', value } }),
    ];
  }
  const addresses = relay ? relayAddresses(relay, input.facts) : visibleAddresses(input).map(({ address }) => address);
  if (addresses.length === 0) return [finding('unseen', 'spfNoAddress', { domain })];
  return addresses.flatMap((address) => judgeAddress(domain, address, walk.record ?? '', input));
}

function judgeAddress(
  domain: string,
  address: string,
  record: string,
  { identity, facts }: CheckInput,
): readonly AuditFinding[] {
  const finding = auditFinding('spf');
  const helo = identity.helos[0]?.name ?? domain;
  const answer = facts.ask({ kind: 'spf', domain, address, helo });
  if (answer.kind === 'pending') return [];
  if (answer.kind === 'notAsked') return [finding('unseen', 'notAsked', { name: domain })];
  const { result, why } = answer;
  switch (result) {
    case 'pass':
      return [finding('passed', 'spfPass', { domain, address })];
    case 'permerror':
      return [finding('failed', 'spfError', { domain, why })];
    case 'temperror':
      return [finding('unseen', 'spfFailed', { domain, why })];
    default: {
      const value = withTerm(record, `${isIpv6(address) ? 'ip6' : 'ip4'}:${address}`);
      const cure = { kind: 'record', name: domain, type: 'TXT', value } as const;
      const verdict = result === 'neutral' ? 'warning' : 'failed';
      return [finding(verdict, 'spfNot', { domain, address, result }, { cure })];
    }
  }
}

/**
 * Bounces have no sender: SPF takes the name in EHLO for their domain (RFC 7208, 2.4). Without a record nothing is
 * lost.
 */
function judgeHelo(name: string, input: CheckInput): readonly AuditFinding[] {
  const isOther = isDomainName(name) && !input.identity.sending.includes(name);
  if (!isOther || input.identity.relay) return [];
  if (walkSpf(name, input.facts).records === 0) return [];
  return visibleAddresses(input).flatMap(({ address }): readonly AuditFinding[] => {
    const answer = input.facts.ask({ kind: 'spf', domain: name, address, helo: name });
    if (answer.kind !== 'spf' || !/fail|permerror/.test(answer.result)) return [];
    const source = { name: 'smtp_helo_name' };
    return [auditFinding('spf')('failed', 'spfHelo', { name, address, result: answer.result }, { source })];
  });
}

/** A record with one term more, before the term that ends it. */
function withTerm(record: string, term: string): string {
  const words = record.split(/ +/).filter((word) => word !== '');
  const end = words.findIndex((word) => /^(?:[-+~?]?all$|redirect=)/i.test(word));
  const at = end < 0 ? words.length : end;
  return [...words.slice(0, at), term, ...words.slice(at)].join(' ');
}

function suggested(input: CheckInput): string {
  const { relay } = input.identity;
  const provider = relay && providerOf(relay.host);
  if (provider?.include !== undefined) return `v=spf1 include:${provider.include} -all`;
  const addresses = relay ? relayAddresses(relay, input.facts) : visibleAddresses(input).map(({ address }) => address);
  const terms = addresses.map((address) => `${isIpv6(address) ? 'ip6' : 'ip4'}:${address}`);
  return ['v=spf1', ...(terms.length > 0 ? terms : ['mx']), '-all'].join(' ');
}
