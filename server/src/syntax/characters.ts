/**
 * isspace() of the C locale: the only whitespace that Postfix knows. A full-width or no-break space is an ordinary
 * character to it, so `\s` of JavaScript must not be used on Postfix syntax.
 */
export function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}

/** `,` and the whitespace that separates list items (CHARS_COMMA_SP, global/mail_params.h): no VT or FF among it. */
export function isListSeparator(code: number): boolean {
  return code === 44 || code === 32 || code === 9 || code === 13 || code === 10;
}

/** ISALNUM or `_` in ASCII: what `$name` is made of (util/mac_parse.c). */
export function isNameCharacter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95;
}

/** Line feed: the one character that ends a line to Postfix. */
export const LF = 10;
/** Carriage return: whitespace to Postfix, the end of a line to LSP. */
export const CR = 13;
/** `#`, which begins a comment where it is the first character of a line. */
export const HASH = 35;
