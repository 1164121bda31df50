import assert from 'node:assert/strict';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { pathToFileURL } from 'node:url';
import { startClient } from './client.ts';

interface Place {
  readonly uri: string;
  readonly line: number;
}
interface Answer {
  readonly problems: readonly { readonly line: number; readonly message: string }[];
  readonly tests: readonly {
    readonly title: string;
    readonly line: number;
    readonly failure?: string;
    readonly decided?: Place;
    readonly reached?: readonly Place[];
  }[];
}
interface Written {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly problem?: string;
}

const main = (folder: string): string => `compatibility_level = 3.6
mydestination = example.com
local_recipient_maps =
smtpd_relay_restrictions = reject_unauth_destination
smtpd_sender_restrictions =
  check_sender_access texthash:${folder}/senders
  check_policy_service unix:private/spf
smtpd_data_restrictions =
  reject_unauth_pipelining
`;

test('tests are listed, played, and written from a session; lines are marked', async () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'postfix-mail-tests-')));
  const uriOf = (name: string): string => pathToFileURL(join(folder, name)).href;
  writeFileSync(join(folder, 'main.cf'), main(folder));
  writeFileSync(join(folder, 'master.cf'), 'smtp inet n - n - - smtpd\n');
  writeFileSync(join(folder, 'senders'), '# people\nbad@x.test REJECT no thanks\n');
  writeFileSync(join(folder, 'world.json'), '{ "policy": { "unix:private/spf": { "default": "DUNNO" } } }');
  const client = await startClient({
    initialize: { initializationOptions: { trusted: true, targetVersion: '3.10' } },
    env: { PATH: '/nowhere' },
  });
  const ask = <T>(method: string, params: object): Promise<T | null> => client.connection.sendRequest(method, params);
  try {
    const uri = uriOf('mail-tests.yml');
    const text = `world: world.json
tests:
  - { client: 203.0.113.5, from: a@x.test, to: [b@example.com, c@example.com], expect: accepted }
  - { name: bad, client: 203.0.113.5, from: bad@x.test, to: b@example.com, expect: accepted }
`;
    const listed = await ask<Answer>('postfix/mailTests', { uri, text });
    assert.deepEqual(listed, {
      problems: [],
      tests: [
        { title: '<a@x.test> -> <b@example.com>, <c@example.com> <b@example.com>', line: 2 },
        { title: '<a@x.test> -> <b@example.com>, <c@example.com> <c@example.com>', line: 2 },
        { title: 'bad', line: 3 },
      ],
    });
    const played = await ask<Answer>('postfix/mailTests', { uri, text, run: true });
    assert.deepEqual(
      played?.tests.map(({ failure }) => failure === undefined),
      [true, true, false],
    );
    const bad = played?.tests[2];
    assert.match(bad?.failure ?? '', /^expected: accepted\ngot: 554 5\.7\.1 .*no thanks\n/);
    assert.deepEqual(bad?.decided, { uri: uriOf('senders'), line: 1 });
    assert.ok(bad?.reached?.some((one) => one.uri === uriOf('main.cf') && one.line === 5));
    assert.ok(!bad?.reached?.some(({ line, uri: at }) => at === uriOf('main.cf') && line === 8));
    const one = await ask<Answer>('postfix/mailTests', { uri, text, run: true, lines: [3] });
    assert.deepEqual(
      one?.tests.map(({ title }) => title),
      ['bad'],
    );
    assert.deepEqual(await ask<Answer>('postfix/mailTests', { uri, text: 'tests:\n  - { client: a }\n' }), {
      problems: [
        { line: 1, message: '"to" is missing' },
        { line: 1, message: '"expect" is missing' },
      ],
      tests: [],
    });
    assert.equal(await ask('postfix/mailTests', { uri }), null, 'there is no such file');

    const session = { client: '203.0.113.5', helo: 'x.test', from: 'bad@x.test', to: ['b@example.com'] };
    const written = await ask<Written>('postfix/writeMailTest', { uri: uriOf('main.cf'), session, tests: text });
    assert.ok(written?.text);
    const next = text.slice(0, written.from) + written.text + text.slice(written.to);
    const again = await ask<Answer>('postfix/mailTests', { uri, text: next, run: true });
    assert.deepEqual(
      again?.tests.map(({ failure }) => failure === undefined),
      [true, true, false, true],
    );
    const open = { ...session, from: 'a@x.test' };
    const unknown = await ask<Written>('postfix/writeMailTest', { uri: uriOf('main.cf'), session: open, tests: text });
    assert.match(unknown?.problem ?? '', /not known/);

    const trace = await ask<{ text: string; marks: (Place & { role: string })[] }>('postfix/trace', {
      uri: uriOf('main.cf'),
      session,
      marks: true,
    });
    const shown = trace?.marks
      .map((mark) => `${mark.uri.slice(mark.uri.lastIndexOf('/') + 1)}:${mark.line + 1} ${mark.role}`)
      .sort();
    assert.deepEqual(shown, [
      'main.cf:4 never',
      'main.cf:6 decided',
      'main.cf:7 never',
      'main.cf:9 never',
      'senders:2 decided',
    ]);
    assert.match(trace?.text ?? '', /^#.*\n# Marked in the files: /);
    assert.equal(await client.end(), 0);
  } finally {
    client.process.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
});
