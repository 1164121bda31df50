// What Postfix itself logs: the same in every locale, so that a reader can search for it.
import type { HostPortProblem } from '../rules/addresses/data.ts';
import type { HostnameProblem } from '../rules/domains/data.ts';
import type { MacroProblem } from '../rules/references/data.ts';
import type { NetworkProblem } from '../rules/relay/data.ts';

/** What a program logs about a macro, where that is more than `macro processing error` (mac_expand.c). */
export const macroLogs: Readonly<Partial<Record<MacroProblem, string>>> = {
  'empty-name': 'empty macro name',
  unclosed: 'truncated macro reference',
  'bad-name': 'attribute name syntax error',
  nesting: 'unreasonable macro call nesting',
  'unknown-function': 'unknown function',
};

/** What host_port.c says about a `host:port`. */
export const hostPortLogs: Readonly<Record<HostPortProblem, string>> = {
  bracket: 'missing "]"',
  'behind-bracket': 'garbage after "]"',
  host: 'valid hostname or network address required',
  'no-host': 'missing host information',
  'no-port': 'missing service information',
  port: 'garbage after numerical service',
  range: 'bad network port',
};

/** What cidr_match.c says about a network. */
export const networkLogs: Readonly<Record<Exclude<NetworkProblem, 'ignored'>, string>> = {
  'host-bits': 'non-null host address bits',
  'mask-value': 'bad mask value',
  'mask-length': 'bad mask length',
  'network-value': 'bad network value',
  bracket: "missing ']' character",
  garbage: 'garbage after "[…]"',
  address: 'bad address pattern',
};

/** What valid_hostname.c says about a host name. */
export const hostnameLogs: Readonly<Record<Exclude<HostnameProblem, 'loop'>, string>> = {
  label: 'hostname label too long',
  delimiter: 'misplaced delimiter',
  hyphen: 'misplaced hyphen',
  character: 'invalid character',
  numeric: 'numeric hostname',
  long: 'bad length',
};

/** The columns of master.cf that postconf names otherwise than master does. */
export const postconfColumnNames: Readonly<Record<string, string>> = {
  wakeup_time: 'wakeup',
  max_proc: 'process_limit',
};

/** What a program logs about an argument that it does not accept; some programs read attributes there. */
export function unwantedArgumentLog(program: string, word: string): string {
  const readsAttributes = /^(?:pipe|spawn|smtp|lmtp)$/.test(program);
  return `${readsAttributes ? 'unknown attribute name' : 'unexpected command-line argument'}: ${word}`;
}
