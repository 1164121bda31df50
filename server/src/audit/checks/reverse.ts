import { type AuditCheck, type AuditFinding, type CheckInput, auditFinding } from '../finding.ts';
import { isDomainName, isIpv6, normalAddress, reverseNameOf } from '../hostText.ts';
import type { OutgoingAddress } from '../outgoingAddresses.ts';
import { visibleAddresses } from './outgoing.ts';
import { dnsUnanswered, isAnswered, recordsIn } from './unanswered.ts';

/** How many names of an address are looked at: more than a few are a mistake, or made up. */
const mostNames = 10;

/** The name of each address, and back: reject_unknown_client_hostname and its like ask for both. */
export const reverseCheck: AuditCheck = {
  id: 'reverse',
  judge: (input) => visibleAddresses(input).flatMap((one) => judgeAddress(one, input)),
};

function judgeAddress({ address, source }: OutgoingAddress, { facts, identity }: CheckInput): readonly AuditFinding[] {
  const finding = auditFinding('reverse');
  const place = source ? { source } : {};
  const reverse = reverseNameOf(address);
  const answer = facts.dns(reverse, 'PTR');
  if (!isAnswered(answer)) return dnsUnanswered('reverse', reverse, 'PTR', answer);
  const names = recordsIn(answer).filter(isDomainName).slice(0, mostNames);
  const helo = identity.helos[0]?.name;
  if (names.length === 0) {
    const cure = { kind: 'record', name: reverse, type: 'PTR', value: `${helo ?? 'mail.example.com'}.` } as const;
    return [finding('failed', 'reverseMissing', { address }, { ...place, cure })];
  }
  const type = isIpv6(address) ? 'AAAA' : 'A';
  const forward = names.map((name) => ({ name, answer: facts.dns(name, type) }));
  const confirmed = forward.filter(({ answer: back }) => recordsIn(back).map(normalAddress).includes(address));
  if (confirmed.length === 0) {
    const open = forward.flatMap(({ name, answer: back }) => (isAnswered(back) ? [] : [{ name, back }]));
    if (open.length > 0) return open.flatMap(({ name, back }) => dnsUnanswered('reverse', name, type, back));
    const name = names[0] ?? '';
    const cure = { kind: 'record', name, type, value: address } as const;
    return [finding('failed', 'reverseUnconfirmed', { address, name }, { ...place, cure })];
  }
  const name = confirmed[0]?.name ?? '';
  const isHelo = confirmed.some((one) => identity.helos.some((said) => said.name === one.name));
  if (!isHelo && helo !== undefined) {
    return [finding('warning', 'reverseNotHelo', { address, name, helo }, { source: { name: 'smtp_helo_name' } })];
  }
  return [finding('passed', 'reverseGood', { address, name }, place)];
}
