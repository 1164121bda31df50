import { lastAt } from '../../lookup/keys/lastAt.ts';
import type { ByteString } from '../../base/byteString.ts';
import { parseAddresses } from '../address/parse.ts';
import { quoteLocal } from '../../lookup/keys/quoteLocal.ts';
import { type RewriteSettings, rewriteTokens } from '../address/rewrite.ts';
import { type AddressToken, externalForm, internalForm, scanAddress } from '../address/tokens.ts';
import { hasHole, holeNamed } from '../hole.ts';
import { addressWithoutExtension } from '../../lookup/keys/mailAddress.ts';
import type { AddressContext, AddressStrategy } from '../../lookup/keys/mailKeys.ts';
import { findAddress } from '../tables/findAddress.ts';
import type { Maps, Recorder, ValueCases } from '../tables/maps.ts';

/** What a table makes of an address: addresses in internal form, at least one where something is found. */
export type MappedAddresses =
  | { readonly kind: 'found'; readonly addresses: readonly string[] }
  | { readonly kind: 'notFound' }
  | { readonly kind: 'error' }
  /** A table answers, but nobody knows what. */
  | { readonly kind: 'unknown' };

/** What mapping an address needs beside the tables. */
export interface MappingContext {
  readonly keys: AddressContext;
  /** trivial-rewrite's settings: results are rewritten as addresses of this machine. */
  readonly rewriting: RewriteSettings;
  readonly recorder: Recorder;
}

/** Tables whose answer is not known may give any text. */
export const anyAddresses: ValueCases = [{ label: 'found', value: holeNamed('table') }];

/**
 * mail_addr_map_opt() (global/mail_addr_map.c): finds an address in tables, and gives the addresses of the answer.
 * @param address in internal form
 * @param propagates whether an extension that the key did not have is put into each address
 */
export function mapAddress(
  maps: Maps,
  address: string,
  strategy: AddressStrategy,
  propagates: boolean,
  { keys, rewriting, recorder }: MappingContext,
): MappedAddresses {
  const found = findAddress(maps, address, strategy, keys, anyAddresses, recorder);
  if (found.kind !== 'found') return { kind: found.kind };
  if (hasHole(found.value)) return { kind: 'unknown' };
  const extension = unmatchedExtension(address, found.key, keys);
  const text = found.value.startsWith('@') ? withLocalPart(address, extension, found.value) : found.value;
  const addresses = crunchAddresses(text, propagates ? extension : '', rewriting);
  if (addresses.length > 0) return { kind: 'found', addresses };
  recorder.log(`warning: ${maps.title} lookup of ${address} returns non-address result "${text}"`);
  return { kind: 'error' };
}

/** The extension, with its delimiter, where the key that was found is the address or its local part without it. */
function unmatchedExtension(address: string, key: ByteString, context: AddressContext): string {
  const bare = context.recipientDelimiter === '' ? undefined : addressWithoutExtension(address, context);
  if (bare === undefined) return '';
  const bareLocal = localPartOf(bare);
  const found = [bare, quoteLocal(bare), bareLocal, quoteLocal(bareLocal, { bare: true })].includes(key);
  return found ? localPartOf(address).slice(bareLocal.length) : '';
}

function localPartOf(address: string): string {
  const at = lastAt(address);
  return at < 0 ? address : address.slice(0, at);
}

/** `@domain` keeps the user. */
function withLocalPart(address: string, extension: string, domain: string): string {
  const local = localPartOf(address);
  return quoteLocal(local.slice(0, local.length - extension.length) + domain);
}

/** mail_addr_crunch_opt(): the addresses of a text in external form, rewritten, in internal form. */
function crunchAddresses(text: string, extension: string, rewriting: RewriteSettings): string[] {
  const parsed = parseAddresses(text === '' || text === '<>' ? '""' : text);
  return parsed.flatMap(({ kind, tokens }) => {
    if (kind !== 'address') return [];
    const address = rewrittenForm(tokens ?? [], rewriting);
    if (extension === '') return [address];
    const at = lastAt(address);
    return [at < 0 ? address + extension : address.slice(0, at) + extension + address.slice(at)];
  });
}

/** tok822_rewrite(): an address as a table or file has it, rewritten, in internal form. */
export function rewrittenForm(tokens: readonly AddressToken[], rewriting: RewriteSettings): string {
  const scanned = scanAddress(externalForm(tokens));
  return internalForm(scanAddress(externalForm(rewriteTokens(scanned, rewriting))));
}
