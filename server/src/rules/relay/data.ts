// What the findings of the rules about who may relay hold: plain JSON. It imports nothing, so that texts can name it.

/** Whom a network holds that should perhaps not relay. */
export type Width =
  | 'world' // all of an address family, or a good part of it
  | 'public' // hosts of many owners
  | 'private' // a whole range of RFC 1918 or RFC 6598
  | 'docker' // the network that Docker makes unasked
  | 'class'
  | 'subnet'; // of mynetworks_style

/**
 * What cidr_match_parse() says of a pattern; `ignored`: it is never asked,
 * as Postfix sees no pattern of addresses in the text, and compares it as text.
 */
export type NetworkProblem =
  'host-bits' | 'mask-value' | 'mask-length' | 'network-value' | 'bracket' | 'garbage' | 'address' | 'ignored';

/** The data of each finding, by the code of its rule. */
export interface RelayRuleData {
  readonly 'invalid-network': {
    readonly name: string;
    readonly pattern: string;
    readonly problem: NetworkProblem;
    readonly suggestion?: string;
  };
  readonly 'mynetworks-too-wide': { readonly width: Width; readonly network: string };
  readonly 'no-relay-gate': { readonly list?: string; readonly level?: string; readonly permit?: boolean };
  readonly 'open-relay-ok': { readonly name: string; readonly list: string; readonly certain: boolean };
  readonly 'network-words': {
    readonly problem: 'slash' | 'unknown' | 'dot' | 'mapped';
    readonly item: string;
    readonly suggestion?: string;
  };
  readonly 'dead-exclusion': { readonly item: string; readonly cover: string };
}
