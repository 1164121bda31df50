import fc from 'fast-check';

/** A configuration of local(8) with its files, and the messages that it is given. */
export interface GeneratedLocal {
  readonly main: string;
  readonly files: Readonly<Record<string, string>>;
  readonly messages: readonly { readonly sender: string; readonly recipient: string }[];
}

/** Accounts that Debian has, and names that only aliases know. */
const accounts = ['daemon', 'bin', 'games', 'news'];
const names = [...accounts, 'list', 'team', 'nobody-here', 'Sales', 'owner-list', 'owner-team', 'postmaster'];
const name = fc.constantFrom(...names);
const extended = fc.tuple(name, fc.constantFrom('', '', '', '+x', '-y', '+x+y', '+a/b')).map((both) => both.join(''));
const address = fc.oneof(
  { weight: 4, arbitrary: extended },
  { weight: 2, arbitrary: extended.map((local) => `${local}@here.test`) },
  { weight: 1, arbitrary: extended.map((local) => `${local}@far.test`) },
);
const item = fc.oneof(
  { weight: 6, arbitrary: address },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      '"|exit 0"',
      '"|true ; exit 0"',
      '/dev/null',
      'FOLDER/mail/one',
      'FOLDER/mail/dir/',
      ':include:FOLDER/list1',
      ':include:FOLDER/list2',
      '":include:FOLDER/list1"',
      ':include:FOLDER/absent',
      ':include:list1',
      '~/x',
      '\\daemon',
      '"\\daemon"',
      '<>',
      'Ann Other <games@here.test>',
      'a b@here.test',
      'x@y@here.test',
      'games (comment)',
      '@here.test',
    ),
  },
);
const list = fc.array(item, { minLength: 1, maxLength: 3 });
const lines = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: list.map((all) => all.join(', ')) },
    { weight: 1, arbitrary: fc.constantFrom('# a remark', '', ' # daemon') },
  ),
  { maxLength: 3 },
);
const aliases = fc.uniqueArray(fc.tuple(extended, list), {
  minLength: 1,
  maxLength: 7,
  selector: ([key]) => key.toLowerCase(),
});
const transport = fc.constantFrom('', '', '', '', '', '', '', '', 't1', 't2:[box.test]', 't1:');
const table = (value: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constant('') },
    {
      weight: 1,
      arbitrary: fc.tuple(name, value).map(([key, text]) => `inline:{ { ${key.toLowerCase()} = ${text} } }`),
    },
  );
const transports = table(fc.constantFrom('t1', 't2:[table.test]'));
const settings = fc.record({
  recipient_delimiter: fc.constantFrom('', '+', '+', '-', '+-'),
  propagate_unmatched_extensions: fc
    .subarray(['canonical', 'virtual', 'alias', 'forward', 'include'])
    .map((all) => all.join(', ')),
  owner_request_special: fc.constantFrom('yes', 'yes', 'no'),
  expand_owner_alias: fc.constantFrom('yes', 'no'),
  reset_owner_alias: fc.constantFrom('yes', 'no'),
  allow_mail_to_commands: fc.constantFrom('alias, forward', 'alias, forward, include', 'forward'),
  allow_mail_to_files: fc.constantFrom('alias, forward', 'alias, forward, include', ''),
  forward_path: fc.constantFrom(
    'FOLDER/f-$user${recipient_delimiter}${extension}, FOLDER/f-$user',
    'FOLDER/f-$user',
    'FOLDER/f-${user}${extension?+x}',
    '',
    '$home/.nothing, FOLDER/f-$local',
  ),
  mailbox_transport_maps: transports,
  mailbox_transport: transport,
  mailbox_command_maps: table(fc.constant('exit 0')),
  mailbox_command: fc.constantFrom('', '', '', 'exit 0 ; : $USER'),
  mail_spool_directory: fc.constantFrom('FOLDER/mail', 'FOLDER/mail/'),
  fallback_transport_maps: transports,
  fallback_transport: transport,
  luser_relay: fc.constantFrom(
    '',
    '',
    'games',
    '$user@far.test',
    '$local+found',
    'games+$extension@here.test',
    '$recipient',
  ),
  duplicate_filter_limit: fc.constantFrom('1000', '1000', '2'),
  transport_maps: fc.constantFrom('', '', 'inline:{ { news@here.test = t2:[moved.test] } }'),
});

/** A configuration and this many messages. */
export function generatedLocal(messages: number): fc.Arbitrary<GeneratedLocal> {
  const forward = fc.option(
    lines.map((all) => `${all.join('\n')}\n`),
    { nil: undefined, freq: 1 },
  );
  return fc
    .record({
      settings,
      aliases,
      include: fc.tuple(lines, lines),
      forwards: fc.record({ 'f-daemon': forward, 'f-games': forward, 'f-games+x': forward, 'f-bin': forward }),
      messages: fc.array(
        fc.record({
          sender: fc.constantFrom('sender@far.test', 'news@here.test', ''),
          recipient: extended.map((local) => `${local}@here.test`),
        }),
        { minLength: messages, maxLength: messages },
      ),
    })
    .map(({ settings: all, aliases: entries, include: [one, two], forwards, messages: sent }) => ({
      main: [
        'alias_maps = texthash:FOLDER/aliases',
        ...Object.entries(all).map(([key, value]) => `${key} = ${value}`),
      ].join('\n'),
      files: {
        aliases: entries.map(([key, value]) => `${key.toLowerCase()} ${value.join(', ')}\n`).join(''),
        list1: `${one.join('\n')}\n`,
        list2: `${two.join('\n')}\n`,
        ...Object.fromEntries(
          Object.entries(forwards).flatMap(([file, text]) => (text === undefined ? [] : [[file, text]])),
        ),
      },
      messages: sent,
    }));
}
