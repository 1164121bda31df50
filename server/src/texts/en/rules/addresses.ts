import type { AddressRuleData } from '../../../rules/addresses/data.ts';
import { hostPortLogs } from '../../postfixLogs.ts';
import type { TextsOf } from '../../textsOf.ts';

const meant = (suggestion: string | undefined): string => (suggestion === undefined ? '' : ` Did you mean “${suggestion}”?`);

/** What the rules about endpoints, destinations and addresses say. */
export const enAddressRules: TextsOf<AddressRuleData> = {
  'invalid-endpoint': (d) => {
    const effect = d.problem === 'transport' || d.problem === 'bare'
      ? `is not the address of a Milter (“inet:…” or “unix:…”): no Milter sees the mail, and milter_default_action decides (“${d.problem === 'transport' ? 'invalid transport name' : 'Milter service needs transport:endpoint'}”).`
      : d.problem === 'name' ? 'has no port: Postfix takes the host name for a port name, and cannot connect (“host or service not found”).'
      : d.problem === 'range' ? 'has a port that cannot exist: Postfix cannot connect.'
      : `cannot be read as “host:port”: smtpd stops at each connection (“fatal: … ${hostPortLogs[d.problem]}”).`;
    return `“${d.text}” ${effect}${meant(d.suggestion)}`;
  },
  'invalid-destination': (d) => {
    switch (d.problem) {
      case 'transport': return `“${d.name}” must begin with the name of a service in master.cf, and “${d.text}” does not: mail is deferred (“mail transport unavailable”).${meant(d.suggestion)}`;
      case 'space': return `The space before the colon becomes part of the transport name: mail is deferred (“mail transport unavailable”).${meant(d.suggestion)}`;
      case 'several': return `“${d.name}” takes a single destination before Postfix 3.5: the SMTP client stops at each message, and mail stays in the queue.`;
      case 'prefix': return `smtp takes no “inet:” or “unix:” here (lmtp does): it stops at each message, and mail stays in the queue (“valid hostname or network address required”).${meant(d.suggestion)}`;
      case 'service': return `“${d.text}” is neither the number nor the name of a port: the SMTP client stops at each message, and mail stays in the queue (“unknown service: ${d.text}/tcp”).`;
      default: return `“${d.text}” is not a destination: the SMTP client stops at each message, and mail stays in the queue (“fatal: ${hostPortLogs[d.problem]}”).${meant(d.suggestion)}`;
    }
  },
  'invalid-address': (d) => {
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
  'invalid-domain': (d) =>
    `“${d.text}” is not a domain: addresses without a domain get “@” and this text, and mail to them is refused or bounces.${meant(d.suggestion)}`,
  'invalid-dnsbl-site': (d) => {
    const what = d.problem === 'weight' ? `“${d.text}” needs a whole number after the “*”` : d.problem === 'filter' ? `“${d.text}” needs an address pattern after the “=”` : `“${d.text}” is not the domain of a DNS list`;
    const log = d.problem === 'weight' ? 'bad DNSBL weight factor' : d.problem === 'filter' ? 'bad DNSBL filter syntax' : 'bad DNSBL domain name';
    const effect = d.restriction === undefined ? `postscreen stops at each connection (“fatal: ${log}”).` : d.problem === 'filter' ? 'smtpd stops as soon as a client is on the list (“fatal: RBL reply error”).' : 'no client is ever found on it, and Postfix says nothing.';
    return `${what}: ${effect}${meant(d.suggestion)}`;
  },
};
