import { isTableSpace, skipSpace, trimmedEnd } from './logicalLine.ts';

/** A logical line of `key value` taken apart as postmap.c and dict_thash.c do. */
export interface IndexedEntry {
  readonly key: string;
  readonly value: string;
  /** Where the value starts in the text; the key starts at 0. */
  readonly valueAt: number;
  /** `unbalanced-quote`: the line is dropped; `no-value`: the key or the value is empty, and the line is dropped. */
  readonly problem?: 'unbalanced-quote' | 'no-value';
  /** The key ends in a colon, as a key of aliases(5) would. Postfix warns, and takes it. */
  readonly looksLikeAlias: boolean;
}

/**
 * Takes a logical line apart. The key ends at the first white space outside of double quotes; quotes and backslashes
 * stay in it. A backslash keeps the character behind it from ending the key.
 */
export function readIndexedEntry(text: string): IndexedEntry {
  let end = 0;
  let isQuoted = false;
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end);
    if (code === 0x5c) end += 1;
    else if (code === 0x22) isQuoted = !isQuoted;
    else if (!isQuoted && isTableSpace(code)) break;
  }
  end = Math.min(end, text.length);
  const valueAt = skipSpace(text, end);
  const key = text.slice(0, end);
  const value = text.slice(valueAt, trimmedEnd(text, valueAt));
  const read = { key, value, valueAt, looksLikeAlias: key.endsWith(':') };
  if (isQuoted) return { ...read, problem: 'unbalanced-quote' };
  return key === '' || value === '' ? { ...read, problem: 'no-value' } : read;
}
