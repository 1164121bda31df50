import type { MainCf } from '../syntax/mainCf.ts';

/**
 * What a file is instead of settings: encrypted by a program, in an encoding that Postfix does not read, or bytes
 * that are no text.
 */
export type NotPlainText = 'ansible-vault' | 'sops' | 'git-crypt' | 'age' | 'OpenPGP' | 'UTF-16' | 'binary';

const headers: readonly (readonly [NotPlainText, RegExp])[] = [
  ['ansible-vault', /^\$ANSIBLE_VAULT;/],
  ['git-crypt', /^\0GITCRYPT\0/],
  ['age', /^(?:age-encryption\.org\/|-----BEGIN AGE ENCRYPTED FILE-----)/],
  ['OpenPGP', /^-----BEGIN PGP MESSAGE-----/],
  ['sops', /^\{\s*"data":\s*"ENC\[AES256_GCM,/],
];
/**
 * UTF-16 that was read as single bytes, or as UTF-8: its byte order mark, or a NUL beside each of the first
 * characters. The
 * bytes of the mark are no UTF-8, so that they are Latin-1 or replaced.
 */
const utf16 = /^(?:\u00ff\u00fe|\u00fe\u00ff|\ufffd\ufffd)(?:[^]?\0|\0)|^(?:[^\0\n]\0){4}|^(?:\0[^\0\n]){4}/;
/** The longest header, with blanks. */
const headerLength = 200;

/** By how a file begins, whether it is encrypted: every line of it would be a mistake otherwise. */
export function encryptedBy(beginning: string): NotPlainText | undefined {
  const text = beginning.slice(0, headerLength).trimStart();
  return headers.find(([, header]) => header.test(text))?.[0];
}

/** As many are in a binary file and in one whose end a crash left empty; of a few, full-width-character tells. */
export const manyNulls = 8;

/** How many NULs a text has. */
export function countNulls(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\0'); at >= 0; at = text.indexOf('\0', at + 1)) count++;
  return count;
}

/** The same as encryptedBy() for a whole text, which may also be binary. */
export function plainTextProblem(text: string): NotPlainText | undefined {
  return encryptedBy(text) ?? binaryBy(text, countNulls(text));
}

/** What a text with so many NULs is instead of a configuration; undefined where these are few. */
export function binaryBy(beginning: string, nulls: number): 'UTF-16' | 'binary' | undefined {
  if (nulls === 0) return undefined;
  if (utf16.test(beginning)) return 'UTF-16';
  return nulls >= manyNulls ? 'binary' : undefined;
}

/**
 * As much of a text as tells what it is: all of a configuration; of other files the beginning, which is of the same
 * kind.
 * Five megabytes of bytes would be millions of lines to read, of which nothing is told.
 */
export function partToJudge(text: string): string {
  const kind = plainTextProblem(text);
  if (kind === undefined) return text;
  if (kind !== 'binary') return text.slice(0, 2 * headerLength);
  let end = 0;
  for (let left = manyNulls; left > 0; left--) end = text.indexOf('\0', end) + 1;
  return text.slice(0, end);
}

/** The beginning of a main.cf, without putting all of it together. */
export function beginningOf({ elements }: MainCf): string {
  let text = '';
  for (let index = 0; index < elements.length && text.length < headerLength; index++)
    text += elements[index]?.text ?? '';
  return text;
}
