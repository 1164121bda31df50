import { type AuditCheck, type AuditFinding, type CheckInput, auditFinding } from '../finding.ts';
import { isDomainName, isIpv6, normalAddress } from '../hostText.ts';
import type { MailIdentity } from '../mailIdentity.ts';
import { visibleAddresses } from './outgoing.ts';
import { dnsUnanswered, isAnswered, recordsIn } from './unanswered.ts';

/** The name in EHLO is to be that of the address that says it (RFC 5321, 4.1.1.1 and 4.1.4). */
export const heloCheck: AuditCheck = {
  id: 'helo',
  judge: (input) => input.identity.helos.flatMap((helo) => judgeHelo(helo, input)),
};

function judgeHelo({ name, source }: MailIdentity['helos'][number], input: CheckInput): readonly AuditFinding[] {
  const finding = auditFinding('helo');
  const ours = visibleAddresses(input).map(({ address }) => address);
  if (ours.length === 0) return [];
  if (!isDomainName(name)) return [finding('failed', 'heloBad', { name }, { source })];
  const answers = (['A', 'AAAA'] as const).map((type) => ({ type, answer: input.facts.dns(name, type) }));
  if (!answers.every(({ answer }) => isAnswered(answer))) {
    return answers.flatMap(({ type, answer }) => dnsUnanswered('helo', name, type, answer));
  }
  const points = answers.flatMap(({ answer }) => [...recordsIn(answer)]).map(normalAddress);
  if (points.length === 0) {
    const address = ours[0] ?? '';
    const cure = { kind: 'record', name, type: isIpv6(address) ? 'AAAA' : 'A', value: address } as const;
    return [finding('failed', 'heloNoAddress', { name }, { source, cure })];
  }
  return ours.map((address) =>
    points.includes(address)
      ? finding('passed', 'heloGood', { name, address }, { source })
      : finding('warning', 'heloElsewhere', { name, address, points: points.join(', ') }, { source }),
  );
}
