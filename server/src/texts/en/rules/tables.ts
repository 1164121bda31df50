import type { TableRuleData } from '../../../rules/tables/data.ts';
import type { TextsOf } from '../../textsOf.ts';
import { didYouMean } from '../phrases.ts';

/** What the rules about lookup tables say. */
export const enTableRules: TextsOf<TableRuleData> = {
  'unknown-table-type': (d) => {
    const log = `"unsupported dictionary type: ${d.type}"`;
    if (d.address !== undefined && d.type === '') return 'Put the IPv6 address in brackets: Postfix takes it for a table '
      + 'without a type, and smtpd exits ("expecting "type:name" form").';
    if (d.address !== undefined) return 'Put the IPv6 address in brackets: Postfix takes it for a table, '
      + `and matching fails (${log}).`;
    if (d.newer !== undefined) return `The table type "${d.type}" needs Postfix ${d.newer} or newer: `
      + `in ${d.release} all lookups fail (${log}).`;
    if (d.removed !== undefined) return `Postfix ${d.removed} removed the table type "${d.type}": `
      + `all lookups fail (${log}).`;
    if (d.endpoint) return `Use "check_policy_service" to ask a policy service; "${d.type}" is not a table type.`;
    return `Postfix has no table type "${d.type}".${didYouMean(d.suggestion)} All lookups fail (${log}).`;
  },
  'untyped-table': (d) => {
    const space = d.table.endsWith(':') ? 'Remove the space after the colon' : 'Write a colon instead of the space';
    const what = d.joined === undefined ? `"${d.table}" must be "type:name"` : `${space}: it makes two tables of one`;
    return `${what}. Programs that open it exit, or from 3.12 on all its lookups fail `
      + `("expecting "type:name" form instead of "${d.table}"").`;
  },
};
