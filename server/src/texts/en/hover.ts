import type { ProtocolMark, TableNote } from '../hoverData.ts';
import { enValueKinds } from './valueKinds.ts';

const units = [
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const;

const atRun = {
  host: 'the host name',
  domain: '`myhostname` without its first label',
  networks: 'from `mynetworks_style` and the interfaces',
  process: 'set by each process',
};

const statusClasses: Readonly<Record<string, string>> = {
  2: 'success',
  4: 'temporary failure',
  5: 'permanent failure',
};

const timeUnits: Readonly<Record<string, string>> = { s: 'seconds', m: 'minutes', h: 'hours', d: 'days', w: 'weeks' };

/** Names that keep their capital after the colon. */
const proper = /^(?:Postfix|Milter|Milters|Dovecot|Cyrus|Berkeley|Unix|English|Internet|Delivered|Linux|Debian)\b/;

/** Words of hovers. Arguments that stand for something in the file are Markdown already: code spans and links. */
export const enHover = {
  kinds: enValueKinds as Readonly<Record<string, string>>,
  /** The first line; summaries are sentences of their own elsewhere. */
  titled: (name: string, text: string) => {
    const isSentence = /^[A-Z](?:[a-z]+)?[ ,.]/.test(text) && !proper.test(text);
    return `${name}: ${isSentence ? text.charAt(0).toLowerCase() + text.slice(1) : text}`;
  },
  or: (choices: readonly string[]) =>
    choices.length < 2 ? choices.join('') : `${choices.slice(0, -1).join(', ')} or ` + `${choices.at(-1)}`,
  list: (items: readonly string[]) => items.join(', '),
  listOf: (choices: string) => `list of ${choices}`,
  range: (kind: string, min: string | undefined, max: string | undefined) => {
    if (min !== undefined && max !== undefined) return `${kind} ${min}–${max}`;
    if (min !== undefined) return `${kind} ≥ ${min}`;
    return max === undefined ? kind : `${kind} ≤ ${max}`;
  },
  inUnit: (kind: string, unit: string) => `${kind}, in ${timeUnits[unit] ?? unit} unless a unit follows`,
  empty: 'empty' as string,
  /** A default, and what it expands to here. */
  default: (d: { value: string; here?: string }) => `default ${d.value}${d.here ? ` → ${d.here}` : ''}`,
  levelBelow: (d: { level: string; value: string }) => `below compatibility level ${d.level}: ${d.value}`,
  levelFrom: (d: { level: string; value: string }) => `from compatibility level ${d.level} on: ${d.value}`,
  before: (d: { release: string; value: string }) => `before ${d.release}: ${d.value}`,
  from: (d: { release: string; value: string }) => `from ${d.release} on: ${d.value}`,
  ofBuild: 'may differ by build' as string,
  atRun: (source: keyof typeof atRun): string => atRun[source],
  aside: (text: string) => ` (${text})`,
  join: (parts: readonly string[]) => parts.join('; '),
  since: (d: { release: string; patch?: string }) => `since ${d.release}${d.patch ? ` and ${d.patch}` : ''}`,
  deprecated: (d: { since: string; by?: string }) => `deprecated since ${d.since}${d.by ? `, use ${d.by}` : ''}`,
  removed: (d: { release: string; by?: string }) => `removed in ${d.release}${d.by ? `, use ${d.by}` : ''}`,
  /** The patch level that facts are of, and the target that it stands for, a series or an unknown patch level. */
  patchLevel: (d: { level: string; target: string }) =>
    d.level === d.target
      ? d.level
      : `${d.level} (the ` +
        `${d.level.startsWith(`${d.target}.`) ? 'newest known of' : 'nearest known below'} ${d.target})`,
  asOf: (level: string) => `as in ${level}`,
  everyProgram: 'every program' as string,
  morePrograms: (programs: string, more: number) => `${programs} and ${more} more`,
  readOnly: 'cannot be set' as string,
  /** About a name that the target release does not read. */
  notIn: (d: { release: string; older?: string }) =>
    `Postfix ${d.release} does not have it${d.older ? ` (there it is ${d.older})` : ''}: the line is ignored, ` +
    `and \`postconf\` prints "unused parameter".`,
  here: (d: { value: string; line: number; of: number }) =>
    `Here: ${d.value} (line ` + `${d.line}${d.of > 1 ? `, the last of ${d.of} that set it` : ''})`,
  notSet: 'Not set in this file.' as string,
  fails: 'cannot be expanded' as string,
  unread: (program: string) => `without effect: ${program} does not read it`,
  overridden: (services: readonly string[]) => `master.cf sets it for ${services.join(', ')}`,
  inService: (d: { value: string; service: string }) => `${d.service}: ${d.value}`,
  see: (links: readonly string[], manual: string | undefined) => {
    const see = links.length ? [`See ${links.join(', ')}`] : [];
    return [...see, ...(manual === undefined ? [] : [manual])].join(' · ');
  },
  manual: 'manual' as string,

  unknown: 'Postfix has no such parameter and ignores the line; `postconf` prints "unused parameter".' as string,
  undefinedReference: 'not defined anywhere, so it expands to nothing.' as string,
  didYouMean: (name: string) => `Did you mean ${name}?`,
  ownParameter: 'defined in this file; Postfix reads it where other values refer to it.' as string,
  usedBy: (names: readonly string[]) => `Used by ${names.join(', ')}`,
  restrictionClass: ('a restriction class: access tables and restriction lists can use this name for its ' +
    'restrictions.') as string,
  tableSetting: (d: { setting: string; table: string }) => `setting ${d.setting} of the table ${d.table}.`,
  perItem: (d: { parameter: string }) => `replaces ${d.parameter} for this server.`,

  expandsTo: (value: string) => `Expands to ${value}`,
  amount: (d: { value: string; means: string }) => `${d.value} is ${d.means}`,
  time: (seconds: number) => {
    if (seconds === 0) return '0 seconds';
    const words: string[] = [];
    let rest = seconds;
    for (const [unit, size] of units) {
      const count = Math.floor(rest / size);
      if (count) words.push(`${count} ${unit}${count > 1 ? 's' : ''}`);
      rest -= count * size;
    }
    return words.join(' ');
  },
  seconds: (seconds: number) => `${seconds} seconds`,
  switch: (on: boolean): string => (on ? 'on' : 'off'),
  isDefault: 'the default' as string,
  actions: {
    permit: 'permits',
    reject: 'rejects',
    defer: 'defers',
    lookup: 'asks',
    modifier: 'changes what follows',
    delay: 'waits',
  } as Readonly<Record<string, string>>,
  wants: {
    map: 'takes a table (`type:name`)',
    'map-or-search-order': 'takes a table (`type:name`)',
    'dns-list': 'takes the domain of a DNS list',
    'policy-endpoint': 'takes a server (`inet:host:port`, `unix:path`)',
    restriction: 'applies to the restriction after it',
    seconds: 'takes a number of seconds',
  } as Readonly<Record<string, string>>,
  needs: {
    client: 'looks at the client',
    'helo name': 'looks at the HELO name',
    'sender address': 'looks at the sender',
    'recipient address': 'looks at the recipient',
    'etrn domain': 'looks at the ETRN domain',
  } as Readonly<Record<string, string>>,
  withDelayReject: (list: string) =>
    `In ${list} it works because \`smtpd_delay_reject\` postpones the checks until ` + 'RCPT TO.',
  withoutDelayReject: (list: string) => `In ${list} it does not work here, because \`smtpd_delay_reject\` is off.`,
  neverIn: (list: string) => `It has no effect in ${list}.`,
  notInRelease: (d: { release: string; since?: string; removed?: string }) =>
    d.removed === undefined
      ? `Postfix ${d.release} does not have it; ` + `it needs ${d.since ?? ''} or newer.`
      : `Postfix ${d.release} does not have it; ${d.removed} removed it.`,
  standsFor: (restriction: string) => `A table without a restriction before it is read by ${restriction}.`,

  tableSyntax: (forms: readonly string[]) => forms.join(' or '),
  table: {
    indexed: (command: string) => `after each change: ${command}`,
    plain: () => 'no index to build',
  } as Readonly<Record<TableNote, (command: string) => string>>,
  notInEveryBuild: 'not in every build (`postconf -m` lists yours)' as string,

  keywordOf: (parameter: string) => `a value of ${parameter}.`,
  obsolete: (since: string | undefined) => (since === undefined ? 'obsolete' : `obsolete since ${since}`),
  readAs: (value: string) => `read as ${value}`,
  protocol: (mark: ProtocolMark, name: string) =>
    ({ '!': `everything but ${name}`, '>=': `${name} and newer`, '<=': `${name} and older` })[mark],
  statusClass: (digit: string) => statusClasses[digit] ?? 'intermediate',
  replyClass: (digit: string) =>
    (
      ({
        2: 'the command was carried out',
        3: 'the server expects more',
        4: 'a temporary failure, ' + 'the client tries again later',
        5: 'a permanent failure, ' + 'the client gives up',
      }) as Readonly<Record<string, string>>
    )[digit] ?? 'a reply code',

  service: (d: { type?: string; command: string }) =>
    `master.cf service${d.type ? ` · ${d.type}` : ''} · run by ` + `${d.command}`,
  noService: (name: string) => `master.cf has no service ${name}.`,
  socket: (path: string) => `the UNIX-domain socket ${path}`,
  relativePath: 'relative to the queue directory' as string,
  jailedPath: (d: { service: string; path: string }) => `${d.service} runs chrooted and opens ${d.path}`,
  endpoint: (d: { host: string; port?: string }) => `${d.host}${d.port ? `, port ${d.port}` : ''}`,
  mailHosts: (domain: string) => `the MX hosts of ${domain}`,
  addressOf: (host: string) => `the host ${host} itself, without an MX lookup`,
  fixedAddress: (address: string) => `the address ${address}`,
  hostAddress: (host: string) => `the host ${host}`,
  dnsList: (d: { domain: string; filter?: string; weight?: string }) => {
    const answers = d.filter ? `only answers that match ${d.filter} count` : 'any answer counts';
    return `DNS list ${d.domain}: ${answers}${d.weight ? `, with weight ${d.weight}` : ''}.`;
  },
  network: (d: { first: string; last: string; count: string }) =>
    d.count === '1' ? `the address ${d.first}` : `${d.count} addresses, ${d.first} to ${d.last}`,
  prefix: (d: { address: string; bits: number }) => `addresses whose first ${d.bits} bits are those of ${d.address}`,
  notMatching: (what: string) => `not ${what}: an exception to the items after it`,
  subdomains: (domain: string) => `subdomains of ${domain}, at any depth`,
  withSubdomains: (domain: string) => `${domain} and its subdomains`,
  parentStyle: (d: { list: string; domain: string }) =>
    `not a domain: ${d.list} names this list, ` + `so ${d.domain} already covers its subdomains`,
  matchesNothing: 'not a domain: this list compares whole names and has no notation for subdomains' as string,
  itemsIn: (path: string) => `the items in the file ${path}, one per line`,
};
