import type { Width } from '../rules/relay/mynetworksTooWide.ts';
import type { NetworkProblem } from '../rules/relay/network.ts';

const log: Readonly<Record<Exclude<NetworkProblem, 'ignored' | 'host-bits'>, string>> = {
  'mask-value': 'bad mask value', 'mask-length': 'bad mask length', 'network-value': 'bad network value', bracket: 'missing \']\' character', garbage: 'garbage after "[…]"', address: 'bad address pattern',
};

/** What the rules about networks say; see enRules. */
export const enNetworkRules = {
  'invalid-network': (d: { name: string; pattern: string; problem: NetworkProblem; suggestion?: string }) =>
    d.problem === 'ignored'
      ? `“${d.pattern}” is no address or block of addresses to Postfix, which compares it as plain text: it matches nobody.${d.suggestion === undefined ? '' : ` Did you mean “${d.suggestion}”?`}`
      : `${
        d.problem === 'host-bits' ? `In “${d.pattern}” bits are set behind the length of the network (“non-null host address bits”${d.suggestion === undefined ? '' : `; the network is “${d.suggestion}”`}).`
        : `Postfix cannot read “${d.pattern}” (“${log[d.problem]}”).`
      } ${d.name === 'mynetworks' ? 'Clients that are compared with it are answered “451 4.3.0 Temporary lookup failure”.' : `It logs this for each client, and “${d.name}” matches nobody from here on.`}`,
  'mynetworks-too-wide': (d: { width: Width; network: string }) => {
    switch (d.width) {
      case 'world': return `Open relay: “${d.network}” takes in a great part of the Internet, and permit_mynetworks lets all of it relay.`;
      case 'public': return `“${d.network}” takes in public addresses of many owners, and permit_mynetworks lets all of them relay.`;
      case 'private': return `“${d.network}” is a whole private range: behind NAT or in a container, clients from outside may show up with an address of it, and may relay then.`;
      case 'docker': return `“${d.network}” is the network of Docker's default bridge: where it hides the real address, clients from outside show up with one of it, and may relay then.`;
      case 'class': return 'With the style “class” every client in the whole class A, B or C network around this host may relay: mostly strangers.';
      case 'subnet': return 'With the style “subnet” every client in the networks of this host may relay; at a hosting provider those are strangers.';
    }
  },
};
