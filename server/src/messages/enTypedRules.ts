import type { HostPortProblem } from '../rules/addresses/hostPort.ts';
import type { AddressProblem } from '../rules/addresses/invalidAddress.ts';
import type { DestinationProblem } from '../rules/addresses/invalidDestination.ts';
import type { DnsblProblem } from '../rules/addresses/invalidDnsblSite.ts';
import type { EndpointProblem } from '../rules/addresses/invalidEndpoint.ts';

/** What Postfix logs of a `host:port`. */
const hostPort: Readonly<Record<HostPortProblem, string>> = {
  bracket: 'missing "]"', 'behind-bracket': 'garbage after "]"', host: 'valid hostname or network address required', 'no-host': 'missing host information',
  'no-port': 'missing service information', port: 'garbage after numerical service', range: 'bad network port',
};
const meant = (suggestion: string | undefined): string => (suggestion === undefined ? '' : ` Did you mean “${suggestion}”?`);

/** What the rules about endpoints, destinations, addresses, replies and paths say; see enRules. */
export const enTypedRules = {
  'invalid-endpoint': (d: { name: string; text: string; service: 'milter' | 'proxy' | 'policy'; problem: EndpointProblem; suggestion?: string }) => {
    const effect = d.problem === 'transport' || d.problem === 'bare'
      ? `is not the address of a Milter, which begins with “inet:” or “unix:”: no Milter sees the mail, and milter_default_action decides (“${d.problem === 'transport' ? 'invalid transport name' : 'Milter service needs transport:endpoint'}”).`
      : d.problem === 'name' ? 'has no port: Postfix takes the name for that of a service, and connects to nothing (“host or service not found”).'
      : d.problem === 'range' ? `has no port that exists: connections fail.`
      : `cannot be read as “host:port”: smtpd stops at each connection (“fatal: … ${hostPort[d.problem]}”).`;
    return `“${d.text}” ${effect}${meant(d.suggestion)}`;
  },
  'invalid-destination': (d: { name: string; text: string; problem: DestinationProblem; suggestion?: string }) => {
    switch (d.problem) {
      case 'transport': return `“${d.name}” begins with the name of a master.cf service, which “${d.text}” does not: mail is deferred (“mail transport unavailable”).${meant(d.suggestion)}`;
      case 'space': return `The blank before the colon belongs to the name of the transport: mail is deferred (“mail transport unavailable”).${meant(d.suggestion)}`;
      case 'several': return `Before Postfix 3.5 “${d.name}” takes one destination: the SMTP client stops at each message, and mail stays in the queue.`;
      case 'prefix': return `smtp(8) takes no “inet:” or “unix:” (lmtp does): it stops at each message, and mail stays in the queue (“valid hostname or network address required”).${meant(d.suggestion)}`;
      case 'service': return `“${d.text}” is neither the number nor the name of a port: the SMTP client stops at each message, and mail stays in the queue (“unknown service: ${d.text}/tcp”).`;
      default: return `“${d.text}” is no destination: the SMTP client stops at each message, and mail stays in the queue (“fatal: ${hostPort[d.problem]}”).${meant(d.suggestion)}`;
    }
  },
  'invalid-address': (d: { name: string; text: string; problem: AddressProblem; suggestion?: string }) => {
    const effect = d.name.includes('bind_address') ? `the SMTP client stops at each message (“bad ${d.name} parameter”)`
      : d.name === 'proxy_interfaces' ? `trivial-rewrite stops at each address, and smtpd waits for it (“config variable ${d.name}: host not found: ${d.text}”)` : `Postfix does not start (“config variable ${d.name}: host not found: ${d.text}”)`;
    switch (d.problem) {
      case 'any': return `No interface of a host has the address “${d.text}”: Postfix does not start (“${d.text === '*' ? 'host not found: *' : `no local interface found for ${d.text}`}”). All interfaces are written “all”.`;
      case 'mask': return `No network, only an address can be here: ${effect}.${meant(d.suggestion)}`;
      case 'port': return `No port can be here; those are set in master.cf. With it ${effect}.${meant(d.suggestion)}`;
      case 'interface': return `“${d.text}” looks like the name of a network card. Addresses and host names are wanted here: with it ${effect}.`;
      case 'family': return `“${d.text}” is of the other IP version: Postfix logs “bind ${d.text}: Invalid argument” and uses any address; where inet_protocols leaves that version out, the SMTP client stops at each message.`;
      case 'host': return `Only an address will do here, no name: ${effect}.`;
      case 'text': return `“${d.text}” is neither an address nor a host name: ${effect}.`;
    }
  },
  'invalid-domain': (d: { name: string; text: string; suggestion?: string }) =>
    `“${d.text}” is no domain. Addresses without one get “@” and this text, and become addresses that are refused or bounce.${meant(d.suggestion)}`,
  'invalid-dnsbl-site': (d: { name: string; text: string; problem: DnsblProblem; restriction?: string; suggestion?: string }) => {
    const what = d.problem === 'weight' ? `In “${d.text}” no whole number stands behind the “*”` : d.problem === 'filter' ? `In “${d.text}” no address pattern stands behind the “=”` : `“${d.text}” is not the domain of a DNS list`;
    const log = d.problem === 'weight' ? 'bad DNSBL weight factor' : d.problem === 'filter' ? 'bad DNSBL filter syntax' : 'bad DNSBL domain name';
    const effect = d.restriction === undefined ? `postscreen stops at each connection (“fatal: ${log}”).` : d.problem === 'filter' ? 'smtpd stops as soon as the list has the client (“fatal: RBL reply error”).' : `nobody is ever listed there, and no message says so.`;
    return `${what}: ${effect}${meant(d.suggestion)}`;
  },
  'reply-code': (d: { name: string; value: string; suggestion?: string }) =>
    `A reply that refuses has a code from 400 to 599. Instead of “${d.value}” clients get “450 4.7.1 Service unavailable” and try again (“SMTP reply code configuration error”).`,
  'invalid-reply': (d: { name: string; word: string; problem: 'code' | 'action'; suggestion?: string }) =>
    d.problem === 'code'
      ? `“${d.name}” must begin with a reply code and a blank (“$rbl_code …”, “554 …”): else clients get “450 4.7.1 Service unavailable” and try again (“rbl response code configuration error”).`
      : `“${d.word}” is no action of an access table: while the policy server is away, clients are answered “451 4.3.5 Server configuration error” (“unknown smtpd restriction”).${meant(d.suggestion)}`,
  'wrong-separator': (d: { name: string; text: string; suggestion: string }) =>
    `“;” separates nothing in Postfix: it is part of the item, so “${d.text}” matches nothing or names no table. Items are separated by commas or blanks.`,
  'relative-path': (d: { name: string; text: string; problem: 'relative' | 'tilde'; suggestion?: string }) =>
    d.problem === 'tilde' ? (d.name === 'home_mailbox' ? `Only a shell knows “~”: Postfix makes a folder of that name in the user's home. The path counts from there anyway.` : `Only a shell knows “~”: Postfix looks for a folder of that name.`)
    : `“${d.name}” needs a path from the root: Postfix starts only where it happens to find “${d.text}” (“chdir(${d.text}): No such file or directory”).`,
  'several-addresses': (d: { name: string; first: string; count: number }) =>
    `“${d.name}” takes one address. Postfix makes a single one of these ${d.count}, which does not exist, and mail to it bounces. Let an alias stand for all of them.`,
  'privileged-user': (d: { name: string; text: string; what: 'user' | 'group' }) =>
    `“${d.name}” must not be root: every Postfix program stops (“${d.what} root has privileged ${d.what} ID”).`,
};
