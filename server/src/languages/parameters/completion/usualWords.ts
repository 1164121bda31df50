import type { Parameter } from '../../../model/parameter.ts';
import type { Cursor } from './completionCursor.ts';
import { type OfferedItem, item } from '../../offer.ts';

/** Words that are no closed list but what most values are made of: by parameter, else by the kind of value. */
const byName: Readonly<Record<string, readonly string[]>> = {
  mydestination: ['$myhostname', 'localhost.$mydomain', 'localhost', '$mydomain'],
  myorigin: ['$myhostname', '$mydomain', '/etc/mailname'],
  mynetworks: ['127.0.0.0/8', '[::1]/128', '[::ffff:127.0.0.0]/104'],
  smtpd_sasl_path: ['private/auth', 'smtpd'],
  inet_interfaces: ['$myhostname', 'localhost'],
  relay_domains: ['$mydestination'],
  fast_flush_domains: ['$relay_domains'],
  home_mailbox: ['Maildir/'],
  recipient_delimiter: ['+', '-'],
  tls_random_source: ['dev:/dev/urandom'],
  use_srv_lookup: ['submission', 'submissions'],
};
const byKind: Readonly<Record<string, readonly string[]>> = {
  'digest-algorithm': ['sha256', 'sha512', 'sha1', 'md5'],
};

/** Usual words, without those that are there already. */
export function usualWords({ items, following, parameter: own }: Cursor, parameter: Parameter): OfferedItem[] {
  const present = new Set([...items, ...following]);
  if (parameter.value === 'nexthop' || parameter.value === 'nexthop-list') {
    return own?.value === 'nexthop' && items.length
      ? []
      : [item('[host]:port', { text: '[', snippet: '[${1:smtp.example.com}]:${2:587}', kind: 'snippet' })];
  }
  const { name, value = '' } = parameter;
  const words = Object.hasOwn(byName, name) ? byName[name] : undefined;
  return (words ?? (Object.hasOwn(byKind, value) ? byKind[value] : undefined) ?? [])
    .filter((word) => !present.has(word))
    .map((word, index) => item(word, { order: 500 + index }));
}
