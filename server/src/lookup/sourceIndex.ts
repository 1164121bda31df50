import { type ByteString, isAscii } from '../base/byteString.ts';
import { lowerAscii } from '../base/utf8.ts';
import { isTableSpace, lineReader, skipSpace, trimmedEnd } from '../syntax/tables/logicalLine.ts';
import { type SourceEntry, readSourceEntry } from './sourceEntry.ts';
import { type Warn, readPlacedLine } from './tableLines.ts';
import type { OpenOptions } from './table.ts';

/** The entries of a source by key; the first of equal keys. */
export interface SourceIndex {
  /** @param key folded as the table folds */
  readonly find: (key: ByteString) => SourceEntry | undefined;
}

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

/** Entries as numbers: a million of them as objects and strings would take seconds to make. */
interface Entries {
  /** Where the line of an entry starts; -1 - n: the nth of `slow`. */
  starts: Int32Array;
  keyLengths: Int32Array;
  lines: Int32Array;
  hashes: Int32Array;
  /** Entries by hash, numbers from 1; a power of 2 long. */
  table: Int32Array;
  count: number;
  readonly slow: SourceEntry[];
}

/**
 * Reads a source. Lines of plain ASCII without quotes or continuation, which nearly all lines are, are looked at in
 * passing; all others go through readTableLine() and readIndexedEntry(), which say what a line is.
 */
export function indexSource(file: ByteString, bytes: ByteString, options: OpenOptions, listener: IndexListener): SourceIndex {
  const folds = options.foldsKeys ?? true;
  const isPlain = isAscii(bytes) && !bytes.includes('\0');
  const entries = createEntries(isPlain ? Math.ceil(bytes.length / 40) : 16);
  const reader = lineReader(bytes);
  const entryOf = (number: number): SourceEntry => entryAt(entries, number, file, bytes, folds);
  while (reader.at < bytes.length) {
    const end = isPlain ? plainLineEnd(bytes, reader.at) : -1;
    const keyEnd = end < 0 ? -1 : plainKeyEnd(bytes, reader.at, end);
    let number: number;
    if (keyEnd >= 0) {
      reader.line += 1;
      number = addEntry(entries, reader.at, keyEnd - reader.at, reader.line, hashOf(bytes, reader.at, keyEnd, folds));
      reader.at = end + 1;
    } else {
      const line = readPlacedLine(reader, file, options, listener.warn);
      if (!line) break;
      const entry = readSourceEntry(line, options, listener.ignored, listener.warn);
      if (!entry) continue;
      number = addEntry(entries, -1 - entries.slow.length, entry.key.length, line.place.line, hashOf(entry.key, 0, entry.key.length, false));
      entries.slow.push(entry);
    }
    if (listener.accept && (entries.keyLengths[number] ?? 0) >= (listener.longKey ?? 0) && !listener.accept(entryOf(number))) break;
    if (keep(entries, number, bytes, folds)) continue;
    entries.count -= 1;
    if (!listener.duplicate(entryOf(number))) break;
  }
  return {
    find: (key) => {
      const number = findKey(entries, bytes, folds, hashOf(key, 0, key.length, false), key.length, (at) => key.charCodeAt(at));
      return number < 0 ? undefined : entryOf(number);
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

function createEntries(expected: number): Entries {
  const room = Math.max(16, expected);
  const array = (): Int32Array => new Int32Array(room);
  return { starts: array(), keyLengths: array(), lines: array(), hashes: array(), table: new Int32Array(tableSize(room)), count: 0, slow: [] };
}

function tableSize(room: number): number {
  return 2 ** Math.ceil(Math.log2(room * 2));
}

/** Adds an entry that is in no table yet; gives its number. */
function addEntry(entries: Entries, start: number, keyLength: number, line: number, hash: number): number {
  if (entries.count === entries.starts.length) grow(entries);
  const number = entries.count;
  entries.starts[number] = start;
  entries.keyLengths[number] = keyLength;
  entries.lines[number] = line;
  entries.hashes[number] = hash;
  entries.count += 1;
  return number;
}

function grow(entries: Entries): void {
  const room = entries.starts.length * 2;
  const larger = (old: Int32Array): Int32Array => {
    const array = new Int32Array(room);
    array.set(old);
    return array;
  };
  entries.starts = larger(entries.starts);
  entries.keyLengths = larger(entries.keyLengths);
  entries.lines = larger(entries.lines);
  entries.hashes = larger(entries.hashes);
  entries.table = new Int32Array(tableSize(room));
  for (let number = 0; number < entries.count; number++) putInto(entries.table, entries.hashes[number] ?? 0, number);
}

function putInto(table: Int32Array, hash: number, number: number): void {
  const mask = table.length - 1;
  let slot = hash & mask;
  while (table[slot] !== 0) slot = (slot + 1) & mask;
  table[slot] = number + 1;
}

/** Puts an entry into the table; false: its key is there. */
function keep(entries: Entries, number: number, bytes: ByteString, folds: boolean): boolean {
  const hash = entries.hashes[number] ?? 0;
  const codeAt = keyCodes(entries, number, bytes, folds);
  if (findKey(entries, bytes, folds, hash, entries.keyLengths[number] ?? 0, codeAt) >= 0) return false;
  putInto(entries.table, hash, number);
  return true;
}

/** The number of the entry that has a key; -1: none. */
function findKey(entries: Entries, bytes: ByteString, folds: boolean, hash: number, length: number, codeAt: (at: number) => number): number {
  const { table, hashes, keyLengths } = entries;
  const mask = table.length - 1;
  for (let slot = hash & mask; table[slot] !== 0; slot = (slot + 1) & mask) {
    const number = (table[slot] ?? 0) - 1;
    if (hashes[number] !== hash || keyLengths[number] !== length) continue;
    const otherAt = keyCodes(entries, number, bytes, folds);
    let at = 0;
    while (at < length && codeAt(at) === otherAt(at)) at += 1;
    if (at === length) return number;
  }
  return -1;
}

/** The bytes of the key of an entry, folded. */
function keyCodes({ starts, slow }: Entries, number: number, bytes: ByteString, folds: boolean): (at: number) => number {
  const start = starts[number] ?? 0;
  if (start < 0) {
    const key = slow[-1 - start]?.key ?? '';
    return (at) => key.charCodeAt(at);
  }
  return folds ? (at) => lower(bytes.charCodeAt(start + at)) : (at) => bytes.charCodeAt(start + at);
}

function entryAt({ starts, keyLengths, lines, slow }: Entries, number: number, file: ByteString, bytes: ByteString, folds: boolean): SourceEntry {
  const start = starts[number] ?? 0;
  const known = slow[-1 - start];
  if (known) return known;
  const keyEnd = start + (keyLengths[number] ?? 0);
  const end = bytes.indexOf('\n', keyEnd);
  const valueAt = skipSpace(bytes, keyEnd, end);
  const writtenKey = bytes.slice(start, keyEnd);
  const line = lines[number] ?? 0;
  return {
    key: folds ? lowerAscii(writtenKey) : writtenKey, writtenKey,
    value: bytes.slice(valueAt, trimmedEnd(bytes, valueAt, end)), place: { file, line, lastLine: line },
  };
}

function hashOf(bytes: ByteString, start: number, end: number, folds: boolean): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at++) {
    const code = bytes.charCodeAt(at);
    hash = Math.imul(hash ^ (folds ? lower(code) : code), 0x01000193);
  }
  // The low bits choose the place in the table.
  return hash ^ (hash >>> 15);
}

function lower(code: number): number {
  return code >= 0x41 && code <= 0x5a ? code + 32 : code;
}
