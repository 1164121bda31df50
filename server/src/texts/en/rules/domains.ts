import type { DomainRuleData } from '../../../rules/domains/data.ts';
import { hostnameLogs } from '../../postfixLogs.ts';
import type { TextsOf } from '../../textsOf.ts';

const effect: Readonly<Record<string, string>> = {
  mydestination: 'its mail goes to local users',
  virtual_alias_domains: 'only addresses in virtual_alias_maps exist',
  virtual_mailbox_domains: 'its mail goes to virtual mailboxes',
};

/** What the rules about domains and next hops say. */
export const enDomainRules: TextsOf<DomainRuleData> = {
  'domain-in-two-classes': (d) => {
    const parent = d.parent === undefined ? '' : ` (there by "${d.parent}", which covers subdomains)`;
    return (
      `List "${d.domain}" in only one of ${d.winner} and ${d.loser}${parent}: ${d.winner} wins, ` +
      `and ${effect[d.winner] ?? ''} ("do not list domain ${d.domain} in BOTH ${d.winner} and ${d.loser}").`
    );
  },
  'mydomain-top-level': (d) =>
    `Set mydomain: "${d.hostname}" has no host part, so mydomain becomes "${d.suffix}", ` +
    `and "${d.name}" now covers all of ".${d.suffix}".`,
  'localhost-missing': (d) =>
    'Add "localhost" to mydestination: mail that local programs send to root@localhost ' +
    (d.relayed ? 'goes to the relay host.' : 'bounces ("mail for localhost loops back to myself").'),
  'relayhost-loop': (d) =>
    `"${d.host}" is this host itself, so all mail for other domains is deferred ` +
    `("mail for ${d.host} loops back to myself").` +
    (d.self ? '' : ' To reach another program on this host, add its port.'),
  'null-client': (d) => {
    const domains = d.domains.map((one) => `"${one}"`).join(', ');
    const value = d.written ? `lists ${domains}` : 'has its default, this host';
    return (
      `Set "mydestination =": local delivery is off, but mydestination ${value}, ` +
      'and mail for it is refused or bounces.'
    );
  },
  'invalid-hostname': (d) =>
    d.problem === 'loop'
      ? `Set mydomain as well: it is derived from myhostname, so "$mydomain" is empty in "${d.value}", ` +
        'and no Postfix program starts ("bad string length 0 < 1: mydomain").'
      : `"${d.value}" is not a valid host name ("${hostnameLogs[d.problem]}"): no Postfix program starts ` +
        `("parameter ${d.name}: bad parameter value").`,
};
