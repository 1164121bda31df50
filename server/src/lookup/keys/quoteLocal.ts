import { lastAt } from './lastAt.ts';
/** How quoteLocal() looks at its text. */
export interface QuoteOptions {
  /** The whole text is a local part, without domain. */
  readonly bare?: boolean;
}

/** quote_822_local(): puts the local part of an address in quotes where RFC 822 asks for them. */
export function quoteLocal(address: string, { bare = false }: QuoteOptions = {}): string {
  const start = address.startsWith('@') ? address.indexOf(':') + 1 : 0;
  const at = bare ? -1 : lastAt(address);
  const end = at < start ? address.length : at;
  if (isDotString(address, start, end)) return address;
  const local = address.slice(start, end);
  return `${address.slice(0, start)}"${local.replace(/["\\\r]/g, '\\$&')}"${address.slice(end)}`;
}

const dot = 0x2e;
/** By code: what an atom cannot have. Bytes above 127 need no quotes (QUOTE_FLAG_8BITCLEAN). */
const needsQuotes = Array.from({ length: 128 }, (_, code) => code <= 0x20 || code === 0x7f);
for (const char of '()<>@,;:\\"[]') needsQuotes[char.charCodeAt(0)] = true;

/** is_822_dot_string(): atoms with dots between. */
function isDotString(text: string, start: number, end: number): boolean {
  let wantsAtom = true;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === dot) {
      if (wantsAtom) return false;
      wantsAtom = true;
    } else {
      if (code < 128 && needsQuotes[code]) return false;
      wantsAtom = false;
    }
  }
  return !wantsAtom;
}
