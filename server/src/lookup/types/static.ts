import { readBraced } from '../../syntax/tables/braces.ts';
import type { OpenedTable, TableName } from '../table.ts';

/** static:value and static:{ value }: each key gives the value (dict_static.c). */
export function openStatic({ type, name }: TableName): OpenedTable {
  const braced = name.startsWith('{') ? readBraced(name) : { text: name };
  if (braced.problem !== undefined)
    return { kind: 'failed', message: `bad ${type}:name syntax: ${braced.problem}`, warnings: [] };
  return {
    kind: 'open',
    fixedKeys: true,
    warnings: [],
    lookup: () => ({ kind: 'found', value: braced.text, warnings: [] }),
  };
}
