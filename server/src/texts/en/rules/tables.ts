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
};
