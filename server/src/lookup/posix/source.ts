import { type ByteString } from '../../base/byteString.ts';
import type { PosixError, PosixFlags } from './tree.ts';

/** Where a parser of an expression stands; changed in place. */
export interface PosixSource {
  /** As it was written. */
  readonly raw: ByteString;
  /** In capitals where case is ignored: glibc turns expression and subject into capitals (build_upper_buffer()). */
  readonly bytes: ByteString;
  readonly flags: PosixFlags;
  at: number;
  /** How many groups were opened. */
  groups: number;
  /** The groups that a back-reference may name here. */
  completed: number;
  hasBackReferences: boolean;
  /** The first error; nothing behind it counts. */
  error?: PosixError;
}

/** A token of an expression, as peek_token() of regcomp.c has it. */
export type PosixToken =
  | { readonly kind: 'byte'; readonly byte: number }
  | { readonly kind: 'backReference'; readonly group: number }
  | {
      readonly kind: 'anchor';
      readonly anchor:
        'lineStart' | 'lineEnd' | 'bufferStart' | 'bufferEnd' | 'wordStart' | 'wordEnd' | 'wordEdge' | 'noWordEdge';
    }
  | { readonly kind: 'class'; readonly class: 'word' | 'notWord' | 'space' | 'notSpace' }
  | {
      readonly kind:
        | 'open'
        | 'close'
        | 'or'
        | 'star'
        | 'plus'
        | 'question'
        | 'braceOpen'
        | 'braceClose'
        | 'bracket'
        | 'any'
        | 'end'
        | 'backslash';
      readonly byte: number;
    };

/** ASCII letters in capitals. */
export function upperAscii(bytes: ByteString): ByteString {
  return bytes.replace(/[a-z]+/g, (letters) => letters.toUpperCase());
}

const escapes = new Map<string, PosixToken>([
  ['<', { kind: 'anchor', anchor: 'wordStart' }],
  ['>', { kind: 'anchor', anchor: 'wordEnd' }],
  ['b', { kind: 'anchor', anchor: 'wordEdge' }],
  ['B', { kind: 'anchor', anchor: 'noWordEdge' }],
  ['`', { kind: 'anchor', anchor: 'bufferStart' }],
  ["'", { kind: 'anchor', anchor: 'bufferEnd' }],
  ['w', { kind: 'class', class: 'word' }],
  ['W', { kind: 'class', class: 'notWord' }],
  ['s', { kind: 'class', class: 'space' }],
  ['S', { kind: 'class', class: 'notSpace' }],
]);
const operators = new Map([
  ['(', 'open'],
  [')', 'close'],
  ['{', 'braceOpen'],
  ['}', 'braceClose'],
  ['|', 'or'],
  ['+', 'plus'],
  ['?', 'question'],
] as const);

/** Reads the next token and goes behind it. `isStart`: a `^` here is an anchor in a basic expression too. */
export function nextToken(source: PosixSource, isStart = false): PosixToken {
  const [token, length] = peekToken(source, source.at, isStart);
  source.at += length;
  return token;
}

function peekToken({ raw, bytes, flags }: PosixSource, at: number, isStart: boolean): readonly [PosixToken, number] {
  if (at >= bytes.length) return [{ kind: 'end', byte: 0 }, 0];
  const character = bytes[at] ?? '';
  const byte = bytes.charCodeAt(at);
  if (character === '\\') return escapeAt(raw, flags, at);
  const operator = operators.get(character as '(');
  // Without a backslash they are operators of extended expressions alone.
  if (operator !== undefined) return [flags.extended ? { kind: operator, byte } : { kind: 'byte', byte }, 1];
  if (character === '*') return [{ kind: 'star', byte }, 1];
  if (character === '[') return [{ kind: 'bracket', byte }, 1];
  if (character === '.') return [{ kind: 'any', byte }, 1];
  if (character === '^' && (flags.extended || isStart || at === 0))
    return [{ kind: 'anchor', anchor: 'lineStart' }, 1];
  if (character === '$' && (flags.extended || endsBasic(bytes, at + 1)))
    return [{ kind: 'anchor', anchor: 'lineEnd' }, 1];
  return [{ kind: 'byte', byte }, 1];
}

/** Whether a `$` before this place is an anchor of a basic expression: at the end, before `\)` and `\|`. */
function endsBasic(bytes: ByteString, at: number): boolean {
  return at >= bytes.length || bytes.startsWith('\\)', at) || bytes.startsWith('\\|', at);
}

function escapeAt(raw: ByteString, { extended }: PosixFlags, at: number): readonly [PosixToken, number] {
  if (at + 1 >= raw.length) return [{ kind: 'backslash', byte: 0x5c }, 1];
  // The character as it was written: glibc does not turn it into a capital, so that `\q` with REG_ICASE matches
  // nothing.
  const character = raw[at + 1] ?? '';
  const byte = raw.charCodeAt(at + 1);
  const known = escapes.get(character);
  if (known) return [known, 2];
  if (/^[1-9]$/.test(character)) return [{ kind: 'backReference', group: Number(character) }, 2];
  const operator = operators.get(character as '(');
  if (operator !== undefined && !extended) return [{ kind: operator, byte }, 2];
  return [{ kind: 'byte', byte }, 2];
}
