import type { ByteString } from '../../base/byteString.ts';
import { type TableWarning, noWarnings, notFound } from '../answer.ts';
import { type FoundEntry, indexSource } from '../sourceIndex.ts';
import type { OpenContext, OpenedTable, TableName } from '../table.ts';

/** texthash: the source itself, read when it is opened (dict_thash.c). Keys ignore case. */
export function openTextHash(table: TableName, { files, options }: OpenContext): OpenedTable {
  const { name } = table;
  const file = files.read(name);
  if (file.kind === 'absent')
    return { kind: 'failed', message: `open database ${name}: ${file.reason}`, warnings: [] };
  if (file.kind === 'unread') return unreadTable(name, file.detail);
  const warnings: TableWarning[] = [];
  let failure: string | undefined;
  const entries = indexSource(name, file.bytes, options, {
    ignored: ' -- ignoring this line',
    warn: (warning) => {
      warnings.push(warning);
    },
    duplicate: ({ writtenKey, place }) => {
      const message = `${name}, line ${place.line}: duplicate entry: "${writtenKey}"`;
      // Daemons open it without DICT_FLAG_DUP_WARN, and then it is no table at all.
      if (options.program === 'daemon') failure = message;
      else warnings.push({ severity: 'warning', message, place });
      return failure === undefined;
    },
  });
  if (failure !== undefined) return { kind: 'failed', message: failure, warnings };
  return { kind: 'open', fixedKeys: true, warnings, lookup: (key) => answerOf(entries.find(key)) };
}

/** A table of keys whose source the host did not let us read. */
export function unreadTable(file: ByteString, detail: string | undefined, fixedKeys = true): OpenedTable {
  const reason = { code: 'unread-file', file, ...(detail === undefined ? {} : { detail }) } as const;
  return { kind: 'open', fixedKeys, warnings: [], lookup: () => ({ kind: 'unknown', reason, warnings: [] }) };
}

/** The answer that an entry is. */
export function answerOf(entry: FoundEntry | undefined): ReturnType<Extract<OpenedTable, { kind: 'open' }>['lookup']> {
  return entry ? { kind: 'found', value: entry.value, place: entry.place, warnings: noWarnings } : notFound;
}
