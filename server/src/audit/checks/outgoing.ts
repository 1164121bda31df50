import { type AuditCheck, type AuditFinding, type CheckInput, auditFinding } from '../finding.ts';
import { isPublicAddress } from '../hostText.ts';
import type { OutgoingAddress } from '../outgoingAddresses.ts';

/** The addresses that mail comes from. */
export const outgoingCheck: AuditCheck = {
  id: 'outgoing',
  judge({ identity: { outgoing, relay } }) {
    const finding = auditFinding('outgoing');
    if (relay)
      return [finding('information', 'outgoingRelay', { name: relay.host }, { source: { name: 'relayhost' } })];
    if (outgoing.length === 0) return [finding('unseen', 'outgoingUnknown', {})];
    return outgoing.map(({ address, by, source }): AuditFinding => {
      const place = source ? { source } : {};
      if (!isPublicAddress(address)) return finding('unseen', 'outgoingPrivate', { address }, place);
      return finding('information', 'outgoingFrom', { address, by, setting: source?.name ?? '' }, place);
    });
  },
};

/** The addresses that others see mail of this server come from: none, where another server sends it. */
export function visibleAddresses({
  identity: { outgoing, relay },
}: Pick<CheckInput, 'identity'>): readonly OutgoingAddress[] {
  return relay ? [] : outgoing.filter(({ address }) => isPublicAddress(address));
}
