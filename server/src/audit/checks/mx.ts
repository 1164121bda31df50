import { type AuditCheck, type AuditFinding, type CheckInput, auditFinding } from '../finding.ts';
import { isIpAddress, isDomainName, isPublicAddress, normalAddress } from '../hostText.ts';
import type { OwnDomain } from '../mailIdentity.ts';
import { dnsUnanswered, isAnswered, recordsIn } from './unanswered.ts';

/** How many servers of a domain are looked at. */
const mostHosts = 20;

/** Where the world delivers mail for the domains that this server takes mail for. */
export const mxCheck: AuditCheck = {
  id: 'mx',
  judge: (input) => [
    ...input.identity.unknownLists.map(({ setting, table }) =>
      auditFinding('mx')('unseen', 'tableUnread', { setting, table }, { source: { name: setting } }),
    ),
    ...input.identity.domains.flatMap((domain) => judgeDomain(domain, input)),
  ],
};

function judgeDomain(own: OwnDomain, input: CheckInput): readonly AuditFinding[] {
  const finding = auditFinding('mx');
  const domain = own.name;
  const source = { name: own.setting };
  const answer = input.facts.dns(domain, 'MX');
  if (!isAnswered(answer)) return dnsUnanswered('mx', domain, 'MX', answer);
  const records = recordsIn(answer);
  // RFC 7505: one record with the root as its host.
  if (records.some(({ host }) => host === '' || host === '.'))
    return [finding('failed', 'mxNull', { domain }, { source })];
  if (records.length === 0) return withoutMx(own, input);
  const hosts = [...records].sort((a, b) => a.preference - b.preference).slice(0, mostHosts);
  const problems = hosts.flatMap(({ host }) => judgeHost(domain, host, input));
  return [
    ...problems,
    ...whose(
      own,
      hosts.map(({ host }) => host),
      input,
    ),
  ];
}

function withoutMx({ name: domain, setting }: OwnDomain, { facts, identity }: CheckInput): readonly AuditFinding[] {
  const finding = auditFinding('mx');
  const source = { name: setting };
  const answers = (['A', 'AAAA'] as const).map((type) => ({ type, answer: facts.dns(domain, type) }));
  const addresses = answers.flatMap(({ answer }) => [...recordsIn(answer)]);
  // The host's own name needs no MX record: RFC 5321, 5.1 takes its address.
  if (addresses.length > 0 && domain === identity.hostname) return [];
  if (addresses.length > 0) return [finding('warning', 'mxImplicit', { domain }, { source })];
  const open = answers.filter(({ answer }) => !isAnswered(answer));
  if (open.length > 0) return open.flatMap(({ type, answer }) => dnsUnanswered('mx', domain, type, answer));
  const cure = {
    kind: 'record',
    name: domain,
    type: 'MX',
    value: `10 ${identity.hostname ?? 'mail.example.com'}.`,
  } as const;
  return [finding('failed', 'mxMissing', { domain }, { source, cure })];
}

function judgeHost(domain: string, host: string, { facts }: CheckInput): readonly AuditFinding[] {
  const finding = auditFinding('mx');
  if (isIpAddress(host) || !isDomainName(host)) return [finding('failed', 'mxLiteral', { domain, host })];
  const answers = (['A', 'AAAA'] as const).map((type) => ({ type, answer: facts.dns(host, type) }));
  // RFC 2181, 10.3: the host of an MX record is no alias.
  const isAlias = answers.some(({ answer }) => answer.kind === 'records' && answer.aliases.length > 0);
  if (isAlias) return [finding('failed', 'mxAlias', { domain, host })];
  if (answers.some(({ answer }) => recordsIn(answer).length > 0)) return [];
  const open = answers.filter(({ answer }) => !isAnswered(answer));
  if (open.length > 0) return open.flatMap(({ type, answer }) => dnsUnanswered('mx', host, type, answer));
  return [finding('failed', 'mxNoAddress', { domain, host })];
}

/** Whether the servers of a domain are this one: by name, or by an address that is known to be ours. */
function whose(
  { name: domain, class: kind, setting }: OwnDomain,
  hosts: readonly string[],
  input: CheckInput,
): readonly AuditFinding[] {
  const finding = auditFinding('mx');
  const { hostname } = input.identity;
  const ours = new Set(input.identity.outgoing.map(({ address }) => address).filter(isPublicAddress));
  const isOurs = (host: string): boolean | undefined => {
    if (host === hostname) return true;
    const answers = (['A', 'AAAA'] as const).map((type) => input.facts.dns(host, type));
    const addresses = answers.flatMap((answer) => [...recordsIn(answer)]).map(normalAddress);
    if (addresses.some((address) => ours.has(address))) return true;
    return answers.every(isAnswered) && ours.size > 0 ? false : undefined;
  };
  const verdicts = hosts.map(isOurs);
  const data = { domain, hosts: hosts.join(', ') };
  const more = { source: { name: setting } };
  if (verdicts.every((one) => one === true)) return [finding('passed', 'mxGood', data, more)];
  if (verdicts.some((one) => one === true)) return [finding('information', 'mxPartly', data, more)];
  if (verdicts.some((one) => one === undefined)) return [finding('unseen', 'mxUnsure', data, more)];
  // A relay server may stand behind the MX; a final destination gets its own mail only from here.
  return [finding(kind === 'relay' ? 'information' : 'warning', 'mxElsewhere', data, more)];
}
