import { lastAt } from './lastAt.ts';
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
  const at = firstDelimiter(local, recipientDelimiter);
  if (at <= 0) return undefined;
  const folded = lowerAscii(local);
  if (folded === 'postmaster' || folded === 'mailer-daemon' || sameText(local, doubleBounceSender)) return undefined;
  if (ownerRequestSpecial && recipientDelimiter.includes('-')) {
    if (folded.startsWith('owner-') || (folded.endsWith('-request') && folded.length > '-request'.length))
      return undefined;
  }
  return { user: local.slice(0, at), extension: local.slice(at) };
}

function firstDelimiter(local: ByteString, delimiters: string): number {
  for (let at = 0; at < local.length; at++) if (delimiters.includes(local.charAt(at))) return at;
  return -1;
}

/** An address without its extension; undefined where it has none (strip_addr.c). */
export function addressWithoutExtension(address: ByteString, settings: ExtensionSettings): ByteString | undefined {
  const at = lastAt(address);
  const split = splitExtension(at < 0 ? address : address.slice(0, at), settings);
  return split && (at < 0 ? split.user : split.user + address.slice(at));
}

function sameText(one: ByteString, other: ByteString): boolean {
  const fold = (text: ByteString): ByteString => (isUtf8(text) ? foldCase(text) : lowerAscii(text));
  return fold(one) === fold(other);
}
