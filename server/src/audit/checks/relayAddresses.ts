import { isIpAddress, isDomainName } from '../hostText.ts';
import type { RelayHost } from '../mailIdentity.ts';
import type { AuditFacts } from '../question.ts';
import { recordsIn } from './unanswered.ts';

/** The addresses of a server that takes our mail. It may send from others: this is what can be known of it. */
export function relayAddresses({ host, byMx }: RelayHost, facts: AuditFacts): readonly string[] {
  if (isIpAddress(host)) return [host];
  if (!isDomainName(host)) return [];
  const servers = byMx ? recordsIn(facts.dns(host, 'MX')).map((one) => one.host) : [];
  const names = servers.length > 0 ? servers.filter(isDomainName).slice(0, 10) : [host];
  return names.flatMap((name) => [...recordsIn(facts.dns(name, 'A')), ...recordsIn(facts.dns(name, 'AAAA'))]);
}
