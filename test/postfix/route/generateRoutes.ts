import fc from 'fast-check';

/** A configuration, and the messages that it is given. */
export interface GeneratedRouting {
  readonly main: string;
  readonly messages: readonly GeneratedMessage[];
}

export interface GeneratedMessage {
  readonly sender: string;
  /** In internal form, without quotes. */
  readonly recipients: readonly string[];
}

const domains = [
  'here.test',
  'mail.here.test',
  'alias.test',
  'box.test',
  'relay.test',
  'sub.relay.test',
  'far.test',
  'a.b.far.test',
  'host.corp.test',
  'corp.test',
  'keep.corp.test',
];
const users = ['ann', 'bob', 'eve', 'root', 'list', 'Mixed'];
const oddAddresses = [
  'ann',
  'bob+x',
  'ann@host',
  'eve%far.test',
  'eve%far.test@here.test',
  'far.test!eve',
  'two words@far.test',
  'x@y@here.test',
  'double-bounce@here.test',
  'MAILER-DAEMON@here.test',
  'postmaster',
  'ann@FAR.test',
  'a..b@here.test',
  'ann@[127.0.0.1]',
  'ann@[192.0.2.1]',
  'ann@far.test.',
  '+x@here.test',
  'ann+x+y@box.test',
  'owner-list+x@far.test',
  'list-request@here.test',
  'ann@192.0.2.9',
  'ann@-bad-.test',
];
const user = fc.constantFrom(...users);
const domain = fc.constantFrom(...domains);
const plain = fc
  .tuple(user, fc.constantFrom('', '', '+x', '-y', '+Ext'), domain)
  .map(([name, extension, at]) => `${name}${extension}@${at}`);
const address = fc.oneof({ weight: 5, arbitrary: plain }, { weight: 2, arbitrary: fc.constantFrom(...oddAddresses) });

const key = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(user, domain).map(([name, at]) => `${name}@${at}`) },
  { weight: 2, arbitrary: domain.map((at) => `@${at}`) },
  { weight: 1, arbitrary: user },
  { weight: 1, arbitrary: fc.tuple(user, domain).map(([name, at]) => `${name}+x@${at}`) },
);
const result = fc.oneof(
  { weight: 4, arbitrary: plain },
  { weight: 2, arbitrary: domain.map((at) => `@${at}`) },
  { weight: 2, arbitrary: user },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '"two words"@far.test',
      'eve%far.test',
      'Ann Other <ann@box.test>',
      '<>',
      'root@localhost',
      '@',
      ',',
      'ann@(x)here.test',
    ),
  },
);
const list = fc.array(result, { minLength: 1, maxLength: 4 }).map((all) => all.join(', '));
const table = (value: fc.Arbitrary<string>, keys: fc.Arbitrary<string> = key): fc.Arbitrary<string> =>
  fc
    .uniqueArray(fc.tuple(keys, value), { minLength: 1, maxLength: 6, selector: ([name]) => name.toLowerCase() })
    .map((entries) => `inline:{ ${entries.map(([name, text]) => `{ ${name} = ${text} }`).join(' ')} }`);
const maybe = (value: fc.Arbitrary<string>): fc.Arbitrary<string> => fc.oneof(fc.constant(''), value);
const patterns = fc.constantFrom('regexp:FOLDER/patterns', 'regexp:FOLDER/quoted');

const nextHop = fc.constantFrom('', '', '[gate.test]', 'gate.test:2525', 'far.test', '[192.0.2.4]:25');
const transport = fc
  .tuple(fc.constantFrom('t1', 't2', 'smtp', 'relay', 'local'), nextHop)
  .map(([name, hop]) => `${name}:${hop}`);
const transportEntry = fc.oneof(
  { weight: 4, arbitrary: transport },
  {
    weight: 2,
    arbitrary: fc.constantFrom(':', ':[gate.test]', 't1', 'error:', 'error:5.1.2 not here', 'retry:', ':far.test'),
  },
);
const transportKey = fc.oneof(
  key,
  domain,
  domain.map((at) => `.${at}`),
  fc.constantFrom('*', '.test', 'test', '.far.test'),
);
const host = fc.oneof(nextHop, fc.constantFrom('DUNNO', 'dunno', '[sender.test]:587'));
const senderKey = fc.oneof(key, fc.constant('<>'));
const subset = (...words: string[]): fc.Arbitrary<string> => fc.subarray(words).map((all) => all.join(', '));
const anyOf = (...words: string[]): fc.Arbitrary<string> =>
  fc.subarray(words, { minLength: 1 }).map((all) => all.join(', '));
const envelopeClasses = anyOf('envelope_sender', 'envelope_recipient', 'header_sender');

const settings = fc.record({
  recipient_delimiter: fc.constantFrom('', '+', '+', '-', '+-'),
  sender_canonical_maps: maybe(fc.oneof(table(result), patterns)),
  recipient_canonical_maps: maybe(table(result)),
  canonical_maps: maybe(
    fc.oneof(
      table(result),
      fc.tuple(table(result), table(result)).map((all) => all.join(', ')),
    ),
  ),
  sender_canonical_classes: anyOf('envelope_sender', 'header_sender'),
  recipient_canonical_classes: anyOf('envelope_recipient', 'header_recipient'),
  canonical_classes: envelopeClasses,
  masquerade_domains: fc.constantFrom('', '', 'corp.test', '!keep.corp.test, corp.test', 'Corp.test far.test'),
  masquerade_classes: envelopeClasses,
  masquerade_exceptions: fc.constantFrom('', 'root', 'root, list, Mixed'),
  virtual_alias_maps: maybe(fc.oneof(table(list), table(list), patterns)),
  virtual_alias_domains: fc.constantFrom('$virtual_alias_maps', 'alias.test', 'alias.test, corp.test'),
  virtual_alias_recursion_limit: fc.constantFrom('1000', '1000', '3', '1'),
  virtual_alias_expansion_limit: fc.constantFrom('1000', '1000', '3'),
  virtual_alias_address_length_limit: fc.constantFrom('3000', '3000', '16'),
  propagate_unmatched_extensions: fc.oneof(fc.constant('canonical, virtual'), subset('canonical', 'virtual')),
  enable_original_recipient: fc.constantFrom('yes', 'yes', 'no'),
  sender_bcc_maps: maybe(
    table(
      result,
      fc.oneof(
        key,
        domain.map((at) => `@${at}`),
      ),
    ),
  ),
  recipient_bcc_maps: maybe(table(result)),
  virtual_mailbox_domains: fc.constantFrom('', 'box.test', 'box.test'),
  relay_domains: fc.constantFrom('', 'relay.test', 'relay.test'),
  parent_domain_matches_subdomains: fc.constantFrom('relay_domains', '', 'relay_domains, transport_maps'),
  local_transport: fc.constantFrom('local:$myhostname', 'local', 't1:[inner.test]'),
  virtual_transport: fc.constantFrom('virtual', 't2', 'lmtp:unix:private/box'),
  relay_transport: fc.constantFrom('relay', 'relay:[inner.test]'),
  default_transport: fc.constantFrom('smtp', 'smtp', 't1:[out.test]:587', 't2:'),
  transport_maps: maybe(fc.oneof(table(transportEntry, transportKey), fc.constant('regexp:FOLDER/transports'))),
  relayhost: nextHop,
  sender_dependent_relayhost_maps: maybe(
    table(
      host.filter((text) => text !== ''),
      senderKey,
    ),
  ),
  sender_dependent_default_transport_maps: maybe(
    table(fc.oneof(transport, fc.constantFrom('DUNNO', 't1')), senderKey),
  ),
  relocated_maps: maybe(table(plain)),
  content_filter: fc.constantFrom('', '', '', '', 't2:[filter.test]:10024', 't2', 't1:'),
  default_filter_nexthop: fc.constantFrom('', '', 'filter.test'),
  defer_transports: fc.constantFrom('', '', '', 't1'),
  receive_override_options: fc.constantFrom('', '', '', '', 'no_address_mappings'),
  append_dot_mydomain: fc.constantFrom('yes', 'no'),
  swap_bangpath: fc.constantFrom('yes', 'no'),
  allow_percent_hack: fc.constantFrom('yes', 'no'),
  empty_address_recipient: fc.constantFrom('MAILER-DAEMON', 'postmaster'),
});

const message = fc.record({
  sender: fc.oneof({ weight: 4, arbitrary: address }, { weight: 1, arbitrary: fc.constant('') }),
  recipients: fc.array(address, { minLength: 1, maxLength: 4 }),
});

/** A configuration and this many messages. */
export function generatedRouting(messages: number): fc.Arbitrary<GeneratedRouting> {
  return fc.record({
    main: settings.map((all) =>
      Object.entries(all)
        .map(([name, value]) => `${name} = ${value}`)
        .join('\n'),
    ),
    messages: fc.array(message, { minLength: messages, maxLength: messages }),
  });
}

/** The tables of patterns. */
export const routeFiles: Readonly<Record<string, string>> = {
  patterns:
    '/^ann(\\+[^@]*)?@far\\.test$/ bob$1@relay.test\n/^(.*)@corp\\.test$/ $1@far.test\n/^bob@/ eve@here.test\n',
  quoted: '/^"two words"@(.*)$/ two@$1\n/^""$/ null@here.test\n/^eve@(.*)\\.test$/ eve@$1.test, ann@box.test\n',
  transports: '/@far\\.test$/ t1:[pattern.test]\n/^root@/ t2:\n/(.*)@box.test/ t1:$1\n',
};
