import type { ByteString } from '../../base/byteString.ts';

/** A key that a program asks for. */
export interface LookupKey {
  readonly key: ByteString;
  /** Tables of patterns are left out. */
  readonly partial: boolean;
}

/** A key that every table is asked for. */
export function wholeKey(key: ByteString): LookupKey {
  return { key, partial: false };
}

/** A key that tables of keys alone are asked for. */
export function partialKey(key: ByteString): LookupKey {
  return { key, partial: true };
}
