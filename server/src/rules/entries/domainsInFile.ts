import type { TablePath } from '../../instance/layout.ts';
import { textOfFile } from '../../instance/sourceFile.ts';
import { splitList } from '../../syntax/splitList.ts';
import { readTableItems } from '../../syntax/tables/tableItem.ts';
import type { Context } from '../rule.ts';
import { longestWhole } from './tableLine.ts';
import { ownPathIn } from './tableUses.ts';

/**
 * The domains of a file that an item of a list names, if it is at hand: the keys of a table, or the items of a file
 * that match_list.c reads (`/path`). Undefined where it is not, or holds something other than names.
 */
export function domainsInFile(context: Context, item: string): readonly string[] | undefined {
  const [, type, named] = /^(?:(hash|btree|lmdb|cdb|dbm|sdbm|texthash):)?(\/.+)$/.exec(item) ?? [];
  if (named === undefined) return undefined;
  const source = context.tables.get(ownPathIn(context, named) as TablePath);
  if (!source || (source.tree.offsets[source.tree.blocks.length] as number) > longestWhole) return undefined;
  const text = textOfFile(source);
  const names =
    type === undefined
      ? text
          .split('\n')
          .filter((line) => !line.startsWith('#'))
          .flatMap((line) => splitList(line.replace(/#.*/, '')).map((one) => one.text))
      : readTableItems(text, 'indexed').flatMap(({ kind, key }) => (kind === 'entry' ? [key] : []));
  return names.every((name) => /^[\w-]+(?:\.[\w-]+)*$/.test(name))
    ? names.map((name) => name.toLowerCase())
    : undefined;
}
