import { type ByteString, bytesOfText, isAscii, textOfBytes } from '../base/byteString.ts';
import { foldCase, isLowerAscii } from '../base/utf8.ts';
import { hasHole, holeNamed, partsOfHoles } from './hole.ts';

/** A text as smtpd has it; holes stay. */
export function bytesWithHoles(text: string): ByteString {
  return isAscii(text) ? text : mapKnown(text, bytesOfText);
}

/** Bytes as people read them; holes stay. */
export function textWithHoles(bytes: ByteString): string {
  return isAscii(bytes) ? bytes : mapKnown(bytes, textOfBytes);
}

/** casefold(): in lower case, as keys and patterns are compared. */
export function foldBytes(bytes: ByteString): ByteString {
  return isLowerAscii(bytes) ? bytes : mapKnown(bytes, foldCase);
}

function mapKnown(text: string, map: (known: string) => string): string {
  if (!hasHole(text)) return map(text);
  return partsOfHoles(text)
    .map((part) => ('hole' in part ? holeNamed(part.hole) : map(part.text)))
    .join('');
}
