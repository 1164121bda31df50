import type { MissingInput, RestrictionRuleData } from '../../../rules/restrictions/data.ts';
import type { TextsOf } from '../../textsOf.ts';

const wanted: Readonly<Record<string, string>> = {
  map: 'a table (“type:name”)', 'map-or-search-order': 'a table (“type:name”)', 'dns-list': 'the domain of a DNS list',
  'policy-endpoint': 'a server such as “inet:host:port” or “unix:path”', seconds: 'a number of seconds', restriction: 'a restriction after it',
};

const inputs: Readonly<Record<MissingInput, string>> = {
  helo: 'HELO name', sender: 'sender', recipient: 'recipient', etrn: 'ETRN domain', login: 'login',
};

/** What the rules about smtpd's restriction lists say. */
export const enRestrictionRules: TextsOf<RestrictionRuleData> = {
  'unknown-restriction': (d) => {
    const instead = d.replacement?.length ? ` Use “${d.replacement.join('”, “')}” instead.` : '';
    if (d.deprecated !== undefined) return `“${d.name}” is deprecated since Postfix ${d.deprecated}.${instead}`;
    if (d.removed !== undefined) return `Postfix ${d.removed} removed “${d.name}”: clients that get this far are answered “451 4.3.5 Server configuration error”.${instead}`;
    const what = d.newer !== undefined ? `“${d.name}” came with Postfix ${d.newer}` : `Postfix has no restriction “${d.name}”`;
    return `${what}: clients that get this far are answered “451 4.3.5 Server configuration error” (“unknown smtpd restriction”).${d.suggestion ? ` Did you mean “${d.suggestion}”?` : ''}`;
  },
  'restriction-argument': (d) => {
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
  'unreachable-restriction': (d) =>
    `“${d.name}” decides about every client, so ${d.count === 1 ? `“${d.first}” after it is` : `“${d.first}” and what follows are`} never reached (“restriction \`${d.first}' after \`${d.name.toLowerCase()}' is ignored”).`,
  'misplaced-restriction': (d) =>
    `“${d.name}” has no effect in “${d.list}”: smtpd does not know the ${inputs[d.missing]} there${d.delay ? ' while smtpd_delay_reject is no' : ''}, and skips it silently.`,
  'restriction-class': (d) =>
    d.problem === 'empty'
      ? `The restriction class “${d.name}” is empty: smtpd stops at each connection (“restriction class \`${d.name}' needs a definition”).`
      : `“${d.name}” is a restriction of Postfix: a class of that name is never used.`,
};
