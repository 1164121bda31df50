import type { ByteString } from '../../base/byteString.ts';
import { isWordByte } from './classes.ts';
import type { AnchorKind } from './tree.ts';

/**
 * What has to stand before and behind a place, as bits: regex_internal.h's constraints. A step that stands behind an
 * anchor carries them.
 */
export const constraint = {
  before: { word: 1, notWord: 2, line: 4, buffer: 8 },
  behind: { word: 16, notWord: 32, line: 64, buffer: 128 },
} as const;

const { before, behind } = constraint;

/** The constraint that an anchor is. */
export const anchorConstraint: Readonly<Record<AnchorKind, number>> = {
  lineStart: before.line,
  lineEnd: behind.line,
  bufferStart: before.buffer,
  bufferEnd: behind.buffer,
  wordStart: before.notWord | behind.word,
  wordEnd: before.word | behind.notWord,
  insideWord: before.word | behind.word,
  outsideWord: before.notWord | behind.notWord,
};

/** What is at a place: bits of `before` and, four up, of `behind`, without `notWord`. */
export interface PlaceContext {
  readonly word: boolean;
  readonly line: boolean;
  readonly buffer: boolean;
}

/** What an expression is matched against. */
export interface PosixSubject {
  /** In capitals where case is ignored. */
  readonly bytes: ByteString;
  /** REG_NEWLINE: `^` and `$` hold at lines within. */
  readonly newline: boolean;
}

/** What stands before a place where a search starts; a line feed counts with REG_NEWLINE alone. */
export function contextBefore({ bytes, newline }: PosixSubject, at: number): PlaceContext {
  if (at === 0) return { word: false, line: true, buffer: true };
  const byte = bytes.charCodeAt(at - 1);
  return { word: isWordByte(byte), line: newline && byte === 0x0a, buffer: false };
}

/**
 * What stands before a place within a match: glibc's table of transitions takes each line feed for the end of a line.
 */
export function contextWithin({ bytes }: PosixSubject, at: number): PlaceContext {
  const byte = bytes.charCodeAt(at - 1);
  return { word: isWordByte(byte), line: byte === 0x0a, buffer: false };
}

/** What stands behind a place. */
export function contextBehind({ bytes, newline }: PosixSubject, at: number): PlaceContext {
  if (at >= bytes.length) return { word: false, line: true, buffer: true };
  const byte = bytes.charCodeAt(at);
  return { word: isWordByte(byte), line: newline && byte === 0x0a, buffer: false };
}

/** Whether what stands before a place is as a constraint wants it. */
export function holdsBefore(wanted: number, { word, line, buffer }: PlaceContext): boolean {
  return holds(wanted & 15, word, line, buffer);
}

/** Whether what stands behind a place is as a constraint wants it. */
export function holdsBehind(wanted: number, { word, line, buffer }: PlaceContext): boolean {
  return holds(wanted >> 4, word, line, buffer);
}

function holds(wanted: number, word: boolean, line: boolean, buffer: boolean): boolean {
  if (wanted === 0) return true;
  return !((wanted & 1 && !word) || (wanted & 2 && word) || (wanted & 4 && !line) || (wanted & 8 && !buffer));
}

/**
 * Whether a step with a constraint may consume a byte: glibc's table of transitions, to which a line feed ends a line.
 */
export function mayConsume(wanted: number, byte: number): boolean {
  return wanted < 16 || holds(wanted >> 4, isWordByte(byte), byte === 0x0a, false);
}
