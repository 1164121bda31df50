import type { HostPortProblem } from '../rules/addresses/hostPort.ts';
import type { AddressProblem } from '../rules/addresses/invalidAddress.ts';
import type { DestinationProblem } from '../rules/addresses/invalidDestination.ts';
import type { DnsblProblem } from '../rules/addresses/invalidDnsblSite.ts';
import type { EndpointProblem } from '../rules/addresses/invalidEndpoint.ts';
import type { MacroDefaultProblem } from '../rules/values/invalidMacroDefault.ts';
import type { ReplyProblem } from '../rules/values/invalidReply.ts';

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
      ? `is not the address of a Milter (“inet:…” or “unix:…”): no Milter sees the mail, and milter_default_action decides (“${d.problem === 'transport' ? 'invalid transport name' : 'Milter service needs transport:endpoint'}”).`
      : d.problem === 'name' ? 'has no port: Postfix takes the host name for a port name, and cannot connect (“host or service not found”).'
      : d.problem === 'range' ? 'has a port that cannot exist: Postfix cannot connect.'
      : `cannot be read as “host:port”: smtpd stops at each connection (“fatal: … ${hostPort[d.problem]}”).`;
    return `“${d.text}” ${effect}${meant(d.suggestion)}`;
  },
  'invalid-destination': (d: { name: string; text: string; problem: DestinationProblem; suggestion?: string }) => {
    switch (d.problem) {
      case 'transport': return `“${d.name}” must begin with the name of a service in master.cf, and “${d.text}” does not: mail is deferred (“mail transport unavailable”).${meant(d.suggestion)}`;
      case 'space': return `The space before the colon becomes part of the transport name: mail is deferred (“mail transport unavailable”).${meant(d.suggestion)}`;
      case 'several': return `“${d.name}” takes a single destination before Postfix 3.5: the SMTP client stops at each message, and mail stays in the queue.`;
      case 'prefix': return `smtp takes no “inet:” or “unix:” here (lmtp does): it stops at each message, and mail stays in the queue (“valid hostname or network address required”).${meant(d.suggestion)}`;
      case 'service': return `“${d.text}” is neither the number nor the name of a port: the SMTP client stops at each message, and mail stays in the queue (“unknown service: ${d.text}/tcp”).`;
      default: return `“${d.text}” is not a destination: the SMTP client stops at each message, and mail stays in the queue (“fatal: ${hostPort[d.problem]}”).${meant(d.suggestion)}`;
    }
  },
  'invalid-address': (d: { name: string; text: string; problem: AddressProblem; suggestion?: string }) => {
    const effect = d.name.includes('bind_address') ? `the SMTP client stops at each message (“bad ${d.name} parameter”)`
      : d.name === 'proxy_interfaces' ? `trivial-rewrite stops at each address, and smtpd waits for it (“config variable ${d.name}: host not found: ${d.text}”)` : `Postfix does not start (“config variable ${d.name}: host not found: ${d.text}”)`;
    switch (d.problem) {
      case 'any': return `“${d.text}” is not the address of an interface: Postfix does not start (“${d.text === '*' ? 'host not found: *' : `no local interface found for ${d.text}`}”). For all interfaces write “all”.`;
      case 'mask': return `Only an address can be here, not a network: ${effect}.${meant(d.suggestion)}`;
      case 'port': return `Only an address can be here, not a port (ports are set in master.cf): ${effect}.${meant(d.suggestion)}`;
      case 'interface': return `“${d.text}” looks like an interface name, and only addresses and host names can be here: ${effect}.`;
      case 'family': return `“${d.text}” is of the other IP version: Postfix uses any address instead (“bind ${d.text}: Invalid argument”); where inet_protocols leaves that version out, the SMTP client stops at each message.`;
      case 'host': return `Only an address can be here, not a host name: ${effect}.`;
      case 'text': return `“${d.text}” is neither an address nor a host name: ${effect}.`;
    }
  },
  'invalid-domain': (d: { name: string; text: string; suggestion?: string }) =>
    `“${d.text}” is not a domain: addresses without a domain get “@” and this text, and mail to them is refused or bounces.${meant(d.suggestion)}`,
  'invalid-dnsbl-site': (d: { name: string; text: string; problem: DnsblProblem; restriction?: string; suggestion?: string }) => {
    const what = d.problem === 'weight' ? `“${d.text}” needs a whole number after the “*”` : d.problem === 'filter' ? `“${d.text}” needs an address pattern after the “=”` : `“${d.text}” is not the domain of a DNS list`;
    const log = d.problem === 'weight' ? 'bad DNSBL weight factor' : d.problem === 'filter' ? 'bad DNSBL filter syntax' : 'bad DNSBL domain name';
    const effect = d.restriction === undefined ? `postscreen stops at each connection (“fatal: ${log}”).` : d.problem === 'filter' ? 'smtpd stops as soon as a client is on the list (“fatal: RBL reply error”).' : 'no client is ever found on it, and Postfix says nothing.';
    return `${what}: ${effect}${meant(d.suggestion)}`;
  },
  'reply-code': (d: { name: string; value: string; suggestion?: string }) =>
    `“${d.value}” refuses nothing (codes from 400 to 599 do): clients get “450 4.7.1 Service unavailable” instead, and try again (“SMTP reply code configuration error”).`,
  'invalid-reply': (d: { name: string; word: string; problem: ReplyProblem; suggestion?: string }) =>
    d.problem === 'class' ? `“${d.word}” is of another class than the reply code: smtpd sends “${d.suggestion ?? ''}”.`
    : d.problem === 'detail' ? `“${d.word}” is no enhanced status code (4.x.x or 5.x.x): smtpd puts one before it and sends it as text.`
    : d.problem === 'alone' ? `“${d.word}” without a text means OK: while the policy server does not answer, every client is let through.${meant(d.suggestion)}`
    : d.problem === 'code'
      ? `“${d.name}” must begin with a reply code and a space (“$rbl_code …”, “554 …”): otherwise clients get “450 4.7.1 Service unavailable” and try again (“rbl response code configuration error”).`
      : `“${d.word}” is not an access table action: while the policy server does not answer, clients are answered “451 4.3.5 Server configuration error” (“unknown smtpd restriction”).${meant(d.suggestion)}`,
  'invalid-macro-default': (d: { text: string; problem: MacroDefaultProblem }) => {
    const [what, log] = {
      unclosed: [`“${d.text}” lacks its closing brace`, 'missing \'}\' in'], trailing: [`“${d.text}” goes on behind its closing brace`, 'syntax error after \'}\' in'],
      'no-name': [`“${d.text}” has no macro name before the “=”`, 'missing attribute name in'], 'no-equals': [`“${d.text}” is not of the form “name=value” or “{ name = value }”`, 'missing \'=\' after attribute name in'],
    }[d.problem];
    return `${what}: with a Milter, smtpd and cleanup stop (“malformed default macro entry: ${log} …”).`;
  },
  'wrong-separator': (d: { name: string; text: string; suggestion: string }) =>
    `“;” is not a separator (commas and spaces are) but part of the item: “${d.text}” matches nothing, or names a table that does not exist.`,
  'relative-path': (d: { name: string; text: string; problem: 'relative' | 'tilde'; suggestion?: string }) =>
    d.problem === 'tilde' ? (d.name === 'home_mailbox' ? `Only a shell expands “~”: Postfix makes a directory of that name in the user's home, from which the path counts anyway.` : 'Only a shell expands “~”: Postfix looks for a directory of that name.')
    : `“${d.name}” needs an absolute path: Postfix starts only in a directory that has “${d.text}” (“chdir(${d.text}): No such file or directory”).`,
  'several-addresses': (d: { name: string; first: string; count: number }) =>
    `“${d.name}” takes one address: Postfix makes one of these ${d.count}, and mail to it bounces. Name an alias that stands for all of them.`,
  'privileged-user': (d: { name: string; text: string; what: 'user' | 'group' }) =>
    `“${d.name}” must not be root: every Postfix program stops (“${d.what} root has privileged ${d.what} ID”).`,
};
