import type { ServiceRuleData } from '../../../rules/services/data.ts';
import { postconfColumnNames, unwantedArgumentLog } from '../../postfixLogs.ts';
import type { TextsOf } from '../../textsOf.ts';

const noStart = (log: string): string => `Postfix does not start, and a reload stops it (“${log}”).`;

/** postconf, which each `postfix` command asks first, sees these too; see test/postfix/master.test.ts. */
const refused = (log: string): string => `“postfix start” and “postfix reload” refuse the file (“${log}”).`;

const dies = (program: string, log: string): string => `${program} stops each time it starts (“${log}”).`;

/** pipe reads its attributes when there is mail to deliver, the others when they start. */
const fails = (program: string, log: string): string => (program === 'pipe' ? `pipe stops at each delivery, and the mail stays in the queue (“${log}”).` : dies(program, log));

/** What the rules about services in master.cf say. */
export const enServiceRules: TextsOf<ServiceRuleData> = {
  'master-columns': (d) => {
    switch (d.problem) {
      case 'missing': return `A service needs eight columns before its arguments, and this one has ${d.count ?? 0}: ${refused('bad field count')}`;
      case 'type': return `“${d.value}” is not a service type (possible: ${(d.choices ?? []).join(', ')}): ${refused(`invalid type field "${d.value}"`)}`;
      case 'flag': return `The ${d.column} column takes y, n or -, in lower case: ${refused(`invalid ${d.column} field "${d.value}"`)}`;
      case 'private-inet': return `A network service cannot be private${d.value === '-' ? ', and “-” means y here' : ''}: ${noStart('inet service cannot be private')}`;
      case 'number': return `“${d.value}” is not a number: ${d.value === '-?' ? noStart('bad value: "-?"') : refused(`invalid ${postconfColumnNames[d.column] ?? d.column} field "${d.value}"`)}`;
      case 'half-number': return `Only digits can be here${d.column === 'wakeup_time' ? ', and one “?” after them' : ''}: ${refused(`invalid ${postconfColumnNames[d.column] ?? d.column} field "${d.value}"`)}`;
      case 'no-default': return `The ${d.column} column has no default: ${noStart(`field "${d.column}" has no default value`)}`;
      case 'port': return `“${d.value}” has no readable port (port, host:port or [address]:port): ${noStart(`… in "${d.value}"`)}`;
    }
  },
  'duplicate-service': (d) =>
    `“${d.name}” is defined again further down: Postfix uses the last entry (“duplicate master.cf entry”).`,
  'unknown-daemon': (d) =>
    d.absolute ? `Postfix looks for programs in daemon_directory only, even for an absolute path: this service never answers (“exec …/${d.name}: No such file or directory”). Other programs are run by pipe or spawn.`
    : d.newer !== undefined ? `“${d.name}” came with Postfix ${d.newer}: in ${d.release} this service never answers.`
    : d.removed !== undefined ? `Postfix ${d.removed} removed “${d.name}”: this service never answers.`
    : `Postfix has no program “${d.name}”: this service never answers (“exec …/${d.name}: No such file or directory”).${d.suggestion ? ` Did you mean “${d.suggestion}”?` : ''}`,
  'service-requirement': (d) =>
    d.problem === 'process-limit' ? `The process limit must be ${d.wanted} here: ${dies(d.program, `requires a process limit of ${d.wanted}`)}`
    : d.problem === 'privileged' ? `The unprivileged column must be n here${d.value === '-' ? ', and “-” means y' : ''}: ${dies(d.program, 'requires privileged operation')}`
    : `The service type must be ${(d.choices ?? []).join(' or ')} here: ${dies(d.program, `unsupported transport type: ${d.value}`)}`,
  'chroot-service': (d) =>
    `${d.program} usually does not work in a chroot jail: the files and commands that it needs are outside the queue directory.`,
  'option-spacing': (d) =>
    `The spaces around “=” make several arguments of “-o ${d.name} = …”: ${dies(d.program, d.equals ? unwantedArgumentLog(d.program, d.value) : `invalid "-o ${d.name}" option value`)}`,
  'option-comma': (d) =>
    `The value of “${d.name}” ends at the space${d.quoted ? ' (quotes mean nothing here)' : ''}, and “${d.rest}” is an argument of its own: ${dies(d.program, unwantedArgumentLog(d.program, d.rest))}`,
  'trailing-comment': (d) =>
    d.effect === 'passed' ? `“${d.text}” is not a comment, since it follows an entry: it is passed to the command as arguments.`
    : d.effect === 'ignored' ? `“${d.text}” is not a comment, since it follows an entry: it is passed to ${d.program} as arguments, which ignores them.`
    : `“${d.text}” is not a comment, since it follows an entry, but arguments: ${dies(d.program, unwantedArgumentLog(d.program, '#'))}`,
  'extra-argument': (d) =>
    `“${d.text}” is not an option, and ${d.program} takes no other arguments: ${dies(d.program, `unexpected command-line argument: ${d.text}`)}`,
  'invalid-option': (d) => {
    switch (d.problem) {
      case 'missing-equals': return `“-o ${d.text}” has no “=”: ${dies(d.program, `invalid "-o ${d.text}" option value: missing '=' after attribute name`)}`;
      case 'empty-name': return `“-o” needs a name before the “=”: ${dies(d.program, 'missing attribute name')}`;
      case 'missing-value': return `“-o” needs “name=value” after it: ${dies(d.program, 'invalid option: o')}`;
      case 'letter': return `There is no option “-${d.text}”: ${dies(d.program, `invalid option: ${d.text}`)}`;
      case 'unclosed': return `“{” has no closing “}”: ${noStart("missing '}'")}`;
      case 'trailing': return `The closing “}” must be followed by a space: ${noStart("syntax error after '}'")}`;
      case 'swallowing': return '“{” has no closing “}”: the rest of the entry becomes this one argument.';
    }
  },
  'service-attribute': (d) => {
    switch (d.problem) {
      case 'missing': return `${d.name}= is missing: ${fails(d.program, d.program === 'pipe' ? `missing ${d.name}= command-line attribute` : `missing ${d.name}= attribute`)}`;
      case 'unknown': return `${d.program} has no attribute “${d.name}”: ${fails(d.program, `unknown attribute name: ${d.name}`)}`;
      case 'no-equals': return `“${d.name}” must be followed by “=” and a value: ${fails(d.program, `unknown attribute name: ${d.name}`)}`;
      case 'flag': return `${d.program} has no flag “${d.value ?? ''}”: ${d.program === 'pipe' ? fails(d.program, `unknown flag: ${d.value ?? ''}`) : fails(d.program, `unknown flags=… value "${d.value ?? ''}"`)}`;
      case 'size': return `size= takes a number of bytes, without a unit: ${fails(d.program, `bad size= value: ${d.value ?? ''}`)}`;
      case 'owner': return `${d.program} does not run commands as “${d.value ?? ''}”: ${fails(d.program, d.program === 'spawn' ? 'request to deliver as …' : 'user= command-line attribute specifies …')}`;
      case 'macro': return `pipe has no macro “$${d.name}”: all mail of this service is deferred (“unknown macro name”). A literal “$” is written “$$”.`;
    }
  },
  'duplicate-override': (d) =>
    d.same ? `“${d.name}” is set again further down in this entry, to the same value.`
    : `“${d.name}” is set again further down in this entry: Postfix uses the last value, “${d.value}”, and says nothing.`,
  'unread-override': (d) =>
    `${d.program} does not read “${d.name}” (${d.readers.join(', ')} ${d.readers.length === 1 ? 'does' : 'do'}): this has no effect.`,
  'orphan-options': (d) =>
    `“${d.service}” above is commented out, so these options belong to the service “${d.into}” instead.`,
  'postscreen-services': (d) => {
    const missing = `master.cf has no service “${d.service}” of type ${d.type}`;
    switch (d.program) {
      case 'smtpd': return `${missing}, to which postscreen hands clients: none gets in (“421 4.3.2 All server ports are busy”).`;
      case 'dnsblog': return `${missing}: postscreen asks no DNS list (“connect to private/${d.service}: No such file or directory”).`;
      case 'tlsproxy': return `${missing}: postscreen offers STARTTLS and cannot start it (“454 4.7.0 TLS not available due to local problem”).`;
    }
  },
  'maillog-file': (d) =>
    d.problem === 'prefix'
      ? `“${d.file}” does not begin with any of “maillog_file_prefixes”: no Postfix program starts (“maillog_file value '${d.file}' does not match any prefix in maillog_file_prefixes”).`
      : `With “maillog_file”, programs send what they log to the service “${d.service}” of type unix-dgram, which master.cf does not have: nothing is logged.`,
  'recipient-limit': (d) =>
    `“flags=${d.flag}” takes one recipient at a time, and “${d.name}” is ${d.limit}: mail for several is deferred (“flag \`${d.flag}' requires ${d.name} = 1”). Set it in main.cf.`,
  'proxy-protocol': (d) =>
    d.problem === 'filter'
      ? `This holds for “${d.service}” too, where no proxy speaks first: each connection ends in a timeout (“haproxy read: timeout”). Set it at the service that is behind the proxy, in master.cf.`
      : 'postscreen takes the connections of port 25, and reads “postscreen_upstream_proxy_protocol”: this line does nothing there.',
};
