import { type AuditCheck, auditFinding } from '../finding.ts';

/** SM2, SM3 and SM4 (GB/T 32918, 32905, 32907): only OpenSSL of the machine can say whether it has them. */
export const nationalAlgorithmsCheck: AuditCheck = {
  id: 'national-algorithms',
  judge({ inputs, facts }) {
    const finding = auditFinding('national-algorithms');
    if (!inputs.programs) return [finding('unseen', 'nationalUnseen', {})];
    const answer = facts.ask({ kind: 'algorithms' });
    if (answer.kind === 'pending') return [];
    if (answer.kind !== 'algorithms') return [finding('unseen', 'nationalUnseen', {})];
    const { version } = answer;
    const names = ['SM2', 'SM3', 'SM4'].filter((name) => answer.names.includes(name));
    if (names.length === 0) return [finding('information', 'nationalMissing', { version })];
    return [finding('information', 'nationalThere', { version, names: names.join(', ') })];
  },
};
