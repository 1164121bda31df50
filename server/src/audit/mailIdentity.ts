import { hasHole } from '../evaluate/hole.ts';
import { type ServiceSettings, settingsOfService } from '../evaluate/smtpd/settings.ts';
import { column, isComplete, programOf, serviceKey } from '../model/masterService.ts';
import { splitList } from '../syntax/splitList.ts';
import { domainsOfList } from './domainLists.ts';
import type { FindingSource } from './findingSource.ts';
import { isIpAddress, isDomainName, isIpv6, normalAddress, plainName } from './hostText.ts';
import type { AuditInputs } from './inputs.ts';
import type { AuditFacts } from './question.ts';

/** ADDRESS_CLASS_README. */
export type DomainClass = 'local' | 'alias' | 'mailbox' | 'relay';

/** A domain that the configuration takes mail for. */
export interface OwnDomain {
  readonly name: string;
  readonly class: DomainClass;
  readonly setting: string;
}

/** An address that smtp(8) sends from, and why. */
export interface OutgoingAddress {
  readonly address: string;
  readonly source: FindingSource | undefined;
  /** `setting`: Postfix binds to it; `given`: the user says so; `host`: the name of the host has it in DNS. */
  readonly by: 'setting' | 'given' | 'host';
}

/** A server that takes all mail for others. */
export interface RelayHost {
  readonly host: string;
  /** Whether MX records are looked up: the name is not in brackets. */
  readonly byMx: boolean;
}

/** A service of master.cf that the network can connect to. */
export interface ListeningService {
  /** Such as `smtp/inet`. */
  readonly service: string;
  readonly host: string;
  readonly port: number;
  readonly program: string;
  readonly settings: ServiceSettings;
}

/** What the configuration says about who this server is. */
export interface MailIdentity {
  readonly settings: ServiceSettings;
  /** Undefined where only the machine knows it. */
  readonly hostname: string | undefined;
  /** The names that the SMTP clients say in EHLO, with where they come from. */
  readonly helos: readonly { readonly name: string; readonly source: FindingSource }[];
  readonly domains: readonly OwnDomain[];
  /** Tables of domains that could not be read. */
  readonly unknownLists: readonly { readonly setting: string; readonly table: string }[];
  /** The domains that mail is sent from, as far as the configuration names them. */
  readonly sending: readonly string[];
  readonly outgoing: readonly OutgoingAddress[];
  readonly relay: RelayHost | undefined;
  readonly listening: readonly ListeningService[];
}

const lists: readonly (readonly [DomainClass, string])[] = [
  ['local', 'mydestination'],
  ['alias', 'virtual_alias_domains'],
  ['mailbox', 'virtual_mailbox_domains'],
  ['relay', 'relay_domains'],
];

const ports: Readonly<Record<string, number>> = {
  smtp: 25,
  submission: 587,
  submissions: 465,
  smtps: 465,
  ssmtp: 465,
  urd: 465,
};

/** Reads it off the configuration; tables and the host's addresses are asked for. */
export function mailIdentity(inputs: AuditInputs, facts: AuditFacts): MailIdentity {
  const settings = settingsFor(inputs, undefined);
  const hostname = known(settings, 'myhostname');
  const { domains: all, unknownLists } = ownDomains(settings, facts);
  const clients = servicesRunning(inputs, 'smtp').filter(({ type }) => type === 'unix');
  const helos =
    clients.length === 0 ? [heloOf(inputs, undefined)] : clients.map(({ service }) => heloOf(inputs, service));
  const seen = new Set<string>();
  const given = inputs.domains.map(plainName);
  const origin = known(settings, 'myorigin');
  const domains = all.filter(({ name }) => given.includes(name) || !isHostOnly(name, hostname, origin));
  const own = domains.filter(({ class: kind }) => kind !== 'relay');
  return {
    settings,
    hostname,
    helos: helos.flatMap((helo) => {
      if (helo === undefined || seen.has(helo.name)) return [];
      seen.add(helo.name);
      return [helo];
    }),
    domains: given.length > 0 ? domains.filter(({ name }) => given.includes(name)) : domains,
    unknownLists,
    sending:
      given.length > 0
        ? given
        : uniqueDomains([...(origin === undefined ? [] : [origin]), ...own.map(({ name }) => name)]),
    outgoing: outgoingAddresses(
      inputs,
      clients.map(({ service }) => service),
      settings,
      hostname,
      facts,
    ),
    relay: relayOf(settings),
    listening: listeningServices(inputs),
  };
}

/** The settings of a service; of main.cf alone without one. */
export function settingsFor(
  { configuration, version, host }: AuditInputs,
  service: string | undefined,
): ServiceSettings {
  return settingsOfService(configuration, { service, version, ...(host ? { host } : {}) });
}

/** The names of the host are in mydestination for mail to root@host: not what people send from. */
function isHostOnly(name: string, hostname: string | undefined, origin: string | undefined): boolean {
  return (name === hostname && name !== origin) || name === 'localhost' || name.startsWith('localhost.');
}

function uniqueDomains(names: readonly string[]): string[] {
  return [...new Set(names.map(plainName).filter(isDomainName))];
}

function known(settings: ServiceSettings, name: string): string | undefined {
  const value = settings.text(name).trim();
  return value === '' || hasHole(value) ? undefined : plainName(value);
}

function ownDomains(settings: ServiceSettings, facts: AuditFacts): Pick<MailIdentity, 'domains' | 'unknownLists'> {
  const domains: OwnDomain[] = [];
  const unknownLists: { setting: string; table: string }[] = [];
  for (const [kind, setting] of lists) {
    const list = domainsOfList(settings.text(setting), facts);
    for (const table of list.unknown) unknownLists.push({ setting, table });
    for (const name of list.domains) {
      const isNew = !domains.some((one) => one.name === name);
      if (isNew && !name.startsWith('localhost.')) domains.push({ name, class: kind, setting });
    }
  }
  return { domains, unknownLists };
}

interface RunningService {
  readonly service: string;
  readonly name: string;
  readonly type: string;
}

/** The services that run a program. */
export function servicesRunning({ configuration }: AuditInputs, program: string): RunningService[] {
  return (configuration.master?.entries ?? [])
    .filter((entry) => isComplete(entry) && programOf(entry) === program)
    .map((entry) => ({
      service: serviceKey(entry),
      name: entry.columns[column.service]?.text ?? '',
      type: entry.columns[column.type]?.text ?? '',
    }));
}

function heloOf(inputs: AuditInputs, service: string | undefined): MailIdentity['helos'][number] | undefined {
  const name = known(settingsFor(inputs, service), 'smtp_helo_name');
  return name === undefined
    ? undefined
    : { name, source: { name: 'smtp_helo_name', ...(service === undefined ? {} : { service }) } };
}

/** smtp_connect.c: smtp_bind_address and -6, else inet_interfaces where it has one address of the family. */
function outgoingAddresses(
  inputs: AuditInputs,
  clients: readonly string[],
  settings: ServiceSettings,
  hostname: string | undefined,
  facts: AuditFacts,
): OutgoingAddress[] {
  const found = new Map<string, OutgoingAddress>();
  const add = (text: string, by: OutgoingAddress['by'], source?: FindingSource): void => {
    const address = normalAddress(text);
    if (isIpAddress(address) && !found.has(address)) found.set(address, { address, by, source });
  };
  for (const address of inputs.addresses) add(address, 'given');
  if (found.size > 0) return [...found.values()];
  for (const service of clients.length > 0 ? clients : [undefined]) {
    const own = settingsFor(inputs, service);
    for (const name of ['smtp_bind_address', 'smtp_bind_address6']) {
      add(
        own
          .text(name)
          .trim()
          .replace(/^\[|\]$/g, ''),
        'setting',
        { name, ...(service === undefined ? {} : { service }) },
      );
    }
  }
  const addresses = splitList(settings.text('inet_interfaces')).map(({ text }) => text.replace(/^\[|\]$/g, ''));
  for (const family of [false, true]) {
    const own = addresses.filter((text) => isIpAddress(text) && isIpv6(text) === family);
    if (own.length === 1 && !hasFamily(found, family)) add(own[0] ?? '', 'setting', { name: 'inet_interfaces' });
  }
  for (const { text } of splitList(settings.text('proxy_interfaces'))) {
    if (isIpAddress(text)) add(text, 'setting', { name: 'proxy_interfaces' });
  }
  if (found.size > 0 || hostname === undefined || !isDomainName(hostname)) return [...found.values()];
  for (const type of protocolTypes(settings)) {
    const answer = facts.dns(hostname, type);
    if (answer.kind === 'records') for (const address of answer.records) add(address, 'host', { name: 'myhostname' });
  }
  return [...found.values()];
}

function hasFamily(found: ReadonlyMap<string, OutgoingAddress>, family: boolean): boolean {
  return [...found.keys()].some((address) => isIpv6(address) === family);
}

/** The types of address records that the protocols of inet_protocols use. */
export function protocolTypes(settings: ServiceSettings): ('A' | 'AAAA')[] {
  const words = splitList(settings.text('inet_protocols').toLowerCase()).map(({ text }) => text);
  const all = words.includes('all') || words.length === 0;
  return [
    ...(all || words.includes('ipv4') ? (['A'] as const) : []),
    ...(all || words.includes('ipv6') ? (['AAAA'] as const) : []),
  ];
}

function relayOf(settings: ServiceSettings): RelayHost | undefined {
  const value = settings.text('relayhost').trim();
  const [, bracketed, plain] = /^(?:\[([^\]]+)\]|([^[\]:\s]+))(?::\w+)?$/.exec(value) ?? [];
  if (bracketed !== undefined) return { host: plainName(bracketed), byMx: false };
  return plain === undefined ? undefined : { host: plainName(plain), byMx: true };
}

function listeningServices(inputs: AuditInputs): ListeningService[] {
  return (inputs.configuration.master?.entries ?? []).flatMap((entry) => {
    const [name, type] = [entry.columns[column.service]?.text ?? '', entry.columns[column.type]?.text];
    const program = programOf(entry);
    const isServer = type === 'inet' && (program === 'smtpd' || program === 'postscreen');
    if (!isComplete(entry) || !isServer) return [];
    const [, host = '', port = ''] = /^(?:(.*):)?([^:]+)$/.exec(name) ?? [];
    const number = /^\d+$/.test(port) ? Number(port) : (ports[port] ?? 0);
    const service = serviceKey(entry);
    return [
      { service, host: host.replace(/^\[|\]$/g, ''), port: number, program, settings: settingsFor(inputs, service) },
    ];
  });
}
