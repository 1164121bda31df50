import type { ByteString } from '../base/byteString.ts';
import { type LookupAnswer, notFound } from '../lookup/answer.ts';
import { openTable } from '../lookup/openTable.ts';
import type { LookupTable, OpenOptions, TableFiles, TableName } from '../lookup/table.ts';
import type { World } from './world.ts';

/** What is known of tables that ask other programs or machines: `undefined` is not known, `null` not found. */
export type OpaqueTables = (table: string, key: ByteString) => ByteString | null | undefined;

/** Opens tables for a world: by their files, and where these do not do by what else is known of them. */
export function tableOpener(
  files: TableFiles,
  options: Omit<OpenOptions, 'program' | 'foldsKeys' | 'refusesSubstitution'>,
  opaque: OpaqueTables,
): World['openTable'] {
  const opened = new Map<string, LookupTable>();
  return (table, { foldsKeys, refusesSubstitution = false }) => {
    const key = `${table.type}:${table.name} ${foldsKeys} ${refusesSubstitution}`;
    const before = opened.get(key);
    if (before) return before;
    const own = openTable(table, files, { ...options, program: 'daemon', foldsKeys, refusesSubstitution });
    // An index leaves nothing open.
    const known = own.indexing ? own : withOpaque(table, own, opaque);
    opened.set(key, known);
    return known;
  };
}

function withOpaque({ type, name }: TableName, table: LookupTable, opaque: OpaqueTables): LookupTable {
  const text = `${type}:${name}`.replace(/^proxy:/, '');
  return {
    ...table,
    lookup: (key, asked) => {
      const answer = table.lookup(key, asked);
      return answer.kind === 'unknown' ? opaqueAnswer(answer, opaque(text, key)) : answer;
    },
  };
}

function opaqueAnswer(unknown: LookupAnswer, known: ByteString | null | undefined): LookupAnswer {
  if (known === undefined) return unknown;
  return known === null ? notFound : { kind: 'found', value: known, warnings: unknown.warnings };
}
