/** How quoteLocal() looks at its text. */
export interface QuoteOptions {
  /** The whole text is a local part, without domain. */
  readonly bare?: boolean;
}

/** quote_822_local(): puts the local part of an address in quotes where RFC 822 asks for them. */
export function quoteLocal(address: string, { bare = false }: QuoteOptions = {}): string {
  const colon = address.startsWith('@') ? address.indexOf(':') : -1;
  const start = colon + 1;
  const at = bare ? -1 : address.lastIndexOf('@');
  const end = at < start ? address.length : at;
  const local = address.slice(start, end);
  if (isDotString(local)) return address;
  return `${address.slice(0, start)}"${local.replace(/["\\\r]/g, '\\$&')}"${address.slice(end)}`;
}

function isDotString(local: string): boolean {
  if (local === '' || local.startsWith('.') || local.endsWith('.') || local.includes('..')) return false;
  return !/[ \x00-\x1f\x7f()<>@,;:\\"[\]]/.test(local);
}
