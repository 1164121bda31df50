import { classBytes, isClassName } from './classes.ts';
import type { PosixSource } from './source.ts';
import type { ByteSet, PosixError } from './tree.ts';

type BracketToken =
  | { readonly kind: 'end' | 'close' | 'range' | 'negation' | 'byte'; readonly byte: number; readonly length: number }
  | { readonly kind: 'symbol' | 'class' | 'equivalence'; readonly byte: number; readonly length: number };

type BracketElement =
  | { readonly kind: 'byte'; readonly byte: number }
  | { readonly kind: 'symbol' | 'class' | 'equivalence'; readonly name: string };

/** Reads a bracket expression, the `[` behind us: parse_bracket_exp(). An error is put into the source. */
export function readBracket(source: PosixSource): ByteSet {
  const set: ByteSet = new Uint8Array(256);
  let isNegated = false;
  const fail = (error: PosixError): ByteSet => {
    source.error ??= error;
    return set;
  };
  let token = peekBracket(source);
  if (token.kind === 'end') return fail('badPattern');
  if (token.kind === 'negation') {
    isNegated = true;
    if (source.flags.newline) set[0x0a] = 1;
    source.at += token.length;
    token = peekBracket(source);
    if (token.kind === 'end') return fail('badPattern');
  }
  // A `]` at the start is one of the characters.
  if (token.kind === 'close') token = { ...token, kind: 'byte' };
  for (let isFirst = true; ; isFirst = false) {
    const start = readElement(source, token, isFirst);
    if (source.error) return set;
    token = peekBracket(source);
    let isRange = false;
    if (start.kind !== 'class' && start.kind !== 'equivalence') {
      if (token.kind === 'end') return fail('bracket');
      if (token.kind === 'range') {
        source.at += token.length;
        const behind = peekBracket(source);
        if (behind.kind === 'end') return fail('bracket');
        if (behind.kind === 'close') {
          // The last `-` is one of the characters.
          source.at -= token.length;
          token = { ...token, kind: 'byte' };
        } else {
          isRange = true;
          token = behind;
        }
      }
    }
    if (isRange) {
      const end = readElement(source, token, true);
      if (source.error) return set;
      token = peekBracket(source);
      addRange(source, set, start, end);
    } else {
      addElement(source, set, start);
    }
    if (source.error) return set;
    if (token.kind === 'end') return fail('bracket');
    if (token.kind === 'close') break;
  }
  source.at += token.length;
  return isNegated ? set.map((member) => 1 - member) : set;
}

function peekBracket({ bytes, at }: PosixSource): BracketToken {
  if (at >= bytes.length) return { kind: 'end', byte: 0, length: 0 };
  const byte = bytes.charCodeAt(at);
  const kinds = { '.': 'symbol', '=': 'equivalence', ':': 'class' } as const;
  if (bytes[at] === '[') {
    const kind = kinds[bytes[at + 1] as '.'] as 'symbol' | undefined;
    if (kind !== undefined) return { kind, byte: bytes.charCodeAt(at + 1), length: 2 };
    return { kind: 'byte', byte, length: 1 };
  }
  if (bytes[at] === ']') return { kind: 'close', byte, length: 1 };
  if (bytes[at] === '^') return { kind: 'negation', byte, length: 1 };
  if (bytes[at] === '-') return { kind: 'range', byte, length: 1 };
  return { kind: 'byte', byte, length: 1 };
}

/** parse_bracket_element(): goes behind the token. */
function readElement(source: PosixSource, token: BracketToken, takesHyphen: boolean): BracketElement {
  source.at += token.length;
  if (token.kind === 'symbol' || token.kind === 'class' || token.kind === 'equivalence')
    return readNamed(source, token.kind, token.byte);
  // A `-` that is neither first, nor last, nor between two is an error.
  if (token.kind === 'range' && !takesHyphen && peekBracket(source).kind !== 'close') source.error ??= 'rangeEnd';
  return { kind: 'byte', byte: token.byte };
}

/** The longest name is 31 bytes: BRACKET_NAME_BUF_SIZE. */
function readNamed(source: PosixSource, kind: 'symbol' | 'class' | 'equivalence', delimiter: number): BracketElement {
  const text = kind === 'class' ? source.raw : source.bytes;
  let name = '';
  const fail = (): BracketElement => {
    source.error ??= 'bracket';
    return { kind, name };
  };
  if (source.at >= text.length) return fail();
  for (;;) {
    if (name.length >= 32) return fail();
    const byte = text.charCodeAt(source.at);
    source.at += 1;
    if (source.at >= text.length) return fail();
    if (byte === delimiter && text[source.at] === ']') break;
    name += String.fromCharCode(byte);
  }
  source.at += 1;
  return { kind, name };
}

function addElement(source: PosixSource, set: ByteSet, element: BracketElement): void {
  if (element.kind === 'byte') set[element.byte] = 1;
  else if (element.kind === 'class') {
    // With case ignored, upper and lower are both alpha.
    const name = source.flags.ignoreCase && /^(?:upper|lower)$/.test(element.name) ? 'alpha' : element.name;
    if (!isClassName(name)) source.error ??= 'className';
    else for (const byte of classBytes(name)) set[byte] = 1;
  } else if (element.name.length !== 1) {
    // The C locale has no collating elements but single bytes.
    source.error ??= 'collation';
  } else {
    set[element.name.charCodeAt(0)] = 1;
  }
}

/** build_range_exp() in the C locale: by value of the byte. */
function addRange(source: PosixSource, set: ByteSet, start: BracketElement, end: BracketElement): void {
  if (start.kind === 'class' || start.kind === 'equivalence' || end.kind === 'class' || end.kind === 'equivalence') {
    source.error ??= 'rangeEnd';
    return;
  }
  const from = rangeEnd(start);
  const to = rangeEnd(end);
  if (from < 0 || to < 0) source.error ??= 'collation';
  else if (from > to) source.error ??= 'rangeEnd';
  else set.fill(1, from, to + 1);
}

/** The byte that an element is; -1: it is several. */
function rangeEnd(element: BracketElement): number {
  if (element.kind === 'byte') return element.byte;
  return element.name.length === 1 ? element.name.charCodeAt(0) : -1;
}
