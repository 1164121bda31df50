import { lastAt } from './lastAt.ts';

/** How quoteLocal() looks at its text. */
export interface QuoteOptions {
  /** The whole text is a local part, without domain. */
  readonly bare?: boolean;
}

/**
 * is_822_dot_string(): atoms with dots between. Bytes above 127 need no quotes (QUOTE_FLAG_8BITCLEAN). The second one
 * is for an address, and fails for one that has several `@` as well.
 */
const dotString = /^[^\0-\x20\x7f()<>@,;:\\"[\].]+(?:\.[^\0-\x20\x7f()<>@,;:\\"[\].]+)*$/;
const withDotString = /^[^\0-\x20\x7f()<>@,;:\\"[\].]+(?:\.[^\0-\x20\x7f()<>@,;:\\"[\].]+)*(?:@[^@]*)?$/;

/** quote_822_local(): puts the local part of an address in quotes where RFC 822 asks for them. */
export function quoteLocal(address: string, { bare = false }: QuoteOptions = {}): string {
  if ((bare ? dotString : withDotString).test(address)) return address;
  const start = address.startsWith('@') ? address.indexOf(':') + 1 : 0;
  const at = bare ? -1 : lastAt(address);
  const end = at < start ? address.length : at;
  const local = address.slice(start, end);
  if (dotString.test(local)) return address;
  return `${address.slice(0, start)}"${local.replace(/["\\\r]/g, '\\$&')}"${address.slice(end)}`;
}
