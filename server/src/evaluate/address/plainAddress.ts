const plain = /^[\w+-]+(?:\.[\w+-]+)*@[\w+-]+(?:\.[\w+-]+)+$/;

/**
 * Whether an address is words of letters, digits, `+`, `-` and `_` with single dots between, an `@`, and at least two
 * such words behind it. As nearly all addresses are. To such a one tok822_parse() and rewrite_tree() do nothing, and
 * there is no route in it.
 */
export function isPlainAddress(text: string): boolean {
  return plain.test(text);
}

/** Letters, digits, hyphen, underscore, plus: what an atom may have that stands for nothing but itself. */
export function isPlainCode(code: number): boolean {
  if (code >= 0x61 && code <= 0x7a) return true;
  if (code >= 0x30 && code <= 0x39) return true;
  if (code >= 0x41 && code <= 0x5a) return true;
  return code === 0x2d || code === 0x5f || code === 0x2b;
}
