import type { ArgumentProblem } from '../rules/restrictionArgument.ts';
import type { KeywordEffect } from '../rules/keywordTraits.ts';
import type { RangeProblem } from '../rules/outOfRange.ts';

const stop = (log: string): string => `Programs that read it stop (“${log}”).`;

const effects: Readonly<Record<KeywordEffect, string>> = {
  stops: 'Programs that read it stop',
  ignored: 'Postfix ignores the word without a message',
  warns: 'Postfix logs a warning and goes on without it',
  defers: 'When a Milter fails, Postfix answers 451 4.3.5',
  'no-tls': 'TLS does not work with it',
  'tls-fails': 'TLS sessions fail',
  'sasl-fails': 'SASL logins fail',
  'silent-log': 'Postfix logs nothing about TLS then',
  'rest-ignored': 'Postfix ignores the rest of the list',
  unused: 'Present Postfix releases do not look at it',
};

const wanted: Readonly<Record<string, string>> = {
  map: 'a table (“type:name”)', 'map-or-search-order': 'a table (“type:name”)', 'dns-list': 'the domain of a DNS list',
  'policy-endpoint': 'a server such as “inet:host:port” or “unix:path”', seconds: 'a number of seconds', restriction: 'a restriction behind it',
};

/** What the rules about values say; see enRules. */
export const enValueRules = {
  'invalid-boolean': (d: { name: string; value: string; suggestion?: string; sure?: boolean }) =>
    `${d.value === '' ? `“${d.name}” is empty` : `“${d.value}” is neither yes nor no`}. ${stop(`bad boolean configuration: ${d.name} = ${d.value}`)}`,
  'invalid-integer': (d: { name: string; value: string; suggestion?: string }) =>
    `${d.value === '' ? `“${d.name}” is empty` : `“${d.value}” is not a whole number; there are no units here`}. ${stop(`bad numerical configuration: ${d.name} = ${d.value}`)}`,
  'out-of-range': (d: { name: string; value: string; problem: RangeProblem; limit: string; written: boolean; suggestion?: string }) =>
    d.problem === 'short' ? (d.value === '' ? `“${d.name}” must not be empty. ` : `“${d.name}” takes at least ${d.limit} characters. `) + stop(`bad string length ${d.value.length} < ${d.limit}: ${d.name} = ${d.value}`)
    : d.problem === 'long' ? `“${d.name}” takes at most ${d.limit} characters. ${stop(`bad string length ${d.value.length} > ${d.limit}`)}`
    : d.problem === 'below' ? `“${d.name}” must be at least ${d.limit}. ${stop(`invalid ${d.name}`)}`
    : d.problem === 'above' ? `“${d.name}” must be at most ${d.limit}. ${stop(`invalid ${d.name}`)}`
    : `“${d.value}” is more than Postfix can hold here (${d.limit}). Programs that read “${d.name}” stop.`,
  'invalid-time': (d: { name: string; value: string; reads?: string; same?: boolean; suggestion?: string }) =>
    d.reads === undefined
      ? `${d.value === '' ? `“${d.name}” is empty` : `“${d.value}” is not a time`}: write a whole number and directly behind it s, m, h, d or w. ${stop(`parameter ${d.name}: bad time value or unit: ${d.value}`)}`
      : d.same ? `Postfix looks at one letter behind the number: “${d.value}” is ${d.reads} to it.`
      : `Postfix looks at one letter behind the number and ignores the rest: “${d.value}” is ${d.reads} to it.`,
  'invalid-keyword': (d: {
    name: string; word: string; value: string; choices: readonly string[]; effect: KeywordEffect; only: boolean; log?: string; suggestion?: string;
    sure?: boolean; caseOnly?: boolean; newer?: string; removed?: string; obsolete?: boolean; as?: string; mark?: number; why?: 'alone' | 'case' | 'forbidden';
  }) => {
    if (d.obsolete) return `“${d.word}” is obsolete${d.as === undefined ? ' and has no effect' : `: Postfix reads it as “${d.as}”`}.`;
    if (d.as !== undefined) return `“${d.name}” does not take “${d.word}”: Postfix uses “${d.as}” and logs “${d.log ?? ''}”.`;
    const what = d.why === 'alone' ? `“${d.word}” must stand alone in “${d.name}”: beside other items it is the name of a host.`
      : d.why === 'forbidden' ? `“${d.word}” cannot be in “${d.name}”, and Postfix does not start with it.`
      : d.newer !== undefined ? `“${d.word}” came with Postfix ${d.newer}.`
      : d.removed !== undefined ? `Postfix ${d.removed} removed “${d.word}”.`
      : d.caseOnly ? `Case matters here: “${d.word}” is written “${d.suggestion ?? ''}”.`
      : `${d.word === '' ? `“${d.name}” is empty` : `“${d.name}” does not know “${d.word}”`}${d.choices.length <= 12 ? `; it takes ${d.choices.join(', ')}` : ''}.`;
    return `${what} ${effects[d.effect]}${d.log === undefined ? '' : ` (“${d.log}”)`}.`;
  },
  'unknown-restriction': (d: { name: string; release: string; suggestion?: string; newer?: string; removed?: string; deprecated?: string; replacement?: readonly string[]; written?: boolean }) => {
    const instead = d.replacement?.length ? ` Use “${d.replacement.join('”, “')}” instead.` : '';
    if (d.deprecated !== undefined) return `“${d.name}” is deprecated since Postfix ${d.deprecated}.${instead}`;
    if (d.removed !== undefined) return `Postfix ${d.removed} removed “${d.name}”: clients that get here are answered “451 4.3.5 Server configuration error”.${instead}`;
    const what = d.newer !== undefined ? `“${d.name}” came with Postfix ${d.newer}` : `Postfix has no restriction “${d.name}”`;
    return `${what}: clients that get here are answered “451 4.3.5 Server configuration error” (“unknown smtpd restriction”).${d.suggestion ? ` Did you mean “${d.suggestion}”?` : ''}`;
  },
  'restriction-argument': (d: { name: string; list: string; problem: ArgumentProblem; expected?: string; argument?: string; suggestion?: string }) => {
    const need = `“${d.name}” needs ${wanted[d.expected ?? 'map'] ?? ''}`;
    const error = 'clients that get here are answered “451 4.3.5 Server configuration error”';
    switch (d.problem) {
      case 'missing': return d.expected === 'restriction' ? `Nothing stands behind “${d.name}”, so it has no effect.`
        : d.expected === 'dns-list' ? `${need}. Without one Postfix skips it (“restriction ${d.name} requires domain name argument”).`
        : `${need}; without one, ${error}.`;
      case 'restriction': return `${need}, and Postfix takes “${d.argument ?? ''}” for it${d.expected === 'dns-list' ? '' : d.expected === 'policy-endpoint' ? ': smtpd stops' : `: ${error}`}.`;
      case 'untyped': return `“${d.argument ?? ''}” has no table type: ${error} (“bad argument: need maptype:mapname”).`;
      case 'endpoint': return `“${d.argument ?? ''}” is not the address of a policy service; write “inet:host:port” or “unix:path”. smtpd stops (${/^[^:]+:./.test(d.argument ?? '') ? '“invalid transport name”' : '“need service transport:endpoint”'}).`;
      case 'number': return `${need}, without a unit: ${error} (“restriction sleep must be followed by number”).`;
      case 'bare-table': return `In “${d.list}” a table needs a check_*_access before it: ${error} (“specify one of (check_client_access, …)”).`;
    }
  },
  'unknown-table-type': (d: { name: string; type: string; release: string; suggestion?: string; newer?: string; removed?: string; address?: string; endpoint?: boolean }) =>
    d.address !== undefined ? `An IPv6 address must be in brackets here: Postfix takes this for a table of the type “${d.type}” (“unsupported dictionary type”), and matching fails.`
    : d.newer !== undefined ? `The table type “${d.type}” came with Postfix ${d.newer}: in ${d.release} all look-ups fail (“unsupported dictionary type”).`
    : d.removed !== undefined ? `Postfix ${d.removed} removed the table type “${d.type}”: all look-ups fail (“unsupported dictionary type”).`
    : d.endpoint ? `“${d.type}” is not a table type. A policy service is called by “check_policy_service”.`
    : `Postfix has no table type “${d.type}”: all look-ups fail (“unsupported dictionary type: ${d.type}”).${d.suggestion ? ` Did you mean “${d.suggestion}”?` : ''}`,
  'untyped-table': (d: { name: string; table: string; joined?: string; fixable?: boolean }) => {
    const what = d.joined !== undefined ? `A blank ${d.table.endsWith(':') ? 'behind' : 'in place of'} the colon makes two tables of one` : `“${d.table}” is not of the form “type:name”`;
    return `${what}. Programs that open it stop (“open dictionary: expecting "type:name" form instead of "${d.table}"”); from 3.12 on, all its look-ups fail instead.`;
  },
};
