import { roleOf } from '../../lookup/keys/roles.ts';
import { instanceRule } from '../instance/instanceRule.ts';
import type { RuleData } from '../rule.ts';
import { accessLists } from './accessResult.ts';
import { addressMaps, judgedParameters } from './entryResult.ts';
import { entriesIn, tablesIn, writtenTables } from './writtenTables.ts';

/** A key that a parameter never asks for. */
type UnaskedKey = RuleData<'unasked-key'> & { readonly problem: 'dot' | 'at' | 'domain' | 'partial' | 'address' };

/** Lists of networks, whose tables are asked for the whole address alone (match_list.c, server_acl.c). */
const networkLists = [
  'mynetworks',
  'smtpd_authorized_xclient_hosts',
  'smtpd_client_event_limit_exceptions',
  'postscreen_access_list',
];

/**
 * An entry of a table in a setting that nothing asks for: dict_inline.c keeps the last of two entries with one key,
 * and each parameter asks for keys of one form.
 */
export const unaskedKey = instanceRule<'unasked-key'>({
  code: 'unasked-key',
  severity: 'warning',
  *find(view) {
    const names = new Set([
      ...judgedParameters,
      ...addressMaps,
      ...networkLists,
      ...accessLists,
      ...view.used.classes,
    ]);
    for (const written of writtenTables(view, names)) {
      for (const table of tablesIn(written, view)) {
        if (!table.text.startsWith('inline:')) continue;
        const entries = [...entriesIn(table)];
        for (const entry of entries) {
          const isLater = entries.findLast(({ key }) => key.toLowerCase() === entry.key.toLowerCase()) !== entry;
          const data: RuleData<'unasked-key'> | undefined = isLater
            ? { problem: 'duplicate', key: entry.key, name: written.name }
            : unaskedProblem(written.name, entry.key);
          if (data)
            yield {
              at: written.place(entry.span),
              data,
              ...(data.problem === 'domain' ? { severity: 'information' } : {}),
            };
        }
      }
    }
  },
});

/** What keeps a parameter from ever asking for a key of a table of keys. */
export function unaskedProblem(name: string, key: string): UnaskedKey | undefined {
  if (networkLists.includes(name))
    return /^(?:\d{1,3}\.){1,2}\d{0,3}$|^\d{1,3}\.\d{1,3}\.\d{1,3}\.?$|\/\d+$/.test(key)
      ? { problem: 'partial', key, name }
      : undefined;
  switch (roleOf(name)?.keys) {
    case 'transport':
      return key.startsWith('@') ? { problem: 'at', key, name, suggestion: key.slice(1) } : undefined;
    case 'tlsPolicy':
      return key.includes('@') ? { problem: 'address', key, name } : undefined;
    case 'address':
    case 'sender':
      if (key.startsWith('.')) return { problem: 'dot', key, name, suggestion: `@${key.slice(1)}` };
      // A domain by itself makes a virtual alias domain (virtual_alias_domains = $virtual_alias_maps).
      return name !== 'virtual_alias_maps' && looksLikeDomain(key)
        ? { problem: 'domain', key, name, suggestion: `@${key}` }
        : undefined;
    default:
      return undefined;
  }
}

/** `example.com`, and not `john.doe`, which may be a user of this host. */
function looksLikeDomain(key: string): boolean {
  return /^[\w-]+(?:\.[\w-]+)*\.(?:com|net|org|edu|gov|info|biz|dev|test|example|local|lan|[a-z]{2})$/i.test(key);
}
