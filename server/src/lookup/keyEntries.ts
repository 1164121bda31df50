import type { ByteString } from '../base/byteString.ts';
import { lowerAscii } from '../base/utf8.ts';
import type { SourceEntry } from './sourceEntry.ts';

/** Entries as numbers: a million of them as objects and strings would take seconds to make. */
export interface KeyEntries {
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

/** Place for so many entries; it grows. */
export function createKeyEntries(expected: number): KeyEntries {
  const capacity = Math.max(16, expected);
  const array = (): Int32Array => new Int32Array(capacity);
  return {
    starts: array(),
    keyLengths: array(),
    lines: array(),
    hashes: array(),
    table: new Int32Array(tableSize(capacity)),
    count: 0,
    slow: [],
  };
}

function tableSize(capacity: number): number {
  return 2 ** Math.ceil(Math.log2(capacity * 2));
}

/** Adds an entry that is in no table yet; gives its number. */
export function addKeyEntry(
  entries: KeyEntries,
  start: number,
  keyLength: number,
  line: number,
  hash: number,
): number {
  if (entries.count === entries.starts.length) grow(entries);
  const number = entries.count;
  entries.starts[number] = start;
  entries.keyLengths[number] = keyLength;
  entries.lines[number] = line;
  entries.hashes[number] = hash;
  entries.count += 1;
  return number;
}

function grow(entries: KeyEntries): void {
  const capacity = entries.starts.length * 2;
  const larger = (old: Int32Array): Int32Array => {
    const array = new Int32Array(capacity);
    array.set(old);
    return array;
  };
  entries.starts = larger(entries.starts);
  entries.keyLengths = larger(entries.keyLengths);
  entries.lines = larger(entries.lines);
  entries.hashes = larger(entries.hashes);
  entries.table = new Int32Array(tableSize(capacity));
  for (let number = 0; number < entries.count; number++) putInto(entries.table, entries.hashes[number] ?? 0, number);
}

function putInto(table: Int32Array, hash: number, number: number): void {
  const mask = table.length - 1;
  let slot = hash & mask;
  while (table[slot] !== 0) slot = (slot + 1) & mask;
  table[slot] = number + 1;
}

/** Puts an entry into the table; false: its key is there. */
export function keepKeyEntry(entries: KeyEntries, number: number, bytes: ByteString, folds: boolean): boolean {
  const hash = entries.hashes[number] ?? 0;
  if (
    isHashKnown(entries, hash) &&
    findKeyEntry(entries, bytes, folds, hash, keyOf(entries, number, bytes, folds)) >= 0
  )
    return false;
  putInto(entries.table, hash, number);
  return true;
}

function isHashKnown({ table, hashes }: KeyEntries, hash: number): boolean {
  const mask = table.length - 1;
  for (let slot = hash & mask; table[slot] !== 0; slot = (slot + 1) & mask)
    if (hashes[(table[slot] as number) - 1] === hash) return true;
  return false;
}

/** The number of the entry that has a key, which is folded; -1: none. */
export function findKeyEntry(
  entries: KeyEntries,
  bytes: ByteString,
  folds: boolean,
  hash: number,
  key: ByteString,
): number {
  const { table, hashes, keyLengths, starts, slow } = entries;
  const mask = table.length - 1;
  for (let slot = hash & mask; table[slot] !== 0; slot = (slot + 1) & mask) {
    const number = (table[slot] as number) - 1;
    if (hashes[number] !== hash || keyLengths[number] !== key.length) continue;
    const start = starts[number] as number;
    const isSame = start < 0 ? slow[-1 - start]?.key === key : isKeyAt(bytes, start, folds, key);
    if (isSame) return number;
  }
  return -1;
}

function isKeyAt(bytes: ByteString, start: number, folds: boolean, key: ByteString): boolean {
  for (let at = 0; at < key.length; at++) {
    const code = bytes.charCodeAt(start + at);
    if ((folds ? lower(code) : code) !== key.charCodeAt(at)) return false;
  }
  return true;
}

/** The key of an entry, folded. */
function keyOf(
  { starts, keyLengths, slow }: KeyEntries,
  number: number,
  bytes: ByteString,
  folds: boolean,
): ByteString {
  const start = starts[number] as number;
  if (start < 0) return slow[-1 - start]?.key ?? '';
  const key = bytes.slice(start, start + (keyLengths[number] as number));
  return folds ? lowerAscii(key) : key;
}

/** A hash of bytes, folded or not. */
export function hashOf(bytes: ByteString, start: number, end: number, folds: boolean): number {
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
