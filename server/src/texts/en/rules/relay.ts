import type { RelayRuleData } from '../../../rules/relay/data.ts';
import { networkLogs } from '../../postfixLogs.ts';
import type { TextsOf } from '../../textsOf.ts';

/** What the rules about who may relay say. */
export const enRelayRules: TextsOf<RelayRuleData> = {
  'invalid-network': (d) =>
    d.problem === 'ignored'
      ? `“${d.pattern}” is neither an address nor a network: Postfix compares it as plain text, and it matches no client.${d.suggestion === undefined ? '' : ` Did you mean “${d.suggestion}”?`}`
      : `${
        d.problem === 'host-bits' ? `“${d.pattern}” has bits set after the network prefix${d.suggestion === undefined ? '' : `, the network is “${d.suggestion}”`}`
        : `Postfix cannot read “${d.pattern}”`
      }: ${d.name === 'mynetworks' ? 'clients that are compared with it are answered “451 4.3.0 Temporary lookup failure”' : `“${d.name}” matches no client from here on`} (“${networkLogs[d.problem]}”).`,
  'mynetworks-too-wide': (d) => {
    switch (d.width) {
      case 'world': return `Open relay: “${d.network}” takes in a large part of the Internet, and permit_mynetworks lets all of it relay.`;
      case 'public': return `“${d.network}” takes in public addresses of many owners, and permit_mynetworks lets all of them relay.`;
      case 'private': return `“${d.network}” is a whole private range: behind NAT or in a container, clients from outside may appear with an address in it, and can relay.`;
      case 'docker': return `“${d.network}” is the network of Docker's default bridge: where Docker hides the real address, clients from outside appear with one in it, and can relay.`;
      case 'class': return '“class” lets every client in the class A, B or C network around this host relay: most of them are strangers.';
      case 'subnet': return '“subnet” lets every client in the networks of this host relay: at a hosting provider those are strangers.';
    }
  },
  'no-relay-gate': (d) =>
    `${d.permit ? 'A “permit” comes before what refuses strangers' : 'Neither smtpd_relay_restrictions nor smtpd_recipient_restrictions refuses to relay for strangers'}${
      d.level === undefined ? '' : ` (with compatibility_level ${d.level} the default of smtpd_relay_restrictions is empty)`
    }: smtpd stops at each connection (“fatal: … specify at least one working instance of: reject_unauth_destination, …”).`,
  'open-relay-ok': (d) =>
    d.certain
      ? `Open relay: “${d.name}” lets every client pass before “${d.list}” gets to what refuses strangers, and no other list does.`
      : `Each OK that “${d.name}” finds here opens the relay to anyone who claims that name: it comes before what refuses strangers, and smtpd_relay_restrictions does not refuse them either.`,
  'network-words': (d) => {
    switch (d.problem) {
      case 'slash': return `A blank stands before the slash: Postfix looks for a file of that name, and clients get “451 4.3.0 Temporary lookup failure”. Write “${d.suggestion ?? ''}”.`;
      case 'unknown': return '“unknown” is the name of every client without a verified host name: all of them match.';
      case 'dot': return `“${d.item}” matches no client: a list of networks takes a host name, or a domain without the dot.`;
    }
  },
  'dead-exclusion': (d) => `“${d.cover}” before it matches first: “${d.item}” excludes nothing. Put it in front.`,
};
