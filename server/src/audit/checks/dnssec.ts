import { type AuditCheck, type AuditFinding, auditFinding } from '../finding.ts';
import { dnsUnanswered, isAnswered } from './unanswered.ts';

/** Whether the resolver has checked the signatures of our domains. It is believed, as Postfix's DANE believes it. */
export const dnssecCheck: AuditCheck = {
  id: 'dnssec',
  judge({ identity, facts }) {
    const finding = auditFinding('dnssec');
    const names = new Set([...identity.domains.map(({ name }) => name), ...identity.sending]);
    return [...names].flatMap((domain): readonly AuditFinding[] => {
      const answer = facts.dns(domain, 'MX');
      if (answer.kind === 'failed' && answer.why === 'bogus') return [finding('failed', 'bogus', { domain })];
      if (!isAnswered(answer)) return dnsUnanswered('dnssec', domain, 'MX', answer);
      return [
        answer.secure ? finding('passed', 'secure', { domain }) : finding('information', 'insecure', { domain }),
      ];
    });
  },
};
