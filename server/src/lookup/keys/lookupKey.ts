import type { ByteString } from '../../base/byteString.ts';

/** A key that a program asks for. */
export interface LookupKey {
  readonly key: ByteString;
  /** Tables of patterns are left out. */
  readonly partial: boolean;
}

/** Asks for a key. What it gives ends the walk through the keys; undefined lets it go on. */
export type AskKey<T> = (key: ByteString, partial: boolean) => T | undefined;

/** A key that every table is asked for. */
export function wholeKey(key: ByteString): LookupKey {
  return { key, partial: false };
}

/** A key that tables of keys alone are asked for. */
export function partialKey(key: ByteString): LookupKey {
  return { key, partial: true };
}

/** The keys that are asked for where none is found. maps_find() asks nothing for an empty key. */
export function keysAsked(walk: (ask: AskKey<never>) => unknown): LookupKey[] {
  const keys: LookupKey[] = [];
  walk((key, partial) => {
    if (key !== '') keys.push({ key, partial });
    return undefined;
  });
  return keys;
}
