import type { ArgumentProblem } from '../rules/restrictions/restrictionArgument.ts';
import type { KeywordEffect } from '../rules/values/keywordTraits.ts';
import type { RangeProblem } from '../rules/values/outOfRange.ts';

const stop = (log: string): string => `programs that read it stop (“${log}”).`;

const characters = (limit: string): string => `${limit} character${limit === '1' ? '' : 's'}`;

const effects: Readonly<Record<KeywordEffect, string>> = {
  stops: 'programs that read it stop',
  ignored: 'Postfix ignores the word silently',
  warns: 'Postfix logs a warning and ignores the word',
  defers: 'when a Milter fails, clients get “451 4.3.5 Server configuration problem”',
  'no-tls': 'TLS does not work',
  'tls-fails': 'TLS sessions fail',
  'sasl-fails': 'SASL logins fail',
  'silent-log': 'Postfix logs nothing about TLS',
  'rest-ignored': 'Postfix ignores the rest of the list',
  unused: 'current Postfix releases do not read it',
};

/** milter8.c looks at the protocol before it speaks to a Milter, and at the default action once one has failed. */
const noMilter = 'Milters are not used, and clients get “451 4.3.5 Server configuration problem”';

const wanted: Readonly<Record<string, string>> = {
  map: 'a table (“type:name”)', 'map-or-search-order': 'a table (“type:name”)', 'dns-list': 'the domain of a DNS list',
  'policy-endpoint': 'a server such as “inet:host:port” or “unix:path”', seconds: 'a number of seconds', restriction: 'a restriction after it',
};

/** What the rules about values say; see enRules. */
export const enValueRules = {
  'invalid-boolean': (d: { name: string; value: string; suggestion?: string; sure?: boolean }) =>
    `${d.value === '' ? `“${d.name}” is empty` : `“${d.value}” is neither yes nor no`}: ${stop(`bad boolean configuration: ${d.name} = ${d.value}`)}`,
  'invalid-integer': (d: { name: string; value: string; suggestion?: string }) =>
    `${d.value === '' ? `“${d.name}” is empty` : `“${d.value}” is not a whole number (units are not allowed)`}: ${stop(`bad numerical configuration: ${d.name} = ${d.value}`)}`,
  'out-of-range': (d: { name: string; value: string; problem: RangeProblem; limit: string; written: boolean; suggestion?: string }) =>
    d.problem === 'short' ? (d.value === '' ? `“${d.name}” must not be empty: ` : `“${d.name}” needs at least ${characters(d.limit)}: `) + stop(`bad string length ${d.value.length} < ${d.limit}: ${d.name} = ${d.value}`)
    : d.problem === 'long' ? `“${d.name}” takes at most ${characters(d.limit)}: ${stop(`bad string length ${d.value.length} > ${d.limit}`)}`
    : d.problem === 'below' ? `“${d.name}” must be at least ${d.limit}: ${stop(`invalid ${d.name}`)}`
    : d.problem === 'above' ? `“${d.name}” must be at most ${d.limit}: ${stop(`invalid ${d.name}`)}`
    : `“${d.value}” is more than “${d.name}” can hold (${d.limit}): programs that read it stop.`,
  'invalid-time': (d: { name: string; value: string; reads?: string; same?: boolean; suggestion?: string }) =>
    d.reads === undefined
      ? `${d.value === '' ? `“${d.name}” is empty` : `“${d.value}” is not a time (a whole number, then s, m, h, d or w without a space)`}: ${stop(`parameter ${d.name}: bad time value or unit: ${d.value}`)}`
      : d.same ? `Postfix reads one letter after the number: “${d.value}” means ${d.reads}.`
      : `Postfix reads one letter after the number and ignores the rest: “${d.value}” means ${d.reads}.`,
  'invalid-keyword': (d: {
    name: string; word: string; value: string; choices: readonly string[]; effect: KeywordEffect; only: boolean; log?: string; suggestion?: string;
    sure?: boolean; caseOnly?: boolean; newer?: string; removed?: string; obsolete?: boolean; as?: string; mark?: number; why?: 'alone' | 'case' | 'forbidden';
  }) => {
    if (d.obsolete) return `“${d.word}” is obsolete${d.as === undefined ? ' and has no effect' : `: Postfix reads it as “${d.as}”`}.`;
    if (d.as !== undefined) return `“${d.name}” does not take “${d.word}”: Postfix uses “${d.as}” instead (“${d.log ?? ''}”).`;
    const what = d.why === 'alone' ? `“${d.word}” must be the only item of “${d.name}”; beside others it is taken for a host name`
      : d.why === 'forbidden' ? `“${d.name}” must not contain “${d.word}”`
      : d.newer !== undefined ? `“${d.word}” came with Postfix ${d.newer}`
      : d.removed !== undefined ? `Postfix ${d.removed} removed “${d.word}”`
      : d.caseOnly ? `“${d.word}” must be written “${d.suggestion ?? ''}”, since case matters here`
      : `${d.word === '' ? `“${d.name}” is empty` : `“${d.name}” does not know “${d.word}”`}${d.choices.length <= 12 ? ` (possible: ${d.choices.join(', ')})` : ''}`;
    return `${what}: ${d.name === 'milter_protocol' ? noMilter : effects[d.effect]}${d.log === undefined ? '' : ` (“${d.log}”)`}.`;
  },
  'unknown-restriction': (d: { name: string; release: string; suggestion?: string; newer?: string; removed?: string; deprecated?: string; replacement?: readonly string[]; written?: boolean }) => {
    const instead = d.replacement?.length ? ` Use “${d.replacement.join('”, “')}” instead.` : '';
    if (d.deprecated !== undefined) return `“${d.name}” is deprecated since Postfix ${d.deprecated}.${instead}`;
    if (d.removed !== undefined) return `Postfix ${d.removed} removed “${d.name}”: clients that get this far are answered “451 4.3.5 Server configuration error”.${instead}`;
    const what = d.newer !== undefined ? `“${d.name}” came with Postfix ${d.newer}` : `Postfix has no restriction “${d.name}”`;
    return `${what}: clients that get this far are answered “451 4.3.5 Server configuration error” (“unknown smtpd restriction”).${d.suggestion ? ` Did you mean “${d.suggestion}”?` : ''}`;
  },
  'restriction-argument': (d: { name: string; list: string; problem: ArgumentProblem; expected?: string; argument?: string; suggestion?: string }) => {
    const need = `“${d.name}” needs ${wanted[d.expected ?? 'map'] ?? ''}`;
    const error = 'clients that get this far are answered “451 4.3.5 Server configuration error”';
    switch (d.problem) {
      case 'missing': return d.expected === 'restriction' ? `“${d.name}” has no restriction after it, and so no effect.`
        : d.expected === 'dns-list' ? `${need}: without one, Postfix skips it (“restriction ${d.name} requires domain name argument”).`
        : `${need}: without one, ${error}.`;
      case 'restriction': return `${need}, and Postfix takes “${d.argument ?? ''}” for it${d.expected === 'dns-list' ? '' : d.expected === 'policy-endpoint' ? ': smtpd stops' : `: ${error}`}.`;
      case 'untyped': return `“${d.argument ?? ''}” has no table type: ${error} (“bad argument: need maptype:mapname”).`;
      case 'endpoint': return `“${d.argument ?? ''}” is not the address of a policy service (“inet:host:port” or “unix:path”): smtpd stops (${/^[^:]+:./.test(d.argument ?? '') ? '“invalid transport name”' : '“need service transport:endpoint”'}).`;
      case 'number': return `${need}, without a unit: ${error} (“restriction sleep must be followed by number”).`;
      case 'bare-table': return `In “${d.list}” a table must have a check_*_access before it: ${error} (“specify one of (check_client_access, …)”).`;
    }
  },
  'unknown-table-type': (d: { name: string; type: string; release: string; suggestion?: string; newer?: string; removed?: string; address?: string; endpoint?: boolean }) =>
    d.address !== undefined ? `An IPv6 address must be in brackets here: Postfix takes it for a table, and matching fails (“unsupported dictionary type: ${d.type}”).`
    : d.newer !== undefined ? `The table type “${d.type}” came with Postfix ${d.newer}: in ${d.release} all lookups fail (“unsupported dictionary type”).`
    : d.removed !== undefined ? `Postfix ${d.removed} removed the table type “${d.type}”: all lookups fail (“unsupported dictionary type”).`
    : d.endpoint ? `“${d.type}” is not a table type; to ask a policy service, use “check_policy_service”.`
    : `Postfix has no table type “${d.type}”: all lookups fail (“unsupported dictionary type: ${d.type}”).${d.suggestion ? ` Did you mean “${d.suggestion}”?` : ''}`,
  'untyped-table': (d: { name: string; table: string; joined?: string; fixable?: boolean }) => {
    const what = d.joined !== undefined ? `A space ${d.table.endsWith(':') ? 'after' : 'in place of'} the colon makes two tables of one` : `“${d.table}” is not of the form “type:name”`;
    return `${what}: programs that open it stop, or from 3.12 on all its lookups fail (“expecting "type:name" form instead of "${d.table}"”).`;
  },
};
