import type { MainCf } from '../syntax/mainCf.ts';

/** What a file is instead of settings: encrypted by a program, or bytes that are no text. */
export type NotPlainText = 'ansible-vault' | 'sops' | 'git-crypt' | 'age' | 'OpenPGP' | 'binary';

const headers: readonly (readonly [NotPlainText, RegExp])[] = [
  ['ansible-vault', /^\$ANSIBLE_VAULT;/],
  ['git-crypt', /^\0GITCRYPT\0/],
  ['age', /^(?:age-encryption\.org\/|-----BEGIN AGE ENCRYPTED FILE-----)/],
  ['OpenPGP', /^-----BEGIN PGP MESSAGE-----/],
  ['sops', /^\{\s*"data":\s*"ENC\[AES256_GCM,/],
];
/** The longest header, with blanks. */
const headerLength = 200;

/** By how a file begins, whether it is encrypted: every line of it would be a mistake otherwise. */
export function encryptedBy(beginning: string): NotPlainText | undefined {
  const text = beginning.slice(0, headerLength).trimStart();
  return headers.find(([, header]) => header.test(text))?.[0];
}

/**
 * As many are in UTF-16, in a binary file and in one whose end
 * a crash left empty; of a few, full-width-character tells.
 */
export const manyNulls = 8;

/** How many NULs a text has. */
export function countNulls(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\0'); at >= 0; at = text.indexOf('\0', at + 1)) count++;
  return count;
}

/** The same as encryptedBy() for a whole text, which may also be binary. */
export function plainTextProblem(text: string): NotPlainText | undefined {
  return encryptedBy(text) ?? (countNulls(text) >= manyNulls ? 'binary' : undefined);
}

/** The beginning of a main.cf, without putting all of it together. */
export function beginningOf({ elements }: MainCf): string {
  let text = '';
  for (let index = 0; index < elements.length && text.length < headerLength; index++)
    text += elements[index]?.text ?? '';
  return text;
}
