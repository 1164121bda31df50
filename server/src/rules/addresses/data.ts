// What the findings of the rules about endpoints, destinations and addresses
// hold: plain JSON. It imports nothing, so that texts can name it.

/** What is wrong with a `host:port`, in the terms of host_port() and its callers. */
export type HostPortProblem =
  | 'bracket' // `[host` without its `]`
  | 'behind-bracket' // `[host]25`
  | 'host' // no host name or address
  | 'no-host'
  | 'no-port'
  | 'port' // `25x`
  | 'range'; // not 1 to 65535

/**
 * `any`: the address that means all of them to other programs; `mask` and `port` behind an address; `interface`: the
 * name of a network card; `family`: an address of the other IP version; `host`: a name where only an address will do.
 */
export type AddressProblem = 'any' | 'mask' | 'port' | 'interface' | 'family' | 'host' | 'text';

/**
 * `transport`: an address stands where the name of a service of master.cf must; `space`: a blank beside the colon
 * behind it; `several`: more than one destination; `prefix`: `inet:` or `unix:`, which only lmtp(8) knows;
 * `service`: neither a number nor a name of a port.
 */
export type DestinationProblem = HostPortProblem | 'transport' | 'space' | 'several' | 'prefix' | 'service';

/** The part of a site that cannot be read. */
export type DnsblProblem = 'weight' | 'filter' | 'domain';

/**
 * `transport`: neither inet nor unix before the colon; `bare`:
 * nothing before or behind one; `name`: a host where the port stands.
 */
export type EndpointProblem = HostPortProblem | 'transport' | 'bare' | 'name';

/** The data of each finding, by the code of its rule. */
export interface AddressRuleData {
  readonly 'invalid-endpoint': {
    readonly name: string;
    readonly text: string;
    readonly service: 'milter' | 'proxy' | 'policy';
    readonly problem: EndpointProblem;
    readonly suggestion?: string;
  };
  readonly 'invalid-destination': {
    readonly name: string;
    readonly text: string;
    readonly problem: DestinationProblem;
    readonly suggestion?: string;
  };
  readonly 'invalid-address': {
    readonly name: string;
    readonly text: string;
    readonly problem: AddressProblem;
    readonly suggestion?: string;
  };
  readonly 'invalid-domain': { readonly name: string; readonly text: string; readonly suggestion?: string };
  readonly 'invalid-dnsbl-site': {
    readonly name: string;
    readonly text: string;
    readonly problem: DnsblProblem;
    readonly restriction?: string;
    readonly suggestion?: string;
  };
}
