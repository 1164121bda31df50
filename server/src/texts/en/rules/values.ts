import type { KeywordEffect, MacroDefaultProblem, RangeProblem, ValueRuleData } from '../../../rules/values/data.ts';
import type { TextsOf } from '../../textsOf.ts';
import { didYouMean } from '../phrases.ts';

const exit = (log: string): string => `programs that read it exit ("${log}").`;

const characters = (limit: string): string => `${limit} character${limit === '1' ? '' : 's'}`;

const effects: Readonly<Record<KeywordEffect, string>> = {
  stops: 'programs that read it exit',
  ignored: 'Postfix silently ignores it',
  warns: 'Postfix logs a warning and ignores it',
  defers: 'when a Milter fails, clients get "451 4.3.5 Server configuration problem"',
  'no-tls': 'TLS does not work',
  'tls-fails': 'TLS sessions fail',
  'sasl-fails': 'SASL logins fail',
  'silent-log': 'Postfix logs nothing about TLS',
  'rest-ignored': 'Postfix ignores the rest of the list',
  unused: 'current Postfix releases no longer read this parameter',
};

/** milter8.c looks at the protocol before it speaks to a Milter, and at the default action once one has failed. */
const noMilter = 'no Milter is used, and clients get "451 4.3.5 Server configuration problem"';

type Keyword = ValueRuleData['invalid-keyword'];

/** What is wrong with a word, without a full stop. */
function keywordProblem(d: Keyword): string {
  if (d.why === 'alone') {
    return `"${d.word}" must be the only item of "${d.name}"; next to others it is taken for a host name`;
  }
  if (d.why === 'forbidden') return `"${d.name}" must not contain "${d.word}"`;
  if (d.newer !== undefined) return `"${d.word}" needs Postfix ${d.newer} or newer`;
  if (d.removed !== undefined) return `Postfix ${d.removed} removed "${d.word}"`;
  if (d.caseOnly) return `Write "${d.suggestion ?? ''}" instead of "${d.word}", since case matters here`;
  const choices = d.choices.length <= 12 ? ` (one of: ${d.choices.join(', ')})` : '';
  return d.word === '' ? `"${d.name}" is empty${choices}` : `"${d.word}" is not a value of "${d.name}"${choices}`;
}

const range: Readonly<Record<RangeProblem, (d: ValueRuleData['out-of-range']) => string>> = {
  short: (d) => {
    const wanted = d.value === '' ? 'must not be empty' : `needs at least ${characters(d.limit)}`;
    return (
      `"${d.name}" ${wanted}: ` + exit(`bad string length ${d.value.length} < ${d.limit}: ${d.name} = ${d.value}`)
    );
  },
  long: (d) =>
    `"${d.name}" must have at most ${characters(d.limit)}: ` +
    exit(`bad string length ${d.value.length} > ${d.limit}`),
  below: (d) => `"${d.name}" must be at least ${d.limit}: ${exit(`invalid ${d.name}`)}`,
  above: (d) => `"${d.name}" must be at most ${d.limit}: ${exit(`invalid ${d.name}`)}`,
  overflow: (d) =>
    `"${d.name}" must be at most ${d.limit}, the largest number that Postfix can hold: ` +
    'programs that read it exit.',
};

const macroDefaults: Readonly<Record<MacroDefaultProblem, readonly [problem: string, log: string]>> = {
  unclosed: ['has no closing brace', "missing '}' in"],
  trailing: ['has text after its closing brace', "syntax error after '}' in"],
  'no-name': ['has no macro name before "="', 'missing attribute name in'],
  'no-equals': ['must be "name=value" or "{ name = value }"', "missing '=' after attribute name in"],
};

/** What the rules about values say. */
export const enValueRules: TextsOf<ValueRuleData> = {
  'invalid-boolean': (d) =>
    `"${d.name}" must be yes or no${d.value === '' ? ', not empty' : `, not "${d.value}"`}: ` +
    exit(`bad boolean configuration: ${d.name} = ${d.value}`),
  'invalid-integer': (d) =>
    `"${d.name}" must be a whole number without a unit${d.value === '' ? ', not empty' : `, not "${d.value}"`}: ` +
    exit(`bad numerical configuration: ${d.name} = ${d.value}`),
  'out-of-range': (d) => range[d.problem](d),
  'invalid-time': (d) => {
    if (d.reads === undefined) {
      const found = d.value === '' ? 'empty' : `"${d.value}"`;
      return (
        `"${d.name}" must be a number followed by s, m, h, d or w, not ${found}: ` +
        exit(`parameter ${d.name}: bad time value or unit: ${d.value}`)
      );
    }
    const ignored = d.same ? '' : ' and ignores the rest';
    return `"${d.value}" means ${d.reads}: Postfix reads one letter after the number${ignored}.`;
  },
  'invalid-keyword': (d) => {
    if (d.obsolete) {
      const effect = d.as === undefined ? ' and has no effect' : `; Postfix reads it as "${d.as}"`;
      return `"${d.word}" is obsolete${effect}.`;
    }
    if (d.as !== undefined) {
      return `"${d.word}" is not a value of "${d.name}"; Postfix uses "${d.as}" instead ("${d.log ?? ''}").`;
    }
    const effect = d.name === 'milter_protocol' ? noMilter : effects[d.effect];
    return `${keywordProblem(d)}: ${effect}${d.log === undefined ? '' : ` ("${d.log}")`}.`;
  },
  'reply-code': (d) =>
    `"${d.value}" does not refuse anything; use a code from 400 to 599. ` +
    'Clients get "450 4.7.1 Service unavailable" instead and try again ("SMTP reply code configuration error").',
  'invalid-reply': (d) => {
    switch (d.problem) {
      case 'class':
        return `"${d.word}" does not have the class of the reply code, so smtpd sends "${d.suggestion ?? ''}".`;
      case 'detail':
        return `"${d.word}" is not an enhanced status code (4.x.x or 5.x.x): smtpd adds one and sends this as text.`;
      case 'alone':
        return (
          `"${d.word}" without a text means OK.${didYouMean(d.suggestion)} ` +
          'While the policy server does not answer, every client is let through.'
        );
      case 'code':
        return (
          `"${d.name}" must begin with a reply code and a space ("$rbl_code …", "554 …"). ` +
          'Otherwise clients get "450 4.7.1 Service unavailable" and try again ' +
          '("rbl response code configuration error").'
        );
      default:
        return (
          `"${d.word}" is not an access table action.${didYouMean(d.suggestion)} ` +
          'While the policy server does not answer, ' +
          'clients get "451 4.3.5 Server configuration error" ("unknown smtpd restriction").'
        );
    }
  },
  'invalid-macro-default': (d) => {
    const [problem, log] = macroDefaults[d.problem];
    return (
      `"${d.text}" ${problem}: ` + `with a Milter, smtpd and cleanup exit ("malformed default macro entry: ${log} …").`
    );
  },
  'wrong-separator': (d) =>
    `Separate items with a comma or a space, not ";": it is part of "${d.text}", ` +
    'which matches nothing or names a missing table.',
  'relative-path': (d) => {
    if (d.problem === 'relative') {
      return (
        `"${d.name}" needs an absolute path: Postfix only starts in a directory that contains "${d.text}" ` +
        `("chdir(${d.text}): No such file or directory").`
      );
    }
    const [home = ''] = d.text.split('/');
    if (d.name === 'home_mailbox') {
      return (
        `Leave out "${home}": the path starts in the home directory, ` +
        `where Postfix would create a directory "${home}".`
      );
    }
    return `Write the full path: only a shell expands "${home}", and Postfix looks for a directory of that name.`;
  },
  'several-addresses': (d) =>
    `"${d.name}" takes one address; for several, name an alias that expands to them. ` +
    `Postfix reads these ${d.count} as one, and mail to it bounces.`,
  'privileged-user': (d) =>
    `"${d.name}" must not be root: ` + `every Postfix program exits ("${d.what} root has privileged ${d.what} ID").`,
  'exclusions-only': (d) => {
    const effect = d.server
      ? 'no login is offered'
      : 'mail is deferred ("offered no compatible authentication mechanisms")';
    return (
      'End the list with "static:rest": a mechanism that no item matches is excluded, ' +
      `so a list of exclusions leaves none, and ${effect}.`
    );
  },
  'file-kind': (d) =>
    `"${d.name}" takes a ${d.wanted}, but "${d.path}" looks like a ${d.wanted === 'file' ? 'directory' : 'file'}.` +
    `${didYouMean(d.suggestion)} Nothing is read from it.`,
  'policy-try-limit': () =>
    'Use 2 or more: a policy server that closes an idle connection is not asked again, and the rest of the SMTP ' +
    'session gets "smtpd_policy_service_default_action".',
  'compatibility-level': (d) =>
    `"${d.text}" is not a level such as 3.6: Postfix does not start ` +
    `("malformed compatibility level syntax: "${d.text}"").`,
};
