/**
 * Bytes as a string: each character stands for one byte and is below U+0100. Postfix's tables, keys and answers are
 * bytes and not characters, and a string of that kind costs V8 one byte a character and can be searched as any other.
 */
export type ByteString = string;

/** The bytes that a text is in UTF-8; a lone surrogate becomes U+FFFD. */
export function bytesOfText(text: string): ByteString {
  // Most keys are plain ASCII and stay the same object.
  if (isAscii(text)) return text;
  let bytes = '';
  for (const byte of new TextEncoder().encode(text)) bytes += String.fromCharCode(byte);
  return bytes;
}

/** The text that bytes are in UTF-8; what is not UTF-8 becomes U+FFFD, so that this is for people to read only. */
export function textOfBytes(bytes: ByteString): string {
  return isAscii(bytes) ? bytes : new TextDecoder('utf-8', { ignoreBOM: true }).decode(arrayOfBytes(bytes));
}

/** The bytes of an array. */
export function bytesOfArray(array: Uint8Array): ByteString {
  let bytes = '';
  // An argument list of a whole file would be more than V8 takes.
  for (let at = 0; at < array.length; at += 8192) bytes += String.fromCharCode(...array.subarray(at, at + 8192));
  return bytes;
}

/** The bytes as an array. */
export function arrayOfBytes(bytes: ByteString): Uint8Array {
  const array = new Uint8Array(bytes.length);
  for (let at = 0; at < bytes.length; at++) array[at] = bytes.charCodeAt(at);
  return array;
}

const aboveAscii = /[^\x00-\x7f]/;

/** Whether there is no character above U+007F. An expression takes a third of the time of a loop. */
export function isAscii(text: string): boolean {
  return !aboveAscii.test(text);
}
