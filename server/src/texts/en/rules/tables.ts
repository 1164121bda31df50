import type { TableRuleData } from '../../../rules/tables/data.ts';
import type { TextsOf } from '../../textsOf.ts';
import { didYouMean } from '../phrases.ts';

/** What the rules about lookup tables say. */
export const enTableRules: TextsOf<TableRuleData> = {
  'unknown-table-type': (d) => {
    const log = `"unsupported dictionary type: ${d.type}"`;
    if (d.address !== undefined && d.type === '') {
      return (
        'Put the IPv6 address in brackets: Postfix takes it for a table without a type, and smtpd exits ' +
        '("expecting "type:name" form").'
      );
    }
    if (d.address !== undefined)
      return 'Put the IPv6 address in brackets: Postfix takes it for a table, ' + `and matching fails (${log}).`;
    if (d.newer !== undefined)
      return (
        `The table type "${d.type}" needs Postfix ${d.newer} or newer: ` + `in ${d.release} all lookups fail (${log}).`
      );
    if (d.removed !== undefined)
      return `Postfix ${d.removed} removed the table type "${d.type}": ` + `all lookups fail (${log}).`;
    if (d.endpoint) return `Use "check_policy_service" to ask a policy service; "${d.type}" is not a table type.`;
    return `Postfix has no table type "${d.type}".${didYouMean(d.suggestion)} All lookups fail (${log}).`;
  },
  'untyped-table': (d) => {
    const space = d.table.endsWith(':') ? 'Remove the space after the colon' : 'Write a colon instead of the space';
    const what = d.joined === undefined ? `"${d.table}" must be "type:name"` : `${space}: it makes two tables of one`;
    return (
      `${what}. Programs that open it exit, or from 3.12 on all its lookups fail ` +
      `("expecting "type:name" form instead of "${d.table}"").`
    );
  },
  'table-syntax': (d) => {
    const effect = 'each lookup fails, and mail is deferred';
    const text = d.text ?? '';
    switch (d.problem) {
      case 'socketmap':
        return (
          'A socketmap is "inet:host:port:name" or "unix:path:name": ' +
          `without the name, ${effect} ("need service transport:endpoint").`
        );
      case 'tcp':
        return `A tcp table is "host:port": otherwise ${effect}.`;
      case 'braces':
        return `Put what follows "${d.type}:" in braces: otherwise ${effect} ("bad syntax").`;
      case 'empty':
        return `This table is empty: ${effect} ("empty table").`;
      case 'entry':
        return (
          `"${text}" is not "key = value". If the value has spaces, write "{ key = two words }". ` +
          `Otherwise ${effect} ("missing '=' after attribute name").`
        );
      case 'tables':
        return `"${text}" is not "type:name": ${effect} ("bad syntax").`;
      case 'trailing':
        return `Put the braces around the whole value: ${effect} ("bad ${d.type}:name syntax").`;
    }
  },
  'indexed-patterns': (d) =>
    `Use "${d.suggestion}" or "pcre": "${d.name}" looks up whole lines, and "${d.type}" finds only keys that are ` +
    'the whole line, so nothing matches.',
  'rare-table-type': (d) =>
    `Use "${d.instead}": few builds of Postfix have "${d.type}", and elsewhere each lookup fails ` +
    `("unsupported dictionary type: ${d.type}").`,
  'proxy-not-listed': (d) =>
    `Add "${d.table}" to "${d.list}": otherwise proxymap refuses it, and the program that asks exits ` +
    '("service is not configured for table").',
  'shared-cache': (d) =>
    d.program === 'tlsmgr'
      ? `Use a different file: "${d.other}" names this one too, ` +
        'and tlsmgr exits ("do not use the same TLS cache file").'
      : `Another ${d.program} process has "${d.cache}" open, so this one exits ("unable to get exclusive lock").`,
  'inline-result': (d): string => {
    const deferred = 'mail to it is deferred ("client TLS configuration problem")';
    const refused = 'the client gets "451 4.3.5 Server configuration error"';
    switch (d.problem) {
      case 'addresses':
        return `The result for "${d.key}" is read as one address, and each copy bounces.`;
      case 'level':
        return `"${d.text}" is not a TLS level: ${deferred}.`;
      case 'attribute':
        return `"${d.text}" is not "name=value" (separate protocols with colons): ${deferred}.`;
      case 'unknown':
        return `A TLS policy has no attribute "${d.text}": ${deferred}.`;
      case 'digest': {
        const meant = d.meant === undefined ? '' : ` (this is one of ${d.meant})`;
        return (
          `A ${d.text} fingerprint has a different length${meant}: it is never found. ` +
          `"${d.parameter ?? 'smtpd_tls_fingerprint_digest'}" sets the digest.`
        );
      }
      case 'transport':
        return (
          'Remove the space before the colon: it becomes part of the transport name, ' +
          `and mail for "${d.key}" is deferred ("mail transport unavailable").`
        );
      case 'service':
        return `master.cf has no service "${d.text}": mail for "${d.key}" is deferred ("mail transport unavailable").`;
      case 'action':
        return `"${d.text}" is not an action.${didYouMean(d.meant)} For "${d.key}" ${refused}.`;
      case 'list':
        return (
          `Remove what follows "${d.text}": with a comma the result is a list of restrictions, ` +
          `"${d.text}" is none, and ${refused}.`
        );
      case 'table':
        return `A result cannot name a table ("${d.text}"): for "${d.key}" ${refused}.`;
      case 'lets-in':
        return `Use "DUNNO": "${d.meant ?? ''}" must not let clients in, and for "${d.key}" ${refused}.`;
      case 'number':
        return `Add a text, as in "${d.text} 5.7.1 No": a number alone means OK, and "${d.key}" is let in.`;
      case 'argument':
        return `"${d.text}" needs "${d.meant ?? ''}" after it: without it Postfix only logs a warning for "${d.key}".`;
      case 'empty':
        return `The result for "${d.key}" is empty: the lookup fails ("returns an empty string result").`;
      case 'check':
        return (
          `"${d.text}" is not an action of "${d.parameter ?? ''}".${didYouMean(d.meant)} ` +
          'Postfix logs a warning, and the mail goes on ("unknown command" or "unsupported command").'
        );
      case 'postscreen':
        return (
          `"${d.text}" is none of permit, reject, dunno: Postfix ignores the rest of the list ` +
          `("unknown command: ${d.text} -- ignoring the remainder of this access list").`
        );
      case 'error-code':
        return (
          `Use "retry:" for a temporary error: "error:" turns "${d.text}" into 5${d.text.slice(1)}, ` +
          'and mail is returned.'
        );
      case 'error-text':
        return `Add a text after the code: "${d.text}" gives "${d.key}" a reply without one.`;
      case 'next-hop':
        return (
          `"${d.text}" is read as a host and a port, not as a transport: mail from "${d.key}" stays in the queue ` +
          '("unknown service"). Use sender_dependent_default_transport_maps.'
        );
      case 'semicolon':
        return `Separate the owners of "${d.key}" with commas or spaces: ";" becomes part of a name.`;
      case 'value':
        return `"${d.text}" has a value that Postfix does not know: ${deferred}.`;
      case 'at-level':
        return `The level "${d.meant ?? ''}" takes no "${d.text}": ${deferred}.`;
    }
  },
  'table-value': (d) => enTableRules['inline-result'](d),
  'fingerprint-digest': (d) => {
    const meant = d.meant === undefined ? '' : ` (this is one of ${d.meant})`;
    return (
      `A ${d.digest} fingerprint has a different length${meant}: no server matches it, and mail is deferred ` +
      `("Server certificate not verified"). "${d.parameter}" sets the digest.`
    );
  },
  'unasked-key': (d) => {
    switch (d.problem) {
      case 'duplicate':
        return (
          `This entry is never used: a later one has the same key "${d.key}", ` +
          'and in an inline table the last one wins.'
        );
      case 'dot':
        return `"${d.key}" is never looked up in "${d.name}". For a domain, write "${d.suggestion ?? ''}".`;
      case 'at':
        return `"${d.key}" is never looked up in "${d.name}". Write the domain alone: "${d.suggestion ?? ''}".`;
      case 'domain':
        return (
          `"${d.key}" is looked up in "${d.name}" only as the name of a local user. ` +
          `For a domain, write "${d.suggestion ?? ''}".`
        );
      case 'partial':
        return (
          `"${d.key}" matches no client: "${d.name}" looks up whole addresses. ` +
          'Write the network into the list itself.'
        );
      case 'address':
        return (
          `"${d.key}" is never looked up in "${d.name}": its keys are destinations, ` +
          'such as a domain or [host]:port.'
        );
    }
  },
  'pattern-rule': (d) => {
    if (/substitution is not allowed/.test(d.log))
      return `"${d.name}" allows no "$1" in a result, and skips this rule ("${d.log}").`;
    const meant = d.suggestion === undefined ? '' : `Write "${d.suggestion}": `;
    return `${meant}${meant === '' ? 'Postfix' : 'otherwise Postfix'} cannot use this rule as it is ("${d.log}").`;
  },
};
