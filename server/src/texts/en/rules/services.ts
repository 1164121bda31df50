import type {
  AttributeProblem,
  ColumnProblem,
  OptionProblem,
  Requirement,
  ServiceRuleData,
} from '../../../rules/services/data.ts';
import { postconfColumnNames, unwantedArgumentLog } from '../../postfixLogs.ts';
import type { TextsOf } from '../../textsOf.ts';
import { didYouMean } from '../phrases.ts';

const noStart = (log: string): string => `Postfix does not start, and a reload stops it ("${log}").`;

/** postconf, which each `postfix` command asks first, sees these too; see test/postfix/master.test.ts. */
const refused = (log: string): string => `"postfix start" and "postfix reload" refuse the file ("${log}").`;

const exits = (program: string, log: string): string => `${program} exits each time it starts ("${log}").`;

/** pipe reads its attributes when there is mail to deliver, the others when they start. */
function fails(program: string, log: string): string {
  if (program !== 'pipe') return exits(program, log);
  return `pipe exits at each delivery, and the mail stays in the queue ("${log}").`;
}

/** What postconf says about a column. */
function invalidField(column: string, value: string): string {
  return refused(`invalid ${postconfColumnNames[column] ?? column} field "${value}"`);
}

const columns: Readonly<Record<ColumnProblem, (d: ServiceRuleData['master-columns']) => string>> = {
  missing: (d) =>
    `A service needs eight columns before its arguments, and this one has ${d.count ?? 0}: ` +
    refused('bad field count'),
  type: (d) =>
    `"${d.value}" is not a service type (${(d.choices ?? []).join(', ')}): ` + invalidField('type', d.value),
  flag: (d) => `The ${d.column} column must be y, n or -, in lower case: ${invalidField(d.column, d.value)}`,
  'private-inet': (d) =>
    `Set the private column to n for a network service${d.value === '-' ? '; "-" means y' : ''}: ` +
    noStart('inet service cannot be private'),
  number: (d) =>
    `"${d.value}" is not a number: ` +
    `${d.value === '-?' ? noStart('bad value: "-?"') : invalidField(d.column, d.value)}`,
  'half-number': (d) => {
    const mark = d.column === 'wakeup_time' ? ', with a "?" after them if needed' : '';
    return `Write only digits here${mark}: ${invalidField(d.column, d.value)}`;
  },
  'no-default': (d) => `The ${d.column} column has no default: ${noStart(`field "${d.column}" has no default value`)}`,
  port: (d) => `"${d.value}" must be port, host:port or [address]:port: ${noStart(`… in "${d.value}"`)}`,
};

const requirements: Readonly<Record<Requirement, (d: ServiceRuleData['service-requirement']) => string>> = {
  'process-limit': (d) =>
    `The process limit must be ${d.wanted} here: ` + exits(d.program, `requires a process limit of ${d.wanted}`),
  privileged: (d) =>
    `The unprivileged column must be n here${d.value === '-' ? '; "-" means y' : ''}: ` +
    exits(d.program, 'requires privileged operation'),
  type: (d) =>
    `The service type must be ${(d.choices ?? []).join(' or ')} here: ` +
    exits(d.program, `unsupported transport type: ${d.value}`),
};

const options: Readonly<Record<OptionProblem, (program: string, text: string) => string>> = {
  'missing-equals': (program, text) =>
    `Missing "=" in "-o ${text}": ` +
    exits(program, `invalid "-o ${text}" option value: missing '=' after attribute name`),
  'empty-name': (program) => `Missing name before "=" after "-o": ${exits(program, 'missing attribute name')}`,
  'missing-value': (program) => `Missing "name=value" after "-o": ${exits(program, 'invalid option: o')}`,
  letter: (program, text) => `There is no option "-${text}": ${exits(program, `invalid option: ${text}`)}`,
  unclosed: () => `"{" has no closing "}": ${noStart("missing '}'")}`,
  trailing: () => `Put a space after the closing "}": ${noStart("syntax error after '}'")}`,
  swallowing: () => '"{" has no closing "}", so the rest of the entry becomes this one argument.',
};

const attributes: Readonly<Record<AttributeProblem, (d: ServiceRuleData['service-attribute']) => string>> = {
  missing: (d) =>
    `${d.program} needs ${d.name}=: ` +
    fails(d.program, `missing ${d.name}= ${d.program === 'pipe' ? 'command-line attribute' : 'attribute'}`),
  unknown: (d) =>
    `${d.program} has no attribute "${d.name}".${didYouMean(d.suggestion)} ` +
    fails(d.program, `unknown attribute name: ${d.name}`),
  'no-equals': (d) =>
    `Put "=" and a value after "${d.name}": ` + fails(d.program, `unknown attribute name: ${d.name}`),
  flag: (d) => {
    const value = d.value ?? '';
    const log = d.program === 'pipe' ? `unknown flag: ${value}` : `unknown flags=… value "${value}"`;
    return `${d.program} has no flag "${value}": ${fails(d.program, log)}`;
  },
  size: (d) =>
    'size= takes a number of bytes without a unit: ' + fails(d.program, `bad size= value: ${d.value ?? ''}`),
  owner: (d) => {
    const log = d.program === 'spawn' ? 'request to deliver as …' : 'user= command-line attribute specifies …';
    return `${d.program} does not run commands as "${d.value ?? ''}": ${fails(d.program, log)}`;
  },
  macro: (d) =>
    `pipe has no macro "$${d.name}" (write "$$" for a literal "$"): ` +
    'all mail of this service is deferred ("unknown macro name").',
};

/** What the rules about services in master.cf say. */
export const enServiceRules: TextsOf<ServiceRuleData> = {
  'master-columns': (d) => columns[d.problem](d),
  'duplicate-service': (d) =>
    `"${d.name}" is defined again below, ` + 'and Postfix uses the last entry ("duplicate master.cf entry").',
  'unknown-daemon': (d) => {
    const never = 'this service never answers';
    const log = `("exec …/${d.name}: No such file or directory")`;
    if (d.absolute) {
      return (
        'Run other programs with pipe or spawn: Postfix looks in daemon_directory only, ' +
        `even for an absolute path, and ${never} ${log}.`
      );
    }
    if (d.newer !== undefined) return `"${d.name}" needs Postfix ${d.newer} or newer: in ${d.release} ${never}.`;
    if (d.removed !== undefined) return `Postfix ${d.removed} removed "${d.name}": ${never}.`;
    return `Postfix has no program "${d.name}".${didYouMean(d.suggestion)} Without it, ${never} ${log}.`;
  },
  'service-requirement': (d) => requirements[d.problem](d),
  'chroot-service': (d) =>
    `Set the chroot column to n: ${d.program} usually needs files and commands outside the queue directory.`,
  'option-spacing': (d) => {
    const log = d.equals ? unwantedArgumentLog(d.program, d.value) : `invalid "-o ${d.name}" option value`;
    return (
      `Remove the spaces around "=": they make several arguments of "-o ${d.name} = …", ` +
      `and ${exits(d.program, log)}`
    );
  },
  'option-comma': (d) => {
    const quotes = d.quoted ? ' (quotes mean nothing here)' : '';
    return (
      `The value of "${d.name}" ends at the space${quotes}, and "${d.rest}" is an argument of its own: ` +
      exits(d.program, unwantedArgumentLog(d.program, d.rest))
    );
  },
  'trailing-comment': (d) => {
    const comment = `Put the comment on a line of its own: after an entry, "${d.text}" is not a comment`;
    switch (d.effect) {
      case 'passed':
        return `${comment} but arguments for the command.`;
      case 'ignored':
        return `${comment} but arguments, which ${d.program} ignores.`;
      case 'stops':
        return `${comment} but arguments, and ${exits(d.program, unwantedArgumentLog(d.program, '#'))}`;
    }
  },
  'extra-argument': (d) =>
    `"${d.text}" is not an option, and ${d.program} takes no other arguments: ` +
    exits(d.program, `unexpected command-line argument: ${d.text}`),
  'invalid-option': (d) => options[d.problem](d.program, d.text),
  'service-attribute': (d) => attributes[d.problem](d),
  'duplicate-override': (d) =>
    d.same
      ? `"${d.name}" is set again further on in this entry, to the same value.`
      : `"${d.name}" is set again further on in this entry, and Postfix silently uses the last value, "${d.value}".`,
  'unread-override': (d) =>
    `This has no effect: ${d.program} does not read "${d.name}" ` +
    `(${d.readers.join(', ')} ${d.readers.length === 1 ? 'does' : 'do'}).`,
  'orphan-options': (d) =>
    `"${d.service}" above is commented out, ` + `so these options now belong to the service "${d.into}".`,
  'postscreen-services': (d) => {
    const missing = `master.cf has no service "${d.service}" of type ${d.type}`;
    switch (d.program) {
      case 'smtpd':
        return `${missing}, which postscreen passes clients to: none gets in ("421 4.3.2 All server ports are busy").`;
      case 'dnsblog':
        return (
          `${missing}: postscreen asks no DNS list ("connect to private/${d.service}: ` +
          'No such file or directory").'
        );
      case 'tlsproxy':
        return (
          `${missing}: postscreen offers STARTTLS but cannot start it ` +
          '("454 4.7.0 TLS not available due to local problem").'
        );
    }
  },
  'maillog-file': (d) =>
    d.problem === 'prefix'
      ? `"${d.file}" does not begin with any of "maillog_file_prefixes": no Postfix program starts ` +
        `("maillog_file value '${d.file}' does not match any prefix in maillog_file_prefixes").`
      : `Add the service "${d.service}" of type unix-dgram to master.cf: ` +
        'with "maillog_file", programs send their log to it, and without it nothing is logged.',
  'recipient-limit': (d) =>
    `Set "${d.name} = 1" in main.cf, not ${d.limit}: "flags=${d.flag}" takes one recipient at a time, ` +
    `and mail for several is deferred ("flag \`${d.flag}' requires ${d.name} = 1").`,
  'proxy-protocol': (d) =>
    d.problem === 'filter'
      ? 'Set this in master.cf, for the service behind the proxy only: ' +
        `"${d.service}" gets no proxy header, and each connection to it times out ("haproxy read: timeout").`
      : 'Set "postscreen_upstream_proxy_protocol" instead: postscreen accepts the connections of port 25, ' +
        'and this line has no effect there.',
  'unread-setting': (d) =>
    `"${d.name}" has no effect: ${d.readers.length === 1 ? 'only' : 'only the programs'} ${d.readers.join(', ')} ` +
    `${d.readers.length === 1 ? 'reads' : 'read'} it, and no service in master.cf runs ` +
    `${d.readers.length === 1 ? 'that program' : 'one of them'}.`,
};
