import list from '../data/overlay/providerSpf.json';

/** A provider that relays mail for the domains of its customers. */
export interface SpfProvider {
  readonly name: string;
  /** Hosts of relayhost; `*` stands for a label. */
  readonly hosts: readonly string[];
  /**
   * What the SPF record of a customer's domain includes; absent: mail has a domain of the provider in its envelope.
   */
  readonly include?: string;
  readonly source: string;
}

/** The provider that a relayhost belongs to. */
export function providerOf(host: string): SpfProvider | undefined {
  return providers.find(({ hosts }) => hosts.some((pattern) => fits(pattern, host)));
}
const providers: readonly SpfProvider[] = list;

function fits(pattern: string, host: string): boolean {
  const [wanted, labels] = [pattern.split('.'), host.split('.')];
  return wanted.length === labels.length && wanted.every((label, at) => label === '*' || label === labels[at]);
}
