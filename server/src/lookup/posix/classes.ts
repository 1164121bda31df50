import type { ByteSet, PosixFlags } from './tree.ts';

/** The classes of the C locale: ASCII alone. */
const patterns = {
  alnum: /[A-Za-z0-9]/,
  alpha: /[A-Za-z]/,
  blank: /[ \t]/,
  cntrl: /[\x00-\x1f\x7f]/,
  digit: /[0-9]/,
  graph: /[!-~]/,
  lower: /[a-z]/,
  print: /[ -~]/,
  punct: /[!-/:-@[-`{-~]/,
  space: /[ \t-\r]/,
  upper: /[A-Z]/,
  xdigit: /[0-9A-Fa-f]/,
} as const;

/** Whether `[:name:]` is a class. */
export function isClassName(name: string): name is keyof typeof patterns {
  return Object.hasOwn(patterns, name);
}

/** The bytes of a class. */
export function classBytes(name: keyof typeof patterns): number[] {
  return Array.from({ length: 128 }, (_, byte) => byte).filter((byte) =>
    patterns[name].test(String.fromCharCode(byte)),
  );
}

/** Whether a byte is part of a word: a letter, a digit or `_`. */
export function isWordByte(byte: number): boolean {
  return (
    (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x5a) || byte === 0x5f || (byte >= 0x61 && byte <= 0x7a)
  );
}

/** `.`: any byte but NUL, and with REG_NEWLINE none that ends a line. */
export function anyByte({ newline }: PosixFlags): ByteSet {
  const set = new Uint8Array(256).fill(1);
  set[0] = 0;
  if (newline) set[0x0a] = 0;
  return set;
}

/** \w, \W, \s and \S, which GNU added. */
export function classSet(name: 'word' | 'notWord' | 'space' | 'notSpace'): ByteSet {
  const set = new Uint8Array(256);
  for (const byte of classBytes(name === 'word' || name === 'notWord' ? 'alnum' : 'space')) set[byte] = 1;
  if (name === 'word' || name === 'notWord') set[0x5f] = 1;
  return name.startsWith('not') ? set.map((member) => 1 - member) : set;
}
