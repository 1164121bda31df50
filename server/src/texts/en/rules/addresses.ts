import type {
  AddressProblem,
  AddressRuleData,
  DestinationProblem,
  DnsblProblem,
  EndpointProblem,
} from '../../../rules/addresses/data.ts';
import { hostPortLogs } from '../../postfixLogs.ts';
import type { TextsOf } from '../../textsOf.ts';
import { didYouMean } from '../phrases.ts';

/** What is wrong with a value, and what that leads to: two sentences. */
interface Problem {
  readonly wrong: string;
  readonly effect: string;
}

const noMilter = 'No Milter sees the mail, and milter_default_action decides';

function endpointProblem(text: string, problem: EndpointProblem): Problem {
  switch (problem) {
    case 'transport':
    case 'bare': {
      const log = problem === 'bare' ? 'Milter service needs transport:endpoint' : 'invalid transport name';
      return { wrong: `"${text}" is not a Milter address ("inet:…" or "unix:…").`, effect: `${noMilter} ("${log}").` };
    }
    case 'name': {
      const effect = 'Postfix takes the host name for a port name and cannot connect ("host or service not found").';
      return { wrong: `"${text}" has no port.`, effect };
    }
    case 'range':
      return { wrong: `"${text}" has a port that cannot exist.`, effect: 'Postfix cannot connect.' };
    default: {
      const effect = `smtpd exits at each connection ("fatal: … ${hostPortLogs[problem]}").`;
      return { wrong: `"${text}" is not "host:port".`, effect };
    }
  }
}

const inQueue = 'The SMTP client exits at each message, and mail stays in the queue';
const unavailable = 'mail is deferred ("mail transport unavailable").';

function destinationProblem(name: string, text: string, problem: DestinationProblem): Problem {
  switch (problem) {
    case 'transport': {
      const wrong = `"${name}" must begin with the name of a service in master.cf; "${text}" does not.`;
      return { wrong, effect: `Otherwise ${unavailable}` };
    }
    case 'space': {
      return {
        wrong: 'Remove the space before the colon.',
        effect: 'It becomes part of the transport name, ' + `and ${unavailable}`,
      };
    }
    case 'several':
      return { wrong: `"${name}" takes a single destination before Postfix ` + '3.5.', effect: `${inQueue}.` };
    case 'prefix': {
      const effect = `${inQueue} ("valid hostname or network address required").`;
      return { wrong: 'Remove the "inet:" or "unix:": only lmtp accepts it.', effect };
    }
    case 'service': {
      const effect = `${inQueue} ("unknown service: ${text}/tcp").`;
      return { wrong: `"${text}" is not the number or name of a port.`, effect };
    }
    default: {
      return {
        wrong: `"${text}" is not a valid destination.`,
        effect: `${inQueue} ("fatal: ` + `${hostPortLogs[problem]}").`,
      };
    }
  }
}

/** What a program does about an address that it cannot read. */
function addressEffect(name: string, text: string): string {
  if (name.includes('bind_address')) return `The SMTP client exits at each message ("bad ${name} parameter").`;
  const log = `("config variable ${name}: host not found: ${text}")`;
  if (name === 'proxy_interfaces') return `trivial-rewrite exits at each address, and smtpd waits for it ${log}.`;
  return `Postfix does not start ${log}.`;
}

const addresses: Readonly<Record<AddressProblem, (name: string, text: string) => string>> = {
  any: (_, text) => {
    const log = text === '*' ? 'host not found: *' : `no local interface found for ${text}`;
    return (
      `Write "all" for all interfaces: "${text}" is not the address of one, ` +
      `and Postfix does not start ("${log}").`
    );
  },
  mask: () => 'Write an address without a network mask here.',
  port: () => 'Write an address without a port here (ports are set in master.cf).',
  interface: (_, text) => `Write an address or a host name here; "${text}" looks like the name of an interface.`,
  family: (_, text) =>
    `"${text}" is an address of the other IP version, ` +
    `so Postfix uses any address instead ("bind ${text}: Invalid argument"); ` +
    'if inet_protocols excludes that version, the SMTP client exits at each message.',
  host: () => 'Write an address here, not a host name.',
  text: (_, text) => `"${text}" is not an address or a host name.`,
};

const dnsLists: Readonly<Record<DnsblProblem, readonly [wrong: string, log: string]>> = {
  weight: ['needs a whole number after "*"', 'bad DNSBL weight factor'],
  filter: ['needs an address pattern after "="', 'bad DNSBL filter syntax'],
  domain: ['is not the domain of a DNS list', 'bad DNSBL domain name'],
};

function dnsListEffect(problem: DnsblProblem, restriction: string | undefined): string {
  if (restriction === undefined) return `postscreen exits at each connection ("fatal: ${dnsLists[problem][1]}").`;
  if (problem === 'filter') return 'smtpd exits as soon as a client is on the list ("fatal: RBL reply error").';
  return 'No client is ever found on it, and nothing is logged.';
}

/** What the rules about endpoints, destinations and addresses say. */
export const enAddressRules: TextsOf<AddressRuleData> = {
  'invalid-endpoint': (d) => {
    const { wrong, effect } = endpointProblem(d.text, d.problem);
    return `${wrong}${didYouMean(d.suggestion)} ${effect}`;
  },
  'invalid-destination': (d) => {
    const { wrong, effect } = destinationProblem(d.name, d.text, d.problem);
    return `${wrong}${didYouMean(d.suggestion)} ${effect}`;
  },
  'invalid-address': (d) => {
    const wrong = addresses[d.problem](d.name, d.text) + didYouMean(d.suggestion);
    return d.problem === 'any' || d.problem === 'family' ? wrong : `${wrong} ${addressEffect(d.name, d.text)}`;
  },
  'invalid-domain': (d) =>
    `"${d.text}" is not a domain.${didYouMean(d.suggestion)} ` +
    'Postfix appends "@" and this text to addresses without a domain, and mail to them is refused or bounces.',
  'invalid-dnsbl-site': (d) =>
    `"${d.text}" ${dnsLists[d.problem][0]}.${didYouMean(d.suggestion)} ${dnsListEffect(d.problem, d.restriction)}`,
};
