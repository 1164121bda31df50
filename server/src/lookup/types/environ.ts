import type { OpenContext, OpenedTable, TableName } from '../table.ts';

/** environ: variables of the process. Keys are folded, so that names in capitals are never found (dict_env.c). */
export function openEnviron(_table: TableName, { files }: OpenContext): OpenedTable {
  const { environment } = files;
  return {
    kind: 'open',
    fixedKeys: true,
    warnings: [],
    lookup: (key) => {
      if (!environment) return { kind: 'unknown', reason: { code: 'environment', name: key }, warnings: [] };
      const value = environment(key);
      return value === undefined ? { kind: 'notFound', warnings: [] } : { kind: 'found', value, warnings: [] };
    },
  };
}
