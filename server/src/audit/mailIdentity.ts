import type { ServiceSettings } from '../evaluate/smtpd/settings.ts';
import { knownName, servicesRunning, settingsFor } from './auditSettings.ts';
import { domainsOfList } from './domainLists.ts';
import type { FindingSource } from './findingSource.ts';
import { isDomainName, plainName } from './hostText.ts';
import type { AuditInputs } from './inputs.ts';
import { type ListeningService, listeningServices } from './listeningServices.ts';
import { type OutgoingAddress, outgoingAddresses } from './outgoingAddresses.ts';
import type { AuditFacts } from './question.ts';

/** ADDRESS_CLASS_README. */
export type DomainClass = 'local' | 'alias' | 'mailbox' | 'relay';

/** A domain that the configuration takes mail for. */
export interface OwnDomain {
  readonly name: string;
  readonly class: DomainClass;
  readonly setting: string;
}

/** A server that takes all mail for others. */
export interface RelayHost {
  readonly host: string;
  /** Whether MX records are looked up: the name is not in brackets. */
  readonly byMx: boolean;
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

/** Reads it off the configuration; tables and the host's addresses are asked for. */
export function mailIdentity(inputs: AuditInputs, facts: AuditFacts): MailIdentity {
  const settings = settingsFor(inputs, undefined);
  const hostname = knownName(settings, 'myhostname');
  const { domains: all, unknownLists } = ownDomains(settings, facts);
  const clients = servicesRunning(inputs, 'smtp').filter(({ type }) => type === 'unix');
  const helos =
    clients.length === 0 ? [heloOf(inputs, undefined)] : clients.map(({ service }) => heloOf(inputs, service));
  const seen = new Set<string>();
  const given = inputs.domains.map(plainName);
  const origin = knownName(settings, 'myorigin');
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

/** The names of the host are in mydestination for mail to root@host: not what people send from. */
function isHostOnly(name: string, hostname: string | undefined, origin: string | undefined): boolean {
  return (name === hostname && name !== origin) || name === 'localhost' || name.startsWith('localhost.');
}

function uniqueDomains(names: readonly string[]): string[] {
  return [...new Set(names.map(plainName).filter(isDomainName))];
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

function heloOf(inputs: AuditInputs, service: string | undefined): MailIdentity['helos'][number] | undefined {
  const name = knownName(settingsFor(inputs, service), 'smtp_helo_name');
  return name === undefined
    ? undefined
    : { name, source: { name: 'smtp_helo_name', ...(service === undefined ? {} : { service }) } };
}

function relayOf(settings: ServiceSettings): RelayHost | undefined {
  const value = settings.text('relayhost').trim();
  const [, bracketed, plain] = /^(?:\[([^\]]+)\]|([^[\]:\s]+))(?::\w+)?$/.exec(value) ?? [];
  if (bracketed !== undefined) return { host: plainName(bracketed), byMx: false };
  return plain === undefined ? undefined : { host: plainName(plain), byMx: true };
}
