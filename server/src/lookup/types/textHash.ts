import type { ByteString } from '../../base/byteString.ts';
import { isUtf8 } from '../../base/utf8.ts';
import { atLeast } from '../../knowledge/release.ts';
import { readIndexedEntry } from '../../syntax/tables/indexedEntry.ts';
import { type TablePlace, type TableWarning, notFound } from '../answer.ts';
import { foldKey } from '../checkedLookup.ts';
import { type PlacedLine, placedLines } from '../tableLines.ts';
import type { OpenContext, OpenOptions, OpenedTable, TableName } from '../table.ts';

/** An entry, its key folded as the table keeps it. */
export interface SourceEntry {
  readonly key: ByteString;
  /** As it is written. */
  readonly writtenKey: ByteString;
  readonly value: ByteString;
  readonly place: TablePlace;
}

/** texthash: the source itself, read when it is opened (dict_thash.c). Keys ignore case. */
export function openTextHash(table: TableName, { files, options }: OpenContext): OpenedTable {
  const { name } = table;
  const file = files.read(name);
  if (file.kind === 'absent') return { kind: 'failed', message: `open database ${name}: ${file.reason}`, warnings: [] };
  if (file.kind === 'unread') return unreadTable(name, file.detail);
  const warnings: TableWarning[] = [];
  const entries = new Map<ByteString, SourceEntry>();
  for (const entry of sourceEntries(name, file.bytes, options, warnings, ' -- ignoring this line')) {
    if (!entries.has(entry.key)) {
      entries.set(entry.key, entry);
      continue;
    }
    const message = `${name}, line ${entry.place.line}: duplicate entry: "${entry.writtenKey}"`;
    // Daemons open it without DICT_FLAG_DUP_WARN, and then it is no table at all.
    if (options.program === 'daemon') return { kind: 'failed', message, warnings };
    warnings.push({ severity: 'warning', message, place: entry.place });
  }
  return { kind: 'open', fixedKeys: true, warnings, lookup: (key) => answerOf(entries.get(key)) };
}

/** A table of keys whose source the host did not let us read. */
export function unreadTable(file: ByteString, detail: string | undefined, fixedKeys = true): OpenedTable {
  const reason = { code: 'unread-file', file, ...(detail === undefined ? {} : { detail }) } as const;
  return { kind: 'open', fixedKeys, warnings: [], lookup: () => ({ kind: 'unknown', reason, warnings: [] }) };
}

/** The answer that an entry is. */
export function answerOf(entry: SourceEntry | undefined): ReturnType<Extract<OpenedTable, { kind: 'open' }>['lookup']> {
  return entry ? { kind: 'found', value: entry.value, place: entry.place, warnings: [] } : notFound;
}

/**
 * The entries of a source, as postmap(1) and texthash read it; what they warn of is put into `warnings`.
 * @param ignored what texthash says behind the warning of a line without a value
 */
export function* sourceEntries(
  file: ByteString, bytes: ByteString, options: OpenOptions, warnings: TableWarning[], ignored: string,
): Generator<SourceEntry> {
  const warn = (warning: TableWarning): void => { warnings.push(warning); };
  for (const line of placedLines(file, bytes, options, warn)) {
    const { text, place } = line;
    const say = (message: string): void => warn({ severity: 'warning', message: `${file}, line ${place.line}: ${message}`, place });
    if (options.utf8 !== false && !isReadable(line, options)) {
      say(`non-UTF-8 input "${text}" -- ignoring this line`);
      continue;
    }
    const entry = readIndexedEntry(text);
    if (entry.problem === 'unbalanced-quote') {
      say(`unbalanced '"' in '${text}' -- ignoring this line`);
      continue;
    }
    if (entry.problem === 'no-value') {
      say(`expected format: key whitespace value${ignored}`);
      continue;
    }
    if (entry.looksLikeAlias) say('record is in "key: value" format; is this an alias file?');
    yield { key: foldKey(entry.key, options), writtenKey: entry.key, value: entry.value, place };
  }
}

/** Up to 3.8 what stands behind a null byte had to be UTF-8 too, if what stands before it is not ASCII. */
function isReadable({ text, fullText }: PlacedLine, { release }: OpenOptions): boolean {
  if (text === fullText || atLeast(release, '3.9')) return isUtf8(text);
  return /^[\0-\x7f]*$/.test(text) || isUtf8(fullText);
}
