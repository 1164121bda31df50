import type { ArgumentProblem, MissingInput, RestrictionRuleData } from '../../../rules/restrictions/data.ts';
import type { TextsOf } from '../../textsOf.ts';
import { didYouMean } from '../phrases.ts';

const wanted: Readonly<Record<string, string>> = {
  map: 'a table ("type:name")',
  'map-or-search-order': 'a table ("type:name")',
  'dns-list': 'the domain of a DNS list',
  'policy-endpoint': 'a server such as "inet:host:port" or "unix:path"',
  seconds: 'a number of seconds',
  restriction: 'a restriction after it',
};

const inputs: Readonly<Record<MissingInput, string>> = {
  helo: 'HELO name',
  sender: 'sender',
  recipient: 'recipient',
  etrn: 'ETRN domain',
  login: 'login name',
  several: 'recipient',
};

/** smtpd_check.c: a client meets this only if nothing before it in the list decides. */
const serverError = 'clients that reach it get "451 4.3.5 Server configuration error"';

type Argument = RestrictionRuleData['restriction-argument'];

const argumentProblems: Readonly<Record<ArgumentProblem, (d: Argument, need: string) => string>> = {
  missing: (d, need) => {
    if (d.expected === 'restriction') return `"${d.name}" has no effect, because no restriction follows it.`;
    const effect =
      d.expected === 'dns-list'
        ? `Postfix skips it ("restriction ${d.name} requires domain name argument")`
        : serverError;
    return `${need}; without one, ${effect}.`;
  },
  restriction: (d, need) => {
    const mistaken = `${need}, and Postfix takes "${d.argument ?? ''}" for it`;
    if (d.expected === 'dns-list') return `${mistaken}.`;
    return `${mistaken}: ${d.expected === 'policy-endpoint' ? 'smtpd exits' : serverError}.`;
  },
  untyped: (d) =>
    `"${d.argument ?? ''}" has no table type, such as "hash:": ` +
    `${serverError} ("bad argument: need maptype:mapname").`,
  endpoint: (d) => {
    const log = /^[^:]+:./.test(d.argument ?? '') ? 'invalid transport name' : 'need service transport:endpoint';
    return (
      `"${d.argument ?? ''}" is not the address of a policy service ("inet:host:port" or "unix:path"): ` +
      `smtpd exits ("${log}").`
    );
  },
  braced: (d) =>
    `Remove the braces around "${d.suggestion ?? ''}": "${d.name}" takes no table in braces, and ` +
    `${serverError} ("unexpected dictionary").`,
  number: (_, need) => `${need} without a unit: ${serverError} ("restriction sleep must be followed by number").`,
  'bare-table': (d) =>
    `In "${d.list}" a table needs a check_*_access before it: ` +
    `${serverError} ("specify one of (check_client_access, …)").`,
};

/** What the rules about smtpd's restriction lists say. */
export const enRestrictionRules: TextsOf<RestrictionRuleData> = {
  'unknown-restriction': (d) => {
    const instead = d.replacement?.length ? ` Use "${d.replacement.join('", "')}" instead.` : '';
    if (d.deprecated !== undefined) return `"${d.name}" has been deprecated since Postfix ${d.deprecated}.${instead}`;
    const effect = `${serverError.charAt(0).toUpperCase()}${serverError.slice(1)}`;
    if (d.removed !== undefined) return `Postfix ${d.removed} removed "${d.name}".${instead} ${effect}.`;
    const what =
      d.newer === undefined
        ? `Postfix has no restriction "${d.name}".`
        : `"${d.name}" needs Postfix ${d.newer} or newer.`;
    return `${what}${didYouMean(d.suggestion)} ${effect} ("unknown smtpd restriction").`;
  },
  'restriction-argument': (d) =>
    argumentProblems[d.problem](d, `"${d.name}" needs ${wanted[d.expected ?? 'map'] ?? ''}`),
  'unreachable-restriction': (d) => {
    const rest = d.count === 1 ? `"${d.first}" is` : `"${d.first}" and what follows are`;
    return (
      `${rest} never reached, because "${d.name}" before it decides for every client ` +
      `("restriction \`${d.first}' after \`${d.name.toLowerCase()}' is ignored").`
    );
  },
  'misplaced-restriction': (d) => {
    if (d.missing === 'several') {
      return (
        `"${d.name}" in "${d.list}" looks only at messages with one recipient: ` +
        'those with several pass, without a log line. Put it into smtpd_recipient_restrictions.'
      );
    }
    const when = d.delay ? ' while smtpd_delay_reject is no' : '';
    return (
      `"${d.name}" has no effect in "${d.list}": ` +
      `smtpd does not know the ${inputs[d.missing]} yet${when} and silently skips it.`
    );
  },
  'restriction-class': (d) => {
    if (d.problem === 'itself') {
      return (
        `Take "${d.name}" out of its own list: smtpd never comes to the end of it, and dies ` +
        'with the client\'s connection ("killed by signal 11").'
      );
    }
    if (d.problem === 'action') {
      return (
        `Rename the restriction class "${d.name}": in the result of a table this word is an action, ` +
        'and the class is never used.'
      );
    }
    if (d.problem === 'loop') {
      return (
        `Do not name "${d.name}" in its own table: it never ends, and the client gets ` +
        '"451 4.3.5 Server configuration error" ("causes unreasonable recursion").'
      );
    }
    return d.problem === 'empty'
      ? `Define the restriction class "${d.name}": smtpd exits at every connection ` +
          `("restriction class \`${d.name}' needs a definition").`
      : `Rename the restriction class "${d.name}": Postfix has a restriction of that name, and never uses the class.`;
  },
  'warn-if-reject': (d) => {
    switch (d.problem) {
      case 'no-effect':
        return `"warn_if_reject" changes nothing here: "${d.name}" is carried out all the same.`;
      case 'unlisted':
        return (
          `"warn_if_reject" does not keep unknown addresses in: the check of "${d.name}" is made again ` +
          'after the lists, and refuses.'
        );
      case 'policy':
        return (
          `While "${d.argument}" does not answer, every client passes: "warn_if_reject" only logs ` +
          'its "451 4.3.5 Server configuration problem" ("reject_warning").'
        );
      case 'table':
        return (
          `While "${d.argument === '' ? d.name : d.argument}" cannot be read, every client passes: ` +
          '"warn_if_reject" only logs the "451 4.3.5 Server configuration error" ("reject_warning").'
        );
    }
  },
  'lost-defer': (d) =>
    `"${d.name}" has no effect: nothing after it in "${d.list}" refuses, and it is forgotten at the end of the list.`,
};
