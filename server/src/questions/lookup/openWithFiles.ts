import type { ByteString } from '../../base/byteString.ts';
import { openTable } from '../../lookup/openTable.ts';
import type { Pcre2 } from '../../lookup/pcre/engine.ts';
import type { LookupTable, OpenOptions, TableFile, TableName } from '../../lookup/table.ts';
import type { TableReader } from '../trace/playWithFiles.ts';

/** Opens a table for somebody who asks it. */
export type OpenForKey = (table: TableName, options: OpenOptions) => LookupTable;

/** A table may name another, which may name another: so many times more files are read. */
const mostRounds = 10;

/**
 * Asks tables whose files are read in the background: they are asked with what is known, what was missing is read, and
 * they are asked again, until nothing is missing.
 * @param ask pure: it is called several times
 */
export async function openWithFiles<T>(ask: (open: OpenForKey) => T, reader: TableReader): Promise<T> {
  const known = new Map<ByteString, TableFile>();
  let pcre2: Pcre2 | undefined;
  let isPcre2Asked = false;
  for (let round = 0; ; round++) {
    const wanted = new Set<ByteString>();
    let wantsPcre2 = false;
    const files = {
      read(name: ByteString): TableFile {
        const file = known.get(name);
        if (!file) wanted.add(name);
        return file ?? { kind: 'unread' };
      },
    };
    const result = ask((table, options) => {
      wantsPcre2 ||= table.type === 'pcre' || table.name.includes('pcre:');
      return openTable(table, files, { ...options, ...(pcre2 ? { pcre2 } : {}) });
    });
    const isDone = wanted.size === 0 && (!wantsPcre2 || isPcre2Asked);
    if (isDone || round === mostRounds) return result;
    if (wantsPcre2 && !isPcre2Asked) {
      isPcre2Asked = true;
      pcre2 = await reader.loadPcre2();
    }
    for (const name of wanted) known.set(name, await reader.readTable(name));
  }
}
