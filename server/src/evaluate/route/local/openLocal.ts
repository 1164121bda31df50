import { splitList } from '../../../syntax/splitList.ts';
import { readTableName } from '../../../lookup/openTable.ts';
import type { LookupTable, TableName } from '../../../lookup/table.ts';
import type { Reading } from '../../reading.ts';
import type { ResolverTables } from '../../smtpd/resolverTables.ts';
import { keptByKey } from '../../smtpd/serviceTables.ts';
import type { ServiceSettings } from '../../smtpd/settings.ts';
import type { Maps } from '../../tables/maps.ts';
import type { LocalService } from './localRun.ts';

/** Types that DICT_FLAG_PARANOID refuses: anyone could answer in their place. */
const refusedTypes = ['proxy', 'tcp', 'socketmap', 'memcache'];

/** The tables of a local(8) service. */
export function openLocal(
  settings: ServiceSettings,
  transport: string,
  nextHop: string,
  resolving: ResolverTables,
  { world }: Reading,
): LocalService {
  const open = (parameter: string): Maps => {
    const decidesRights = parameter === 'alias_maps' || parameter === 'mailbox_command_maps';
    const options = { foldsKeys: parameter === 'alias_maps', refusesSubstitution: true };
    return {
      title: parameter,
      tables: splitList(settings.text(parameter)).flatMap(({ text }) => {
        const name = readTableName(text);
        if (!name) return [];
        const refused = decidesRights && refusedTypes.includes(name.type);
        return [{ text, table: refused ? refusedTable(name) : world.openTable(name, options) }];
      }),
    };
  };
  return { settings, transport, nextHop, resolving, aliases: open('alias_maps'), maps: keptByKey(open) };
}

function refusedTable({ type, name }: TableName): LookupTable {
  const message = `${type}:${name} map is not allowed for security sensitive data`;
  return {
    type,
    name,
    fixedKeys: true,
    warnings: [],
    failure: message,
    lookup: () => ({ kind: 'error', message, warnings: [] }),
  };
}
