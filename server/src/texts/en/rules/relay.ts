import type { RelayRuleData, Width } from '../../../rules/relay/data.ts';
import { networkLogs } from '../../postfixLogs.ts';
import type { TextsOf } from '../../textsOf.ts';
import { didYouMean } from '../phrases.ts';

const tooWide: Readonly<Record<Width, (network: string) => string>> = {
  world: (network) =>
    `Open relay: "${network}" is a large part of the Internet, ` + 'and permit_mynetworks lets all of it relay.',
  public: (network) =>
    `"${network}" contains public addresses of many owners, ` + 'and permit_mynetworks lets all of them relay.',
  private: (network) =>
    `"${network}" is a whole private range: behind NAT or in a container, ` +
    'clients from outside may appear to be in it and can relay.',
  docker: (network) =>
    `"${network}" is Docker's default bridge: where Docker hides the real address, ` +
    'clients from outside appear to be in it and can relay.',
  class: () =>
    '"class" lets every client in the class A, B or C network around this host relay; ' +
    'most of them are strangers.',
  subnet: () =>
    '"subnet" lets every client in the networks of this host relay; ' + 'at a hosting provider those are strangers.',
};

/** What the rules about who may relay say. */
export const enRelayRules: TextsOf<RelayRuleData> = {
  'invalid-network': (d) => {
    if (d.problem === 'ignored') {
      return (
        `"${d.pattern}" is not an address or a network.${didYouMean(d.suggestion)} ` +
        'Postfix compares it as plain text, and it matches no client.'
      );
    }
    const effect =
      d.name === 'mynetworks'
        ? 'clients that are compared with it get "451 4.3.0 Temporary lookup failure"'
        : `"${d.name}" matches no client from here on`;
    const network = d.suggestion === undefined ? '' : `; the network is "${d.suggestion}"`;
    const wrong =
      d.problem === 'host-bits'
        ? `"${d.pattern}" has bits set after the network prefix${network}`
        : `"${d.pattern}" is not an address or a network`;
    return `${wrong}: ${effect} ("${networkLogs[d.problem]}").`;
  },
  'mynetworks-too-wide': (d) => tooWide[d.width](d.network),
  'no-relay-gate': (d) => {
    const wrong = d.permit
      ? 'Put "reject_unauth_destination" before the "permit": nothing refuses strangers before it'
      : 'Add "reject_unauth_destination" to smtpd_relay_restrictions or smtpd_recipient_restrictions: ' +
        'neither refuses to relay for strangers';
    const level =
      d.level === undefined ? '' : ` (at compatibility_level ${d.level} smtpd_relay_restrictions is empty by default)`;
    return (
      `${wrong}${level}, and smtpd exits at each connection ` +
      '("fatal: … specify at least one working instance of: reject_unauth_destination, …").'
    );
  },
  'open-relay-ok': (d) =>
    d.certain
      ? `Open relay: "${d.name}" lets every client pass before "${d.list}" refuses strangers, ` +
        'and no other list refuses them.'
      : `Each OK that "${d.name}" finds here opens the relay to anyone who claims that name. ` +
        'Let smtpd_relay_restrictions refuse strangers, or put this after what refuses them.',
  'network-words': (d) => {
    switch (d.problem) {
      case 'slash':
        return (
          `Write "${d.suggestion ?? ''}", without a space before the slash: Postfix looks for a file of that name, ` +
          'and clients get "451 4.3.0 Temporary lookup failure".'
        );
      case 'unknown':
        return '"unknown" matches every client without a verified host name.';
      case 'dot':
        return `"${d.item}" matches no client: write the domain without the dot.`;
      case 'mapped':
        return (
          `"${d.item}" matches no client: smtpd turns such addresses into IPv4 ones before it compares. ` +
          `Write "${d.suggestion ?? 'the IPv4 network'}".`
        );
    }
  },
  'dead-exclusion': (d) => `Put "${d.item}" before "${d.cover}", which matches first: here it excludes nothing.`,
};
