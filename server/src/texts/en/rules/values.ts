import type { KeywordEffect, ValueRuleData } from '../../../rules/values/data.ts';
import type { TextsOf } from '../../textsOf.ts';

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

const meant = (suggestion: string | undefined): string => (suggestion === undefined ? '' : ` Did you mean “${suggestion}”?`);

/** What the rules about values say. */
export const enValueRules: TextsOf<ValueRuleData> = {
  'invalid-boolean': (d) =>
    `${d.value === '' ? `“${d.name}” is empty` : `“${d.value}” is neither yes nor no`}: ${stop(`bad boolean configuration: ${d.name} = ${d.value}`)}`,
  'invalid-integer': (d) =>
    `${d.value === '' ? `“${d.name}” is empty` : `“${d.value}” is not a whole number (units are not allowed)`}: ${stop(`bad numerical configuration: ${d.name} = ${d.value}`)}`,
  'out-of-range': (d) =>
    d.problem === 'short' ? (d.value === '' ? `“${d.name}” must not be empty: ` : `“${d.name}” needs at least ${characters(d.limit)}: `) + stop(`bad string length ${d.value.length} < ${d.limit}: ${d.name} = ${d.value}`)
    : d.problem === 'long' ? `“${d.name}” takes at most ${characters(d.limit)}: ${stop(`bad string length ${d.value.length} > ${d.limit}`)}`
    : d.problem === 'below' ? `“${d.name}” must be at least ${d.limit}: ${stop(`invalid ${d.name}`)}`
    : d.problem === 'above' ? `“${d.name}” must be at most ${d.limit}: ${stop(`invalid ${d.name}`)}`
    : `“${d.value}” is more than “${d.name}” can hold (${d.limit}): programs that read it stop.`,
  'invalid-time': (d) =>
    d.reads === undefined
      ? `${d.value === '' ? `“${d.name}” is empty` : `“${d.value}” is not a time (a whole number, then s, m, h, d or w without a space)`}: ${stop(`parameter ${d.name}: bad time value or unit: ${d.value}`)}`
      : d.same ? `Postfix reads one letter after the number: “${d.value}” means ${d.reads}.`
      : `Postfix reads one letter after the number and ignores the rest: “${d.value}” means ${d.reads}.`,
  'invalid-keyword': (d) => {
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
  'reply-code': (d) =>
    `“${d.value}” refuses nothing (codes from 400 to 599 do): clients get “450 4.7.1 Service unavailable” instead, and try again (“SMTP reply code configuration error”).`,
  'invalid-reply': (d) =>
    d.problem === 'class' ? `“${d.word}” is of another class than the reply code: smtpd sends “${d.suggestion ?? ''}”.`
    : d.problem === 'detail' ? `“${d.word}” is no enhanced status code (4.x.x or 5.x.x): smtpd puts one before it and sends it as text.`
    : d.problem === 'alone' ? `“${d.word}” without a text means OK: while the policy server does not answer, every client is let through.${meant(d.suggestion)}`
    : d.problem === 'code'
      ? `“${d.name}” must begin with a reply code and a space (“$rbl_code …”, “554 …”): otherwise clients get “450 4.7.1 Service unavailable” and try again (“rbl response code configuration error”).`
      : `“${d.word}” is not an access table action: while the policy server does not answer, clients are answered “451 4.3.5 Server configuration error” (“unknown smtpd restriction”).${meant(d.suggestion)}`,
  'invalid-macro-default': (d) => {
    const [what, log] = {
      unclosed: [`“${d.text}” lacks its closing brace`, 'missing \'}\' in'], trailing: [`“${d.text}” goes on behind its closing brace`, 'syntax error after \'}\' in'],
      'no-name': [`“${d.text}” has no macro name before the “=”`, 'missing attribute name in'], 'no-equals': [`“${d.text}” is not of the form “name=value” or “{ name = value }”`, 'missing \'=\' after attribute name in'],
    }[d.problem];
    return `${what}: with a Milter, smtpd and cleanup stop (“malformed default macro entry: ${log} …”).`;
  },
  'wrong-separator': (d) =>
    `“;” is not a separator (commas and spaces are) but part of the item: “${d.text}” matches nothing, or names a table that does not exist.`,
  'relative-path': (d) =>
    d.problem === 'tilde' ? (d.name === 'home_mailbox' ? `Only a shell expands “~”: Postfix makes a directory of that name in the user's home, from which the path counts anyway.` : 'Only a shell expands “~”: Postfix looks for a directory of that name.')
    : `“${d.name}” needs an absolute path: Postfix starts only in a directory that has “${d.text}” (“chdir(${d.text}): No such file or directory”).`,
  'several-addresses': (d) =>
    `“${d.name}” takes one address: Postfix makes one of these ${d.count}, and mail to it bounces. Name an alias that stands for all of them.`,
  'privileged-user': (d) =>
    `“${d.name}” must not be root: every Postfix program stops (“${d.what} root has privileged ${d.what} ID”).`,
  'exclusions-only': (d) =>
    `A mechanism that no item matches is out, so that exclusions alone leave none: ${d.server ? 'no login is offered' : 'mail is deferred (“no mechanism available”)'}. End the list with “static:rest”.`,
  'file-kind': (d) =>
    `“${d.name}” takes a ${d.wanted}, and “${d.path}” looks like a ${d.wanted === 'file' ? 'directory' : 'file'}: nothing is read from it.${d.suggestion === undefined ? '' : ` Did you mean “${d.suggestion}”?`}`,
  'policy-try-limit': () => 'A policy server that closes an idle connection is not asked again: the rest of the SMTP session gets “smtpd_policy_service_default_action”.',
};
