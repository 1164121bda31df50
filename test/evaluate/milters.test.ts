// What Milters say to a session; test/postfix/milters.test.ts has a real smtpd ask real ones.
import assert from 'node:assert/strict';
import test from 'node:test';
import { playAlternatives } from '../../server/src/evaluate/alternatives.ts';
import { type WorldFile, worldOfFile } from '../../server/src/evaluate/worldFile.ts';
import { knowledge } from '../../server/src/facts/knowledge.ts';
import { configure } from '../../server/src/model/configuration.ts';
import { parseMainCf } from '../../server/src/syntax/mainCf.ts';
import { parseMasterCf } from '../../server/src/syntax/masterCf.ts';

const base =
  'compatibility_level = 3.6\nmyhostname = mx.here.test\nmydestination = here.test\nlocal_recipient_maps =\n';
const client = {
  name: 'far.test',
  nameStatus: 'ok',
  reverseName: 'far.test',
  reverseNameStatus: 'ok',
  address: '192.0.2.1',
} as const;
const commands = ['EHLO x', 'MAIL FROM:<a@far.test>', 'RCPT TO:<b@here.test>', 'DATA', '.'];

/** The replies behind that to EHLO of each alternative; `?` where nobody knows what follows. */
function told(main: string, file: WorldFile): string[] {
  const world = worldOfFile(file, {
    files: { read: () => ({ kind: 'absent', reason: 'No such file or directory' }) },
    release: '3.7.11',
    ownAddresses: ['127.0.0.1'],
  });
  const configuration = configure(
    knowledge,
    '3.7',
    parseMainCf(`${base}${main}\n`),
    parseMasterCf('smtp inet n - n - - smtpd\n'),
  );
  const view = { service: 'smtp/inet', version: '3.7.11' };
  return playAlternatives(configuration, view, { client, commands, givesUp: true }, world).alternatives.map(
    ({ transcript: { replies, complete } }) =>
      [...replies.slice(2).map(({ code }) => code), ...(complete ? [] : ['?'])].join(' '),
  );
}

const milter = 'smtpd_milters = inet:127.0.0.1:1';
const name = 'inet:127.0.0.1:1';
const cases: readonly [name: string, main: string, file: WorldFile, expected: string][] = [
  ['it goes on', milter, { milters: { [name]: {} } }, '250 250 354 250'],
  ['it rejects a recipient', milter, { milters: { [name]: { rcpt: 'reject' } } }, '250 550'],
  [
    'it has a reply of its own',
    milter,
    { milters: { [name]: { endOfMessage: '554 5.7.1 spam' } } },
    '250 250 354 554',
  ],
  ['it rejects a client, at MAIL', milter, { milters: { [name]: { helo: 'reject' } } }, '550 503'],
  ['it is not there', milter, { milters: { [name]: { connect: 'unavailable' } } }, '451 503'],
  [
    'it is not there, and has a default of its own',
    `smtpd_milters = { ${name}, default_action = accept, connect_timeout = 3s }`,
    { milters: { [name]: { connect: 'unavailable' } } },
    '250 250 354 250',
  ],
  ['a service asks none', `${milter}\nreceive_override_options = no_milters`, {}, '250 250 354 250'],
];

for (const [title, main, file, expected] of cases) {
  test(`Milters: ${title}`, () => {
    assert.deepEqual(told(main, file), [expected]);
  });
}

test('Milters: one of which nothing is known may say what the protocol allows, at each event', () => {
  const seen = new Set(told(milter, {}));
  for (const one of ['250 250 354 250', '250 250 354 550', '250 250 451', '250 550', '550 503', '250 ?', '?']) {
    assert.ok(seen.has(one), `${one} of ${[...seen].join(' | ')}`);
  }
});
