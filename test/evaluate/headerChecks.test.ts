// Header checks, always_bcc and generic addresses by cases; test/postfix/headerChecks.test.ts asks a real Postfix.
import assert from 'node:assert/strict';
import test from 'node:test';
import { type MessageHeader } from '../../server/src/evaluate/route/headerChecks.ts';
import { type Route, routeAlternatives } from '../../server/src/evaluate/route/message.ts';
import { worldOfFile } from '../../server/src/evaluate/worldFile.ts';
import { knowledge } from '../../server/src/facts/knowledge.ts';
import { configure } from '../../server/src/model/configuration.ts';
import { parseMainCf } from '../../server/src/syntax/mainCf.ts';
import { parseMasterCf } from '../../server/src/syntax/masterCf.ts';

const base = 'compatibility_level = 3.6\nmyhostname = mx.here.test\nmyorigin = here.test\nmydestination = here.test\n';
const master = 'smtp unix - - n - - smtp\nt1 unix - - n - - smtp\n';

function routesOf(main: string, headers: readonly MessageHeader[], files: Record<string, string> = {}): Route[] {
  const world = worldOfFile(
    { files },
    {
      files: { read: () => ({ kind: 'absent', reason: 'No such file or directory' }) },
      release: '3.7.11',
      ownAddresses: ['127.0.0.1'],
    },
  );
  const configuration = configure(knowledge, '3.7', parseMainCf(`${base}${main}\n`), parseMasterCf(master));
  const envelope = { sender: 'ann@here.test', recipients: ['bob@far.test', 'eve@far.test'], headers };
  const view = { service: 'smtp/inet', version: '3.7.11' };
  return routeAlternatives(configuration, view, envelope, world).alternatives.map(({ route }) => route);
}

/** Problem or fate, recipients with their transports, and headers. */
function brief({ problem, fate, deliveries, headers = [] }: Route): string {
  const refused = problem?.kind === 'rejected' ? problem.reply : problem?.kind;
  const to = deliveries.map(({ recipient, transport }) => `${transport}:${recipient.replace('@far.test', '')}`);
  return [refused ?? fate ?? 'sent', ...to, ...headers.map(({ text }) => `"${text}"`)].join(' ');
}

const check = 'header_checks = regexp:/r';
const cases: readonly [name: string, rule: string, expected: string][] = [
  ['REJECT', 'REJECT', '550 5.7.1 message content rejected "A: b"'],
  ['REJECT with a text', 'REJECT no', '550 5.7.1 no "A: b"'],
  ['REJECT for now', 'REJECT 4.7.0 no', '451 4.7.0 no "A: b"'],
  ['DISCARD', 'DISCARD why', 'discarded "A: b"'],
  ['HOLD', 'HOLD', 'held smtp:bob smtp:eve "A: b"'],
  ['REDIRECT', 'REDIRECT spam@far.test', 'sent smtp:spam "A: b"'],
  ['FILTER', 'FILTER t1:[x]', 'sent t1:bob t1:eve "A: b"'],
  ['BCC', 'BCC log@far.test', 'sent smtp:bob smtp:eve smtp:log "A: b"'],
  ['PREPEND', 'PREPEND X: y', 'sent smtp:bob smtp:eve "X: y" "A: b"'],
  ['REPLACE', 'REPLACE X: y', 'sent smtp:bob smtp:eve "X: y"'],
  ['IGNORE', 'IGNORE', 'sent smtp:bob smtp:eve'],
  ['STRIP', 'strip it', 'sent smtp:bob smtp:eve'],
  ['WARN', 'WARN', 'sent smtp:bob smtp:eve "A: b"'],
  ['no action', 'NONSENSE', 'sent smtp:bob smtp:eve "A: b"'],
];

for (const [name, rule, expected] of cases) {
  test(`header checks: ${name}`, () => {
    const routes = routesOf(check, [{ text: 'A: b' }], { '/r': `/^A:/ ${rule}\n` });
    assert.deepEqual(routes.map(brief), [expected]);
  });
}

test('header checks: each part of a message has its table', () => {
  const main = ['header', 'mime_header', 'nested_header', 'milter_header']
    .map((name) => `${name}_checks = regexp:/${name}`)
    .join('\n');
  const files = Object.fromEntries(
    ['header', 'mime_header', 'nested_header', 'milter_header'].map((name) => [
      `/${name}`,
      `/(.*)/ REPLACE ${name}: $1\n`,
    ]),
  );
  const headers: MessageHeader[] = [
    { text: 'A: 1' },
    { text: 'Content-Type: text/plain' },
    { text: 'B: 2', part: 'attachment' },
    { text: 'C: 3', part: 'attachedMessage' },
    { text: 'D: 4', part: 'milter' },
  ];
  const [route] = routesOf(main, headers, files);
  assert.deepEqual(
    route?.headers?.map(({ text }) => text.split(':')[0]),
    ['header', 'mime_header', 'mime_header', 'nested_header', 'milter_header'],
  );
});

test('header checks: a service that leaves them out, and one that smtp(8) makes', () => {
  const files = { '/r': '/^A:/ REJECT\n', '/s': '/^A:/ REPLACE S: t\n' };
  const main = `${check}\nreceive_override_options = no_header_body_checks\nsmtp_header_checks = regexp:/s`;
  const [route] = routesOf(main, [{ text: 'A: b' }], files);
  assert.deepEqual(route?.deliveries[0]?.agent?.headers, [{ text: 'S: t' }]);
  assert.deepEqual(route?.headers, [{ text: 'A: b' }]);
});

test('header checks: a table that is not known may say anything', () => {
  const told = new Set(
    routesOf('header_checks = ldap:/x', [{ text: 'A: b' }]).map((route) => brief(route).split(' ')[0]),
  );
  assert.deepEqual(told, new Set(['sent', '550', '451', 'discarded', 'held', 'unknown', 'lookup']));
});

test('always_bcc comes last; a generic address is the one outside', () => {
  const main = 'always_bcc = log@far.test\nsmtp_generic_maps = inline:{ { ann@here.test = ann@out.test } }';
  const [route] = routesOf(main, []);
  assert.equal(route && brief(route), 'sent smtp:bob smtp:eve smtp:log');
  assert.deepEqual(route?.deliveries[0]?.agent?.envelope, {
    sender: { address: 'ann@out.test' },
    recipient: { address: 'bob@far.test' },
  });
});
