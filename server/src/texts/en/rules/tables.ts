import type { TableRuleData } from '../../../rules/tables/data.ts';
import type { TextsOf } from '../../textsOf.ts';

/** What the rules about lookup tables say. */
export const enTableRules: TextsOf<TableRuleData> = {
  'unknown-table-type': (d) =>
    d.address !== undefined && d.type === '' ? 'An IPv6 address must be in brackets here: Postfix takes it for a table without a type, and smtpd stops (“expecting "type:name" form”).'
    : d.address !== undefined ? `An IPv6 address must be in brackets here: Postfix takes it for a table, and matching fails (“unsupported dictionary type: ${d.type}”).`
    : d.newer !== undefined ? `The table type “${d.type}” came with Postfix ${d.newer}: in ${d.release} all lookups fail (“unsupported dictionary type”).`
    : d.removed !== undefined ? `Postfix ${d.removed} removed the table type “${d.type}”: all lookups fail (“unsupported dictionary type”).`
    : d.endpoint ? `“${d.type}” is not a table type; to ask a policy service, use “check_policy_service”.`
    : `Postfix has no table type “${d.type}”: all lookups fail (“unsupported dictionary type: ${d.type}”).${d.suggestion ? ` Did you mean “${d.suggestion}”?` : ''}`,
  'untyped-table': (d) => {
    const what = d.joined !== undefined ? `A space ${d.table.endsWith(':') ? 'after' : 'in place of'} the colon makes two tables of one` : `“${d.table}” is not of the form “type:name”`;
    return `${what}: programs that open it stop, or from 3.12 on all its lookups fail (“expecting "type:name" form instead of "${d.table}"”).`;
  },
  'table-syntax': (d) => {
    const effect = 'each lookup fails, and mail is deferred';
    switch (d.problem) {
      case 'socketmap': return `A socketmap is “inet:host:port:name” or “unix:path:name”: without the name ${effect} (“need service transport:endpoint”).`;
      case 'tcp': return `A tcp table is “host:port”: ${effect}.`;
      case 'braces': return `What follows “${d.type}:” must be in braces: ${effect} (“bad syntax”).`;
      case 'empty': return `This table is empty: ${effect} (“empty table”).`;
      case 'entry': return `“${d.text ?? ''}” is no “key = value”: ${effect} (“missing '=' after attribute name”). A value with blanks needs braces around its entry: “{ key = two words }”.`;
      case 'tables': return `“${d.text ?? ''}” is no “type:name”: ${effect} (“bad syntax”).`;
      case 'trailing': return `The braces do not go around the whole value: ${effect} (“bad ${d.type}:name syntax”).`;
    }
  },
  'indexed-patterns': (d) =>
    `“${d.name}” looks up whole lines, and “${d.type}” finds a key only where it is all of the line: nothing matches. Use “${d.suggestion}” or “pcre”.`,
  'rare-table-type': (d) =>
    `Few builds of Postfix have “${d.type}”: elsewhere each lookup fails (“unsupported dictionary type: ${d.type}”). “${d.instead}” is common.`,
  'proxy-not-listed': (d) =>
    `“${d.list}” does not list “${d.table}”: proxymap refuses it, and the program that asks stops (“service is not configured for table”).`,
  'shared-cache': (d) =>
    d.program === 'tlsmgr'
      ? `“${d.other}” names the same file: tlsmgr stops (“do not use the same TLS cache file”).`
      : `Another ${d.program} process holds “${d.cache}” open: this one stops (“unable to get exclusive lock”).`,
  'inline-result': (d) => {
    const deferred = 'mail to it is deferred (“client TLS configuration problem”)';
    switch (d.problem) {
      case 'addresses': return `The result for “${d.key}” is taken for one address: each copy bounces.`;
      case 'level': return `“${d.text}” is no TLS level: ${deferred}.`;
      case 'attribute': return `“${d.text}” is no “name=value”: ${deferred}. Protocols are separated by colons.`;
      case 'unknown': return `A TLS policy has no attribute “${d.text}”: ${deferred}.`;
      case 'digest': return `A ${d.text} fingerprint has another length${d.meant === undefined ? '' : ` (this is one of ${d.meant})`}: it is never found. “smtpd_tls_fingerprint_digest” says which digest is used.`;
      case 'transport': return `The blank before the colon becomes part of the transport's name: mail for “${d.key}” is deferred (“mail transport unavailable”).`;
    }
  },
};
