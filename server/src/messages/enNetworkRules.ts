import type { Width } from '../rules/relay/mynetworksTooWide.ts';
import type { NetworkProblem } from '../rules/relay/network.ts';

const log: Readonly<Record<Exclude<NetworkProblem, 'ignored'>, string>> = {
  'host-bits': 'non-null host address bits',
  'mask-value': 'bad mask value', 'mask-length': 'bad mask length', 'network-value': 'bad network value', bracket: 'missing \']\' character', garbage: 'garbage after "[…]"', address: 'bad address pattern',
};

/** What the rules about networks say; see enRules. */
export const enNetworkRules = {
  'invalid-network': (d: { name: string; pattern: string; problem: NetworkProblem; suggestion?: string }) =>
    d.problem === 'ignored'
      ? `“${d.pattern}” is neither an address nor a network: Postfix compares it as plain text, and it matches no client.${d.suggestion === undefined ? '' : ` Did you mean “${d.suggestion}”?`}`
      : `${
        d.problem === 'host-bits' ? `“${d.pattern}” has bits set after the network prefix${d.suggestion === undefined ? '' : `, the network is “${d.suggestion}”`}`
        : `Postfix cannot read “${d.pattern}”`
      }: ${d.name === 'mynetworks' ? 'clients that are compared with it are answered “451 4.3.0 Temporary lookup failure”' : `“${d.name}” matches no client from here on`} (“${log[d.problem]}”).`,
  'mynetworks-too-wide': (d: { width: Width; network: string }) => {
    switch (d.width) {
      case 'world': return `Open relay: “${d.network}” takes in a large part of the Internet, and permit_mynetworks lets all of it relay.`;
      case 'public': return `“${d.network}” takes in public addresses of many owners, and permit_mynetworks lets all of them relay.`;
      case 'private': return `“${d.network}” is a whole private range: behind NAT or in a container, clients from outside may appear with an address in it, and can relay.`;
      case 'docker': return `“${d.network}” is the network of Docker's default bridge: where Docker hides the real address, clients from outside appear with one in it, and can relay.`;
      case 'class': return '“class” lets every client in the class A, B or C network around this host relay: most of them are strangers.';
      case 'subnet': return '“subnet” lets every client in the networks of this host relay: at a hosting provider those are strangers.';
    }
  },
};
