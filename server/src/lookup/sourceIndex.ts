import { type ByteString, isAscii } from '../base/byteString.ts';
import { lowerAscii } from '../base/utf8.ts';
import { isTableSpace, lineReader, skipSpace, trimmedEnd } from '../syntax/tables/logicalLine.ts';
import { type KeyEntries, addKeyEntry, createKeyEntries, findKeyEntry, hashOf, keepKeyEntry } from './keyEntries.ts';
import { type SourceEntry, readSourceEntry } from './sourceEntry.ts';
import { type Warn, readPlacedLine } from './tableLines.ts';
import type { OpenOptions } from './table.ts';

/** The entries of a source by key; the first of equal keys. */
export interface SourceIndex {
  /** @param key folded as the table folds */
  readonly find: (key: ByteString) => FoundEntry | undefined;
}

/** What is found of an entry. */
export type FoundEntry = Pick<SourceEntry, 'value' | 'place'>;

/** What becomes of what is found on the way. */
export interface IndexListener {
  /** What texthash says behind the warning of a line without a value. */
  readonly ignored: string;
  readonly warn: Warn;
  /** An entry whose key was there already; false ends the reading. */
  readonly duplicate: (entry: SourceEntry) => boolean;
  /** An entry before it is kept; false ends the reading. Entries that are read in passing are not asked about. */
  readonly accept?: (entry: SourceEntry) => boolean;
  /** Keys of this length and more are put to `accept`. */
  readonly longKey?: number;
}

/**
 * Reads a source. Lines of plain ASCII without quotes or continuation, which nearly all lines are, are looked at in
 * passing; all others go through readTableLine() and readIndexedEntry(), which say what a line is.
 */
export function indexSource(
  file: ByteString,
  bytes: ByteString,
  options: OpenOptions,
  listener: IndexListener,
): SourceIndex {
  const folds = options.foldsKeys ?? true;
  const isPlain = isAscii(bytes) && !bytes.includes('\0');
  const entries = createKeyEntries(isPlain ? Math.ceil(bytes.length / 40) : 16);
  const reader = lineReader(bytes);
  const entryOf = (number: number): SourceEntry => entryAt(entries, number, file, bytes, folds);
  while (reader.at < bytes.length) {
    const end = isPlain ? plainLineEnd(bytes, reader.at) : -1;
    const keyEnd = end < 0 ? -1 : plainKeyEnd(bytes, reader.at, end);
    let number: number;
    if (keyEnd >= 0) {
      reader.line += 1;
      number = addKeyEntry(
        entries,
        reader.at,
        keyEnd - reader.at,
        reader.line,
        hashOf(bytes, reader.at, keyEnd, folds),
      );
      reader.at = end + 1;
    } else {
      const line = readPlacedLine(reader, file, options, listener.warn);
      if (!line) break;
      const entry = readSourceEntry(line, options, listener.ignored, listener.warn);
      if (!entry) continue;
      number = addKeyEntry(
        entries,
        -1 - entries.slow.length,
        entry.key.length,
        line.place.line,
        hashOf(entry.key, 0, entry.key.length, false),
      );
      entries.slow.push(entry);
    }
    if (
      listener.accept &&
      (entries.keyLengths[number] ?? 0) >= (listener.longKey ?? 0) &&
      !listener.accept(entryOf(number))
    )
      break;
    if (keepKeyEntry(entries, number, bytes, folds)) continue;
    entries.count -= 1;
    if (!listener.duplicate(entryOf(number))) break;
  }
  return {
    find: (key) => {
      const number = findKeyEntry(entries, bytes, folds, hashOf(key, 0, key.length, false), key);
      return number < 0 ? undefined : foundAt(entries, number, file, bytes);
    },
  };
}

/** Where a line ends that is a logical line by itself; -1: it may be none. */
function plainLineEnd(bytes: ByteString, start: number): number {
  const first = bytes.charCodeAt(start);
  if (first === 0x23 || isTableSpace(first)) return -1;
  const feed = bytes.indexOf('\n', start);
  if (feed < 0) return -1;
  const next = bytes.charCodeAt(feed + 1);
  return next === 0x23 || isTableSpace(next) ? -1 : feed;
}

/** Where the key of such a line ends; -1: it has a quote, a backslash or a colon at its end, or no value behind it. */
function plainKeyEnd(bytes: ByteString, start: number, end: number): number {
  let at = start;
  for (; at < end; at++) {
    const code = bytes.charCodeAt(at);
    if (isTableSpace(code)) break;
    if (code === 0x22 || code === 0x5c) return -1;
  }
  return bytes.charCodeAt(at - 1) === 0x3a || skipSpace(bytes, at, end) === end ? -1 : at;
}

function entryAt(
  { starts, keyLengths, lines, slow }: KeyEntries,
  number: number,
  file: ByteString,
  bytes: ByteString,
  folds: boolean,
): SourceEntry {
  const start = starts[number] ?? 0;
  if (start < 0) return slow[-1 - start] as SourceEntry;
  const writtenKey = bytes.slice(start, start + (keyLengths[number] ?? 0));
  const { value, place } = foundAt({ starts, keyLengths, lines, slow }, number, file, bytes);
  return { key: folds ? lowerAscii(writtenKey) : writtenKey, writtenKey, value, place };
}

function foundAt(
  { starts, keyLengths, lines, slow }: Pick<KeyEntries, 'starts' | 'keyLengths' | 'lines' | 'slow'>,
  number: number,
  file: ByteString,
  bytes: ByteString,
): FoundEntry {
  const start = starts[number] ?? 0;
  if (start < 0) return slow[-1 - start] as SourceEntry;
  const keyEnd = start + (keyLengths[number] ?? 0);
  const end = bytes.indexOf('\n', keyEnd);
  const valueAt = skipSpace(bytes, keyEnd, end);
  const line = lines[number] ?? 0;
  return { value: bytes.slice(valueAt, trimmedEnd(bytes, valueAt, end)), place: { file, line, lastLine: line } };
}
