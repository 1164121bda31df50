import type { ByteString } from '../../base/byteString.ts';
import { isWordByte } from './classes.ts';
import { upperAscii } from './source.ts';
import type { AnchorKind, PosixFlags } from './tree.ts';

/** What an expression is matched against. */
export interface PosixSubject {
  /** In capitals where case is ignored. */
  readonly bytes: ByteString;
  /** REG_NEWLINE: `^` and `$` hold at lines within. */
  readonly newline: boolean;
}

/** Makes a key a subject. */
export function subjectOf(key: ByteString, flags: PosixFlags): PosixSubject {
  return { bytes: flags.ignoreCase ? upperAscii(key) : key, newline: flags.newline };
}

/** Whether an anchor holds at a place. */
export function anchorHolds(anchor: AnchorKind, { bytes, newline }: PosixSubject, at: number): boolean {
  switch (anchor) {
    case 'bufferStart': return at === 0;
    case 'bufferEnd': return at === bytes.length;
    case 'lineStart': return at === 0 || (newline && bytes[at - 1] === '\n');
    case 'lineEnd': return at === bytes.length || (newline && bytes[at] === '\n');
    default: {
      const before = at > 0 && isWordByte(bytes.charCodeAt(at - 1));
      const behind = at < bytes.length && isWordByte(bytes.charCodeAt(at));
      if (anchor === 'wordStart') return !before && behind;
      if (anchor === 'wordEnd') return before && !behind;
      if (anchor === 'insideWord') return before && behind;
      return !before && !behind;
    }
  }
}
