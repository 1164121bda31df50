import { type AuditCheck, auditFinding } from '../finding.ts';
import { isDomainName } from '../hostText.ts';

/** Names that no resolver of the Internet knows (RFC 6761, 6762, 8375, 9476; ICANN's reservation of `internal`). */
const localNames = /(?:^|\.)(?:localhost|localdomain|local|lan|home|corp|internal|intranet|invalid|home\.arpa)$/;

/** What this server calls itself. */
export const hostnameCheck: AuditCheck = {
  id: 'hostname',
  judge({ identity: { hostname: name } }) {
    const finding = auditFinding('hostname');
    const source = { name: 'myhostname' };
    if (name === undefined) return [finding('unseen', 'hostnameUnknown', {})];
    if (localNames.test(name)) return [finding('failed', 'hostnameLocal', { name }, { source })];
    if (!isDomainName(name)) return [finding('failed', 'hostnameBare', { name }, { source })];
    return [finding('passed', 'hostnameGood', { name }, { source })];
  },
};
