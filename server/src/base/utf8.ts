import { type ByteString, bytesOfText, isAscii, textOfBytes } from './byteString.ts';

/** Whether bytes are UTF-8 as valid_utf8_string.c has it: the shortest form, no surrogates, nothing above U+10FFFF. */
export function isUtf8(bytes: ByteString): boolean {
  if (isAscii(bytes)) return true;
  let at = 0;
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at);
    if (length === 0) return false;
    at += length;
  }
  return true;
}

/** How many bytes the character that starts here has; 0: it is none. */
function sequenceLength(bytes: ByteString, at: number): number {
  const first = bytes.charCodeAt(at);
  if (first <= 0x7f) return 1;
  if (first < 0xc2 || first > 0xf4) return 0;
  const second = bytes.charCodeAt(at + 1);
  if (first <= 0xdf) return isTail(second) ? 2 : 0;
  const [lowest, highest] = secondByte.get(first) ?? [0x80, 0xbf];
  // What lies behind the end is NaN, which no comparison lets through.
  if (!(second >= lowest && second <= highest) || !isTail(bytes.charCodeAt(at + 2))) return 0;
  if (first <= 0xef) return 3;
  return isTail(bytes.charCodeAt(at + 3)) ? 4 : 0;
}

/** Where not every byte may be the second one: too long a form, surrogates, more than U+10FFFF. */
const secondByte: ReadonlyMap<number, readonly [number, number]> = new Map([
  [0xe0, [0xa0, 0xbf]],
  [0xed, [0x80, 0x9f]],
  [0xf0, [0x90, 0xbf]],
  [0xf4, [0x80, 0x8f]],
]);

function isTail(byte: number): boolean {
  return byte >= 0x80 && byte <= 0xbf;
}

/** ASCII letters alone in lower case, as lowercase.c does. */
export function lowerAscii(bytes: ByteString): ByteString {
  return isLowerAscii(bytes) ? bytes : bytes.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** Whether bytes are ASCII without capitals, as most keys are. Such are UTF-8, and folding leaves them as they are. */
export function isLowerAscii(bytes: ByteString): boolean {
  return !capitalOrBeyond.test(bytes);
}

const capitalOrBeyond = /[^\x00-@[-\x7f]/;

/**
 * A key with its case folded as casefold.c does: ASCII as it always was; anything else by Unicode's full case folding,
 * for which ICU is asked there. The bytes have to be UTF-8.
 */
export function foldCase(bytes: ByteString): ByteString {
  if (isLowerAscii(bytes)) return bytes;
  if (isAscii(bytes)) return lowerAscii(bytes);
  let folded = '';
  for (const character of textOfBytes(bytes)) folded += foldCharacter(character);
  return bytesOfText(folded);
}

/**
 * One character by Unicode's CaseFolding.txt (C and F): lower case of the upper case, one character at a time so that
 * a final sigma is none. The exceptions are those that a comparison of all of Unicode 14 with Python's casefold()
 * found.
 */
function foldCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code === 0x131) return character;
  if (code === 0x1e9e) return 'ss';
  // Cherokee folds to its upper case.
  if (code >= 0x13a0 && code <= 0x13f5) return character;
  if (code >= 0x13f8 && code <= 0x13fd) return String.fromCodePoint(code - 8);
  if (code >= 0xab70 && code <= 0xabbf) return String.fromCodePoint(code - 0xab70 + 0x13a0);
  let folded = '';
  for (const upper of character.toUpperCase()) folded += upper.toLowerCase();
  return folded;
}

/** A message as Postfix logs it: what cannot be printed becomes `?` (printable.c, with UTF-8 left as it is). */
export function printableBytes(bytes: ByteString): ByteString {
  return bytes.replace(/[\xc2-\xfe][\x80-\xbf]+|[^ -~]/g, (found) => (found.length > 1 ? found : '?'));
}
