// What local(8) does with a recipient, case by case; test/postfix/localDelivery.test.ts asks a real one.
import assert from 'node:assert/strict';
import test from 'node:test';
import { type LocalOutcome } from '../../server/src/evaluate/route/local/localRun.ts';
import { routeAlternatives } from '../../server/src/evaluate/route/message.ts';
import { type WorldFile, worldOfFile } from '../../server/src/evaluate/worldFile.ts';
import { knowledge } from '../../server/src/facts/knowledge.ts';
import { configure } from '../../server/src/model/configuration.ts';
import { parseMainCf } from '../../server/src/syntax/mainCf.ts';
import { parseMasterCf } from '../../server/src/syntax/masterCf.ts';

const base = 'compatibility_level = 3.6\nmyhostname = mx.here.test\nmyorigin = here.test\nmydestination = here.test\n';
const master = 'smtp unix - - n - - smtp\nlocal unix - n n - - local\n';
const accounts = { ann: 'ann:x:1:1::/home/ann:/bin/sh', bob: 'bob:x:2:2::/home/bob:/bin/sh' };

function outcomesOf(main: string, recipient: string, file: WorldFile = { accounts }): (readonly LocalOutcome[])[] {
  const world = worldOfFile(file, {
    files: { read: () => ({ kind: 'absent', reason: 'No such file or directory' }) },
    release: '3.7.11',
    ownAddresses: ['127.0.0.1'],
  });
  const configuration = configure(knowledge, '3.7', parseMainCf(`${base}${main}\n`), parseMasterCf(master));
  const envelope = { sender: 'from@far.test', recipients: [`${recipient}@here.test`] };
  const { alternatives } = routeAlternatives(
    configuration,
    { service: 'smtp/inet', version: '3.7.11' },
    envelope,
    world,
  );
  return alternatives.map(({ route }) => route.deliveries.flatMap(({ local }) => local?.outcomes ?? []));
}

/** In a line, as a reader has it. */
function brief(outcome: LocalOutcome): string {
  const { kind, recipient, ...rest } = outcome;
  return [kind, recipient.replace('@here.test', ''), ...Object.values(rest)].join(' ');
}

const aliases = (text: string): string => `alias_maps = inline:{ ${text} }`;
const cases: readonly [name: string, main: string, recipient: string, expected: readonly string[]][] = [
  ['an account has a mailbox', 'alias_maps =', 'ann', ['mailbox ann /var/mail/ann']],
  ['a maildir at home', 'alias_maps =\nhome_mailbox = Maildir/', 'ann', ['maildir ann /home/ann/Maildir/']],
  ['a maildir in the spool', 'alias_maps =\nmail_spool_directory = /mail/', 'ann', ['maildir ann /mail/ann/']],
  ['nobody', 'alias_maps =', 'eve', ['bounced eve 5.1.1 unknown user: "eve"']],
  ['postmaster has to be', 'alias_maps =', 'postmaster', ['discarded postmaster']],
  [
    'an alias of everything',
    aliases('{ all = ann, "|run x", /f, eve@far.test }'),
    'all',
    ['mailbox ann /var/mail/ann', 'command all run x', 'file all /f', 'forwarded eve@far.test from@far.test'],
  ],
  [
    'an alias that names itself',
    aliases('{ ann = ann, bob }'),
    'ann',
    ['mailbox ann /var/mail/ann', 'mailbox bob /var/mail/bob'],
  ],
  [
    'nobody gets a message twice',
    aliases('{ all = ann, two } { two = ann, bob }'),
    'all',
    ['mailbox ann /var/mail/ann', 'mailbox bob /var/mail/bob'],
  ],
  ['an owner sends', aliases('{ all = ann } { owner-all = bob }'), 'all', ['forwarded ann owner-all@here.test']],
  [
    'the address of the owner',
    `${aliases('{ all = ann } { owner-all = bob }')}\nexpand_owner_alias = yes`,
    'all',
    ['forwarded ann bob@here.test'],
  ],
  [
    'no owners',
    `${aliases('{ all = ann } { owner-all = bob }')}\nowner_request_special = no`,
    'all',
    ['mailbox ann /var/mail/ann'],
  ],
  [
    'an extension stops at an alias',
    `${aliases('{ all = ann }')}\nrecipient_delimiter = +`,
    'all+x',
    ['mailbox ann /var/mail/ann'],
  ],
  [
    'an extension goes on',
    `${aliases('{ all = ann }')}\nrecipient_delimiter = +\npropagate_unmatched_extensions = alias`,
    'all+x',
    ['mailbox ann+x /var/mail/ann'],
  ],
  [
    'an alias of user and extension',
    `${aliases('{ ann+x = bob }')}\nrecipient_delimiter = +`,
    'ann+x',
    ['mailbox bob /var/mail/bob'],
  ],
  [
    'files only where they are allowed',
    `${aliases('{ all = /f }')}\nallow_mail_to_files =`,
    'all',
    ['bounced all 5.7.1 mail to file is restricted'],
  ],
  [
    'an alias table that proxymap asks',
    'alias_maps = proxy:hash:/a',
    'ann',
    ['deferred ann 4.3.0 alias database unavailable'],
  ],
  [
    'an agent for all mailboxes',
    'alias_maps =\nmailbox_transport = lmtp:unix:box',
    'eve',
    ['passed eve lmtp unix:box'],
  ],
  [
    'an agent by user, else the usual one',
    'alias_maps =\nmailbox_transport_maps = inline:{ { ann = t1 } }\nmailbox_transport = t2:x',
    'ann',
    ['passed ann t1 mx.here.test'],
  ],
  ['a fallback', 'alias_maps =\nfallback_transport = t2:x', 'eve', ['passed eve t2 x']],
  [
    'a command',
    'alias_maps =\nmailbox_command = /usr/bin/lmtp -a "$USER"',
    'ann',
    ['command ann /usr/bin/lmtp -a "$USER"'],
  ],
  [
    'a relay of the unknown',
    'alias_maps =\nluser_relay = $user@old.test',
    'Eve',
    ['forwarded eve@old.test from@far.test'],
  ],
  ['a relay that is unknown too', 'alias_maps =\nluser_relay = eve', 'eve', ['bounced eve 5.1.1 unknown user: "eve"']],
  [
    'a list that is not there',
    aliases('{ all = :include:/l }'),
    'all',
    ['bounced all 5.3.5 mail system configuration error'],
  ],
];

for (const [name, main, recipient, expected] of cases) {
  test(`local(8): ${name}`, () => {
    const [only, ...more] = outcomesOf(main, recipient);
    assert.equal(more.length, 0);
    assert.deepEqual(only?.map(brief), expected);
  });
}

test('local(8): a user forwards, and keeps a copy', () => {
  const files = { '/home/ann/.forward': '# mine\nann, eve@far.test\n"|run"\n', '/l': 'bob\n' };
  const main = aliases('{ all = ann, :include:/l }');
  assert.deepEqual(outcomesOf(main, 'all', { accounts, files })[0]?.map(brief), [
    'mailbox ann /var/mail/ann',
    'forwarded eve@far.test from@far.test',
    'command ann run',
    'forwarded bob from@far.test',
  ]);
});

test('local(8): aliases without end are bounced, and many of them end', () => {
  const links = Array.from(
    { length: 40 },
    (_, at) => `{ a${at} = a${at + 1}, b${at + 1} } { b${at} = a${at + 1}, b${at + 1} }`,
  );
  const kinds = new Set(
    outcomesOf(`${aliases(links.join(' '))}\nduplicate_filter_limit = 1`, 'a0')[0]?.map(({ kind }) => kind),
  );
  assert.ok(kinds.has('bounced') || kinds.has('unknown'));
});

test('local(8): what is not known is named, and each answer is told', () => {
  const told = outcomesOf('alias_maps = ldap:/l', 'ann', {}).map((outcomes) =>
    outcomes.map(({ kind }) => kind).join(),
  );
  assert.deepEqual(new Set(told), new Set(['bounced', 'mailbox', 'unknown', 'deferred']));
});
