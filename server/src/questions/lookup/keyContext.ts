import { type ByteString, bytesOfText, textOfBytes } from '../../base/byteString.ts';
import type { KeyContext, KeySubject } from '../../lookup/keys/roleKeys.ts';
import type { TableRole } from '../../lookup/keys/roles.ts';
import type { EffectiveEntry } from '../../model/effective.ts';
import { splitList } from '../../syntax/splitList.ts';

/** The values of a main.cf, by name. */
export type MainValues = ReadonlyMap<string, Pick<EffectiveEntry, 'value' | 'certainty'>>;

/** What the keys of a role depend on, from main.cf. */
export function keyContext(values: MainValues, parents: string | undefined): KeyContext {
  const value = (name: string): string => values.get(name)?.value ?? '';
  const own = new Set([value('myorigin'), ...listOf(value('mydestination'))].map((name) => name.toLowerCase()));
  return {
    recipientDelimiter: value('recipient_delimiter'),
    ownerRequestSpecial: value('owner_request_special') !== 'no',
    doubleBounceSender: bytesOfText(value('double_bounce_sender') || 'double-bounce'),
    isLocalDomain: (domain) => own.has(domain.toLowerCase()),
    parentStyle:
      parents !== undefined && listOf(value('parent_domain_matches_subdomains')).includes(parents) ? 'bare' : 'dot',
    nullAccessKey: value('smtpd_null_access_lookup_key') || '<>',
    nullSenderKey: '<>',
  };
}

/** The words of a list. */
export function listOf(text: string): string[] {
  return splitList(text).map((word) => word.text);
}

/** The host that a next hop names: without brackets and port, in lower case. */
export function hostOf(destination: string): string {
  const bracketed = /^\[([^\]]*)\]/.exec(destination)?.[1];
  return (bracketed ?? destination.replace(/:[^:]*$/, '')).toLowerCase();
}

/** A client in two: `name[address]`, or a name or an address alone. */
export function clientOf(text: string): { readonly text: string; readonly second?: string } {
  const both = /^(.*)\[([^\]]*)\]$/.exec(text);
  return both ? { text: both[1] || 'unknown', second: both[2] ?? '' } : { text };
}

/** What a key of a person is about: a client may be `name[address]`, `<>` is the null sender. */
export function subjectOf({ keys }: TableRole, key: ByteString): KeySubject {
  if (keys === 'clientAccess') return clientOf(key);
  if (keys === 'saslPassword') return { text: key, second: bytesOfText(hostOf(textOfBytes(key))) };
  if ((keys === 'sender' || keys === 'senderAccess') && key === '<>') return { text: '' };
  return { text: key };
}

/** Access tables are called by their own names in warnings, all others by their parameter. */
export function titleOfTables(
  role: string,
  [first]: readonly { readonly type: string; readonly name: ByteString }[],
): ByteString {
  return role.startsWith('check_') && first ? `${first.type}:${first.name}` : role;
}
