import { bracedContent, splitOutsideBraces } from '../../syntax/tables/braces.ts';
import type { OpenedTable, TableName } from '../table.ts';

/** randmap:{…}: one of the values, whatever the key (dict_random.c). With several it cannot be known which. */
export function openRandom({ type, name }: TableName): OpenedTable {
  const values = splitOutsideBraces(bracedContent(name) ?? '');
  const [first] = values;
  if (first === undefined) {
    return { kind: 'failed', message: `bad syntax: "${type}:${name}"; need "${type}:{value...}"`, warnings: [] };
  }
  const isSure = values.every((value) => value === first);
  return {
    kind: 'open',
    fixedKeys: false,
    warnings: [],
    lookup: () =>
      isSure
        ? { kind: 'found', value: first, warnings: [] }
        : { kind: 'unknown', reason: { code: 'random', values }, warnings: [] },
  };
}
