import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { pathToFileURL } from 'node:url';
import { runTrace } from '../../server/src/cli/trace/run.ts';
import { type Client, startClient } from './client.ts';

interface Shown {
  readonly text: string;
  readonly links: readonly {
    readonly range: { readonly start: { line: number; character: number }; readonly end: { character: number } };
    readonly target: string;
  }[];
}

const stranger = { client: '203.0.113.5', helo: 'x.test', from: 'bad@x.test', to: ['alice@example.com'] };

/** A configuration in a folder of its own, and a client that trusts it or does not. */
async function withFolder(
  trusted: boolean,
  run: (client: Client, main: string, folder: string) => Promise<void>,
): Promise<void> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'postfix-trace-')));
  mkdirSync(join(folder, 'etc'));
  const etc = join(folder, 'etc');
  writeFileSync(
    join(etc, 'main.cf'),
    `compatibility_level = 3.6
myhostname = mx.example.com
mydestination = example.com
local_recipient_maps =
smtpd_relay_restrictions = reject_unauth_destination
smtpd_recipient_restrictions =
  check_sender_access texthash:${etc}/senders
  check_sender_access pcre:${etc}/patterns
  check_sender_access texthash:${folder}/outside
  check_sender_access texthash:${etc}/link
`,
  );
  writeFileSync(
    join(etc, 'master.cf'),
    'smtp inet n - n - - smtpd\nshut inet n - n - - smtpd\n  -o smtpd_client_restrictions=reject\n',
  );
  writeFileSync(join(etc, 'senders'), '# people\nbad@x.test REJECT no thanks\n');
  writeFileSync(join(etc, 'patterns'), '/^(?<user>p+)@/ REJECT a pattern\n');
  writeFileSync(join(folder, 'outside'), 'other@x.test REJECT s3cret\n');
  symlinkSync(join(folder, 'outside'), join(etc, 'link'));
  const client = await startClient({
    initialize: { initializationOptions: { trusted, targetVersion: '3.10' } },
    env: { PATH: '/nowhere' },
  });
  try {
    await run(client, pathToFileURL(join(etc, 'main.cf')).href, etc);
    assert.equal(await client.end(), 0);
    assert.deepEqual(
      client.log.filter((line) => /error|throw/i.test(line)),
      [],
    );
  } finally {
    client.process.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
}

const trace = ({ connection }: Client, uri: string, session: object, more: object = {}): Promise<Shown | null> =>
  connection.sendRequest('postfix/trace', { uri, session, ...more });

test('a trace has the text of the command, and leads to the lines that decided', () =>
  withFolder(true, async (client, main, etc) => {
    const shown = await trace(client, main, stranger);
    assert.ok(shown);
    let printed = '';
    runTrace(
      [
        etc,
        '--client',
        stranger.client,
        '--helo',
        stranger.helo,
        '--from',
        stranger.from,
        '--to',
        'alice@example.com',
        '--target-version',
        '3.10',
      ],
      {
        env: { LANG: 'C' },
        dataFolder: '/nowhere',
        out: (text) => {
          printed += text;
        },
        complain: () => {},
      },
    );
    assert.match(printed, /554 5\.7\.1 <bad@x\.test>: Sender address rejected: no thanks/);
    assert.equal(shown.text, `# A client at 203.0.113.5 talks to smtp/inet, as in Postfix 3.10\n\n${printed}`);
    const rows = shown.text.split('\n');
    const links = shown.links.map(({ range: { start, end }, target }) => [
      rows[start.line]?.slice(start.character, end.character),
      target,
    ]);
    assert.deepEqual(links.at(-2), ['main.cf:6', `${main}#L6`]);
    assert.deepEqual(links.at(-1), [`${etc}/senders:2`, `${pathToFileURL(join(etc, 'senders')).href}#L2`]);
  }));

test('a trace is of the text as it is typed, of the service that is asked about', () =>
  withFolder(true, async (client, main) => {
    client.open('compatibility_level = 3.6\nmydestination = example.com\nlocal_recipient_maps =\n', { uri: main });
    assert.match((await trace(client, main, stranger))?.text ?? '', /^RCPT TO:.*\n(?: .*\n)* {2}250 2\.1\.5 Ok$/m);
    client.change(main, 2, {
      text: 'compatibility_level = 3.6\nmydestination = example.com\nsmtpd_sender_restrictions = reject\n',
    });
    const shown = await trace(client, main, stranger);
    assert.match(shown?.text ?? '', /smtpd_sender_restrictions \(main\.cf:3: smtpd_sender_restrictions = reject\)/);
    const shut = await trace(client, main, stranger, { service: 'shut/inet' });
    assert.equal(await trace(client, main, stranger, { service: 'none/inet' }), null);
    assert.match(shut?.text ?? '', /smtpd_client_restrictions \(master\.cf:3: /);
  }));

test('PCRE2 is loaded where a table needs it', () =>
  withFolder(true, async (client, main, etc) => {
    const shown = await trace(client, main, { ...stranger, from: 'ppp@x.test' });
    assert.match(shown?.text ?? '', /Sender address rejected: a pattern/);
    assert.ok(shown?.text.includes(`${etc}/patterns:1`));
  }));

test('a file outside of the folder is not read, nor by a link: its answers are unknown', () =>
  withFolder(true, async (client, main) => {
    const shown = await trace(client, main, { ...stranger, from: 'other@x.test' });
    assert.doesNotMatch(shown?.text ?? '', /s3cret/);
    assert.match(shown?.text ?? '', /^If texthash:.*\/outside says .*texthash:.*\/link says/m);
  }));

test('a file with passwords is not read, whoever else names it', () =>
  withFolder(true, async (client, main, etc) => {
    writeFileSync(join(etc, 'passwd'), 'good@x.test REJECT pa55word\n');
    const named = (more: string): string =>
      'compatibility_level = 3.6\n' +
      'mydestination = example.com\n' +
      'local_recipient_maps =\n' +
      `${more}smtpd_sender_restrictions = check_sender_access texthash:${etc}/passwd\n`;
    client.open(named(''), { uri: main });
    const session = { ...stranger, from: 'good@x.test' };
    assert.match((await trace(client, main, session))?.text ?? '', /pa55word/, 'it is a table like others');
    client.change(main, 2, { text: named(`smtp_sasl_password_maps = texthash:${etc}/passwd\n`) });
    const shown = await trace(client, main, session);
    assert.doesNotMatch(shown?.text ?? '', /pa55word/);
    assert.match(shown?.text ?? '', /^If texthash:.*\/passwd says/m);
  }));

test('in a workspace that is not trusted no table is read', () =>
  withFolder(false, async (client, main) => {
    const shown = await trace(client, main, stranger);
    assert.doesNotMatch(shown?.text ?? '', /no thanks/);
    assert.match(shown?.text ?? '', /^If texthash:.*\/senders says/m);
  }));

test('what is no session, and what is no file, has no trace', () =>
  withFolder(true, async (client, main) => {
    for (const session of [
      undefined,
      7,
      {},
      { client: 'host' },
      { ...stranger, helo: 7 },
      { ...stranger, to: ['a\r\nDATA'] },
      { ...stranger, to: [null] },
    ])
      assert.equal(await client.connection.sendRequest('postfix/trace', { uri: main, session }), null);
    assert.equal(await trace(client, `${main}.gone`, stranger), null);
    assert.equal(await client.connection.sendRequest('postfix/trace', null), null);
  }));

test('a client that has documents of the server gets a trace as one', async () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'postfix-trace-')));
  writeFileSync(join(folder, 'main.cf'), 'compatibility_level = 3.6\nsmtpd_client_restrictions = reject\n');
  const uri = pathToFileURL(join(folder, 'main.cf')).href;
  const client = await startClient({
    initialize: {
      capabilities: { workspace: { textDocumentContent: {} } },
      initializationOptions: { trusted: true, targetVersion: '3.10' },
    },
    env: { PATH: '/nowhere' },
  });
  try {
    const schemes = client.initialized.capabilities.workspace?.textDocumentContent;
    assert.deepEqual(schemes, { schemes: ['postfix-session'] });
    const ask = (address: string): Promise<{ text: string }> =>
      client.connection.sendRequest('workspace/textDocumentContent', { uri: address });
    const query = encodeURIComponent(JSON.stringify({ uri, session: stranger }));
    const { text } = await ask(`postfix-session:/trace?${query}`);
    assert.equal(text, (await trace(client, uri, stranger))?.text);
    assert.match(text, /554 5\.7\.1/);
    for (const address of ['postfix-session:/trace?{', 'postfix-session:x', `file:///trace?${query}`])
      assert.deepEqual(await ask(address), { text: '' });
    assert.equal(await client.end(), 0);
  } finally {
    client.process.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
});
