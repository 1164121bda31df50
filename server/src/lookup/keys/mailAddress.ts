import type { ByteString } from '../../base/byteString.ts';
import { foldCase, isUtf8, lowerAscii } from '../../base/utf8.ts';

/** What decides where the extension of an address starts. */
export interface ExtensionSettings {
  /** recipient_delimiter: each of its characters is one. */
  readonly recipientDelimiter: string;
  /** owner_request_special */
  readonly ownerRequestSpecial: boolean;
  /** double_bounce_sender */
  readonly doubleBounceSender: string;
}

/** A local part in two: `user` and `+extension`. */
export interface SplitLocalPart {
  readonly user: ByteString;
  readonly extension: ByteString;
}

/** Takes a local part apart at its first delimiter: split_addr.c. Some names are never split; undefined then. */
export function splitExtension(local: ByteString, settings: ExtensionSettings): SplitLocalPart | undefined {
  const { recipientDelimiter, ownerRequestSpecial, doubleBounceSender } = settings;
  const folded = lowerAscii(local);
  if (folded === 'postmaster' || folded === 'mailer-daemon' || sameText(local, doubleBounceSender)) return undefined;
  if (ownerRequestSpecial && recipientDelimiter.includes('-')) {
    if (folded.startsWith('owner-') || (folded.endsWith('-request') && folded.length > '-request'.length))
      return undefined;
  }
  const at = [...local].findIndex((character) => recipientDelimiter.includes(character));
  return at <= 0 ? undefined : { user: local.slice(0, at), extension: local.slice(at) };
}

/** An address without its extension; undefined where it has none (strip_addr.c). */
export function addressWithoutExtension(address: ByteString, settings: ExtensionSettings): ByteString | undefined {
  const { local, domain } = splitAddress(address);
  const split = splitExtension(local, settings);
  return split && split.user + domain;
}

/** An address at its last `@`, which stays with the domain; without one there is no domain. */
export function splitAddress(address: ByteString): { readonly local: ByteString; readonly domain: ByteString } {
  const at = address.lastIndexOf('@');
  return at < 0 ? { local: address, domain: '' } : { local: address.slice(0, at), domain: address.slice(at) };
}

/**
 * An address in the form that it has in a message: the local part in quotes where it needs them (quote_822_local.c).
 * @param isBare the whole text is a local part, even if there is an `@` in it
 */
export function quoteAddress(address: ByteString, isBare = false): ByteString {
  const route = address.startsWith('@') ? address.indexOf(':') + 1 : 0;
  const rest = address.slice(route);
  const { local, domain } = isBare ? { local: rest, domain: '' } : splitAddress(rest);
  if (isDotString(local)) return address;
  return `${address.slice(0, route)}"${local.replace(/["\\\r]/g, '\\$&')}"${domain}`;
}

/** is_822_dot_string(): atoms with dots between. Bytes above 127 need no quotes (QUOTE_FLAG_8BITCLEAN). */
function isDotString(local: ByteString): boolean {
  return /^[^\0-\x20\x7f()<>@,;:\\"[\].]+(?:\.[^\0-\x20\x7f()<>@,;:\\"[\].]+)*$/.test(local);
}

function sameText(one: ByteString, other: ByteString): boolean {
  const fold = (text: ByteString): ByteString => (isUtf8(text) ? foldCase(text) : lowerAscii(text));
  return fold(one) === fold(other);
}
