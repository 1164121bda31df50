import type { AuditData } from '../../../audit/data.ts';
import type { TextsOf } from '../../textsOf.ts';

type Codes =
  | `dns${string}`
  | 'notAsked'
  | 'tableUnread'
  | `configuration${string}`
  | `hostname${string}`
  | `outgoing${string}`
  | `helo${string}`
  | `reverse${string}`
  | `mx${string}`
  | `srs${string}`
  | `list${string}`;

const failures: Readonly<Record<string, string>> = {
  timeout: 'no answer in time',
  servfail: 'the resolver could not find out',
  refused: 'the resolver refuses to answer',
  malformed: 'the answer makes no sense',
  bogus: 'the DNSSEC signatures do not hold',
  tooMuch: 'the answer is far too long',
  unreachable: 'the resolver cannot be reached',
};

/** Names, addresses, MX records, forwarding, block lists. */
export const enAuditNames: TextsOf<Pick<AuditData, Extract<keyof AuditData, Codes>>> = {
  dnsFailed: (d) => `The ${d.type} record of ${d.name} is not known: ${failures[d.why] ?? d.why}. Ask again later.`,
  notAsked: (d) => `${d.name} was not asked for. Agree to the round that names it.`,
  tableUnread: (d) => `${d.setting}: the entries of ${d.table} are not known. Run the audit where the table is.`,
  configurationRefused: (d) =>
    `Postfix does not read ${d.file}, and runs nothing. Mend that first: postfix-lint says how.`,
  configurationRead: () => 'Postfix reads these files.',
  hostnameUnknown: () =>
    'myhostname is not set: Postfix takes the name of the machine. Set it, or run the audit there.',
  hostnameBare: (d) => `"${d.name}" is not a full name with a domain. Set myhostname to the name that DNS has.`,
  hostnameLocal: (d) => `"${d.name}" means nothing on the Internet. Set myhostname to a name that DNS has.`,
  hostnameGood: (d) => `This server is ${d.name}.`,
  outgoingUnknown: () => 'The address that mail comes from is not known. Name it with --address.',
  outgoingPrivate: (d) => `${d.address} is private: others see another address. Name it with --address.`,
  outgoingFrom: (d) => {
    if (d.by === 'given') return `Mail comes from ${d.address}, as you say.`;
    if (d.by === 'host')
      return `Mail probably comes from ${d.address}, the address of myhostname. Is it another? --address`;
    return `Mail comes from ${d.address} (${d.setting}).`;
  },
  outgoingRelay: (d) => `All mail to others goes through ${d.name}; its addresses are what others see.`,
  heloBad: (d) => `The server says "EHLO ${d.name}", which is not a full name. Many servers refuse that.`,
  heloNoAddress: (d) => `${d.name}, the name in EHLO, has no address in DNS. Many servers refuse that.`,
  heloElsewhere: (d) => `${d.name}, the name in EHLO, is not ${d.address}, which sends: DNS says ${d.points}.`,
  heloGood: (d) => `${d.name}, the name in EHLO, is ${d.address}.`,
  reverseGood: (d) => `${d.address} is ${d.name}, and the name leads back to it.`,
  reverseMissing: (d) =>
    `${d.address} has no name. Large receivers refuse its mail; the owner of the network sets it.`,
  reverseUnconfirmed: (d) => `${d.address} is called ${d.name}, but that name does not lead back to it.`,
  reverseNotHelo: (d) => `${d.address} is ${d.name}, but the server says "EHLO ${d.helo}". Let both be the same.`,
  mxGood: (d) => `Mail for ${d.domain} comes here (${d.hosts}).`,
  mxMissing: (d) => `${d.domain} has neither MX record nor address: nobody can send it mail.`,
  mxImplicit: (d) => `${d.domain} has no MX record; its address is taken instead. Add an MX record.`,
  mxNull: (d) => `${d.domain} says in DNS that it takes no mail (a null MX), but this server takes it.`,
  mxElsewhere: (d) =>
    `Mail for ${d.domain} goes to ${d.hosts}; what is sent from here stays here. Is the domain still ours?`,
  mxPartly: (d) => `Mail for ${d.domain} goes to ${d.hosts}, of which some are this server.`,
  mxUnsure: (d) =>
    `Mail for ${d.domain} goes to ${d.hosts}. Name our addresses with --address to see whether that is here.`,
  mxAlias: (d) => `${d.host}, an MX of ${d.domain}, is an alias (CNAME). Name the host itself.`,
  mxNoAddress: (d) => `${d.host}, an MX of ${d.domain}, has no address.`,
  mxLiteral: (d) => `An MX record of ${d.domain} has "${d.host}", which is not a host name.`,
  srsNeeded: (d) =>
    `${d.table} sends mail for ${d.key} on to ${d.target}: the SPF of its senders does not name this server. Use SRS.`,
  srsThere: (d) => `Senders of forwarded mail are rewritten (${d.by}).`,
  srsNotNeeded: () => 'No table sends mail on to other domains.',
  listClean: (d) => `${d.list} does not list ${d.address}.`,
  listListed: (d) => `${d.list} lists ${d.address} (${d.answers}). Find the cause, then ask the list to remove it.`,
  listRefused: (d) =>
    `${d.list} answers with an error (${d.answers}): it does not serve this resolver. Use one of your own.`,
  listPublicResolver: (d) => `${d.list} does not serve public resolvers. Use one of your own with --dns.`,
  listClosed: (d) => `${d.list} was shut down (${d.since}). Take it out of the configuration.`,
  listNone: () => 'The configuration asks no DNS lists. Name some with --list to see whether they have our addresses.',
};
