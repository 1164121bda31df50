import type { DomainRuleData } from '../../../rules/domains/data.ts';
import { hostnameLogs } from '../../postfixLogs.ts';
import type { TextsOf } from '../../textsOf.ts';

const effect: Readonly<Record<string, string>> = {
  mydestination: 'mail for it goes to local users', virtual_alias_domains: 'only addresses in virtual_alias_maps exist', virtual_mailbox_domains: 'mail for it goes to virtual mailboxes',
};

/** What the rules about domains and next hops say. */
export const enDomainRules: TextsOf<DomainRuleData> = {
  'domain-in-two-classes': (d) =>
    `“${d.domain}” is in both ${d.winner} and ${d.loser}${d.parent === undefined ? '' : ` (“${d.parent}” there takes in subdomains)`}: ${d.winner} counts, and ${effect[d.winner] ?? ''} (“do not list domain ${d.domain} in BOTH ${d.winner} and ${d.loser}”).`,
  'mydomain-top-level': (d) =>
    `mydomain is not set, and since “${d.hostname}” has no host part it becomes “${d.suffix}”: “${d.name}” now means all of “.${d.suffix}”.`,
  'localhost-missing': (d) =>
    `mydestination does not have “localhost”: mail that local programs send to root@localhost ${d.relayed ? 'goes to the relay host' : 'bounces (“mail for localhost loops back to myself”)'}.`,
  'relayhost-loop': (d) =>
    `“${d.host}” is this host itself: all mail for other domains is deferred (“mail for ${d.host} loops back to myself”).${d.self ? '' : ' To reach another program on this host, add its port.'}`,
  'null-client': (d) =>
    `Local delivery is off, but mydestination ${d.written ? `has ${d.domains.map((one) => `“${one}”`).join(', ')}` : 'has its default, this host'}: mail for it is refused or bounces. On a null client mydestination is empty.`,
  'invalid-hostname': (d) =>
    d.problem === 'loop'
      ? `mydomain is not set and comes from myhostname, so “$mydomain” is empty in “${d.value}”: no Postfix program starts (“bad string length 0 < 1: mydomain”). Set mydomain as well.`
      : `“${d.value}” is not a host name (“${hostnameLogs[d.problem]}”): no Postfix program starts (“parameter ${d.name}: bad parameter value”).`,
};
