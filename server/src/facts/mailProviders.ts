import list from '../data/overlay/mailProviders.json';

/** A service that relays mail for its customers. */
export interface MailProvider {
  /** `*` stands for one or more letters of a host name, dots left out. */
  readonly hosts: readonly string[];
  /** The SASL mechanisms that it offers once TLS is on. */
  readonly mechanisms: readonly string[];
  /** It takes no mail without TLS, on no port. */
  readonly needsTls?: boolean;
}

/** The provider whose server a host is, in lower case; undefined for others. */
export function mailProvider(host: string): MailProvider | undefined {
  return providers.find(({ patterns }) => patterns.some((pattern) => pattern.test(host)))?.provider;
}

const providers = (list satisfies readonly MailProvider[]).map((provider: MailProvider) => ({
  provider,
  patterns: provider.hosts.map((host) => new RegExp(`^${host.replaceAll('.', '\\.').replace('*', '[a-z0-9-]+')}$`)),
}));
