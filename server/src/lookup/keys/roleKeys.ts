import type { ByteString } from '../../base/byteString.ts';
import { foldCase, isUtf8, lowerAscii } from '../../base/utf8.ts';
import { type ParentStyle, clientKeys, domainAndParents, hostKeys, networkKeys, policyKeys } from './hostKeys.ts';
import { type LookupKey, partialKey, wholeKey } from './lookupKey.ts';
import { type AddressContext, mailKeys, usualStrategy } from './mailKeys.ts';
import { splitExtension } from './mailAddress.ts';

/** What a table is asked for: by which program it is read, in short. */
export type KeyRole =
  /**
   * Addresses: canonical, virtual alias, generic, relocated, BCC, owners of senders, lists of recipients and
   * mailboxes.
   */
  | 'address'
  /** The sender, `<>` for the null sender. */
  | 'sender'
  | 'transport'
  | 'senderAccess'
  | 'recipientAccess'
  /** A client: name and address. */
  | 'clientAccess'
  /** A host name: HELO, MX, NS. */
  | 'hostAccess'
  | 'tlsPolicy'
  | 'saslPassword'
  /** Local names: aliases, and mailbox maps that are asked for the user alone. */
  | 'alias'
  | 'user'
  /** A domain as it is; or with its parents. */
  | 'domain'
  | 'domainAndParents'
  /** A client in a list such as mynetworks. */
  | 'network'
  /** One key as it is: a header, a line, a reply, a client address, a login name. */
  | 'text';

/** What keys depend on besides what is asked about. */
export interface KeyContext extends AddressContext {
  /** How parents are asked for: parent_domain_matches_subdomains, for the parameter that the role belongs to. */
  readonly parentStyle: ParentStyle;
  /** smtpd_null_access_lookup_key */
  readonly nullAccessKey: string;
  /** empty_address_default_transport_maps_lookup_key and the like: `<>`. */
  readonly nullSenderKey: string;
  /** smtp_sender_dependent_authentication, with the sender; undefined: not in use. */
  readonly authenticatingSender?: ByteString;
}

/** What is asked about. */
export interface KeySubject {
  /** The address, host name, next hop or text; empty for the null sender. */
  readonly text: ByteString;
  /** The address of a client of that name; the host name that a next hop led to. */
  readonly second?: ByteString;
}

/** The keys that Postfix asks for, in order. */
export function keysOf(role: KeyRole, { text, second }: KeySubject, context: KeyContext): LookupKey[] {
  switch (role) {
    case 'address':
      return text === '' ? [] : mailKeys(text, usualStrategy, context);
    case 'sender':
      return mailKeys(text === '' ? context.nullSenderKey : text, usualStrategy, context);
    // `*` is asked for when the program starts, and its answer is the last one.
    case 'transport':
      return [...(text === '' ? [] : mailKeys(text, { domain: context.parentStyle }, context)), wholeKey('*')];
    case 'senderAccess':
      return text === '' ? [wholeKey(context.nullAccessKey)] : accessKeys(text, context);
    // `postmaster` alone is not asked for.
    case 'recipientAccess':
      return text.includes('@') ? accessKeys(text, context) : [];
    case 'clientAccess':
      return second === undefined ? networkKeys(text) : clientKeys(text, second, context.parentStyle);
    case 'hostAccess':
      return hostKeys(text, context.parentStyle);
    case 'tlsPolicy':
      return policyKeys(text);
    case 'saslPassword':
      return passwordKeys(text, second, context);
    case 'alias':
      return aliasKeys(text, context);
    case 'domainAndParents':
      return domainAndParents(text, context.parentStyle).map((key, index) =>
        index === 0 ? wholeKey(key) : partialKey(key),
      );
    // match_hostaddr() asks for the address alone; a name has its parents.
    case 'network':
      return second === undefined ? [wholeKey(text)] : [...hostKeys(text, context.parentStyle), wholeKey(second)];
    case 'user':
    case 'domain':
    case 'text':
      return text === '' ? [] : [wholeKey(text)];
  }
}

/** check_mail_access(): the key is folded before any table sees it, and a dot at the end of the domain is gone. */
function accessKeys(address: ByteString, context: KeyContext): LookupKey[] {
  const folded = (isUtf8(address) ? foldCase(address) : lowerAscii(address)).replace(/\.$/, '');
  return mailKeys(folded, { domain: context.parentStyle, localPartAt: true }, context);
}

/**
 * smtp_sasl_passwd_lookup(): the sender if asked so, then the host that was reached, then the destination as it is
 * written.
 */
function passwordKeys(destination: ByteString, host: ByteString | undefined, context: KeyContext): LookupKey[] {
  const { authenticatingSender } = context;
  const sender = authenticatingSender ? mailKeys(authenticatingSender, usualStrategy, context) : [];
  return [...sender, ...(host === undefined ? [] : [wholeKey(host)]), wholeKey(destination)];
}

/** deliver_switch(): the local part with its extension, then without. Each is asked of every table. */
function aliasKeys(local: ByteString, context: KeyContext): LookupKey[] {
  const split = context.recipientDelimiter === '' ? undefined : splitExtension(local, context);
  return [wholeKey(local), ...(split ? [wholeKey(split.user)] : [])];
}
