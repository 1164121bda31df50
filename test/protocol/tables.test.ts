import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import test from 'node:test';
import { pathToFileURL } from 'node:url';
import type { DocumentLink, DocumentSymbol } from 'vscode-languageserver-protocol/node';
import { type Client, startClient } from './client.ts';

/** Files in a folder, and a client that trusts it or does not. */
async function withFiles(
  files: Readonly<Record<string, string>>,
  run: (client: Client, uriOf: (name: string) => string) => Promise<void>,
  trusted = true,
): Promise<void> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'postfix-tables-')));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const client = await startClient({
    initialize: { initializationOptions: { trusted, targetVersion: '3.10' } },
    env: { PATH: '/nowhere' },
  });
  try {
    await run(client, (name) => pathToFileURL(join(folder, name)).href);
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

const symbols = async ({ connection }: Client, uri: string): Promise<string[]> =>
  ((await connection.sendRequest('textDocument/documentSymbol', { textDocument: { uri } })) as DocumentSymbol[]).map(
    ({ name, detail }) => `${name} → ${String(detail)}`,
  );

const main = 'header_checks = pcre:/etc/postfix/maps/headers\ntransport_maps = hash:/etc/postfix/way\n';
const headers = '/^X-A: (b c)/ REJECT\nkey value\n';

test('a table in a folder below has the language that the main.cf above it says', () =>
  withFiles({ 'main.cf': main, 'maps/headers': headers }, async (client, uriOf) => {
    const uri = client.open(headers, { uri: uriOf('maps/headers'), languageId: 'postfix-table' });
    await client.diagnostics(uri);
    // As a table of keys the pattern would end at the first blank.
    assert.deepEqual(await symbols(client, uri), ['/^X-A: (b c)/ → REJECT']);
  }));

test('a table that was open before its main.cf, and a client that does not know its language', () =>
  withFiles({}, async (client, uriOf) => {
    const early = client.open(headers, { uri: uriOf('maps/headers'), languageId: 'postfix-table' });
    await client.diagnostics(early);
    assert.deepEqual(await symbols(client, early), ['/^X-A: → (b c)/ REJECT', 'key → value']);
    const mainUri = client.open(main, { uri: uriOf('main.cf') });
    await client.diagnostics(mainUri);
    assert.deepEqual(await symbols(client, early), ['/^X-A: (b c)/ → REJECT']);
    const late = client.open('a smtp:b\n', { uri: uriOf('way'), languageId: 'conf' });
    await client.diagnostics(late);
    assert.deepEqual(await symbols(client, late), ['a → smtp:b']);
    // An edit of main.cf gives it another language.
    client.change(mainUri, 2, { text: main.replace('pcre:', 'hash:') });
    await client.diagnostics(mainUri, 2);
    assert.deepEqual(await symbols(client, early), ['/^X-A: → (b c)/ REJECT', 'key → value']);
    client.change(early, 2, {
      range: { start: { line: 1, character: 0 }, end: { line: 1, character: 3 } },
      text: 'other',
    });
    assert.deepEqual(await symbols(client, early), ['/^X-A: → (b c)/ REJECT', 'other → value']);
  }));

test('a link leads to the file beside main.cf, in a checkout', () =>
  withFiles({ 'main.cf': main }, async (client, uriOf) => {
    const uri = client.open(main, { uri: uriOf('main.cf') });
    const links = (await client.connection.sendRequest('textDocument/documentLink', {
      textDocument: { uri },
    })) as DocumentLink[];
    assert.deepEqual(
      links.map(({ target }) => target),
      [uriOf('maps/headers'), uriOf('way')],
    );
  }));

interface Shown {
  readonly text: string;
  readonly links: readonly { readonly target: string }[];
}
const lookUp = ({ connection }: Client, params: object): Promise<Shown | null> =>
  connection.sendRequest('postfix/lookup', params);

const asked = `transport_maps = texthash:/etc/postfix/way, pcre:/etc/postfix/late
smtp_sasl_password_maps = texthash:/etc/postfix/passwords
header_checks = pcre:/etc/postfix/headers
`;
const refused = 'regular expression substitution is not allowed: skipping this rule';
const askedFiles = {
  'main.cf': asked,
  'master.cf': 'smtp inet n - n - - smtpd\nsmtp unix - - n - - smtp\n',
  way: '# ways\n.example.com smtp:[first]\n',
  late: '/(example)/ smtp:[$1]\n/zzz/ smtp:[late]\n',
  passwords: '[relay.test] user:s3cret\n',
  headers: '/^Subject: (.*) pills/ REJECT no $1\n',
};

test('a key is asked as postmap -q asks and as the daemon does, with links to the lines', () =>
  withFiles(askedFiles, async (client, uriOf) => {
    const uri = client.open(asked, { uri: uriOf('main.cf') });
    await client.diagnostics(uri);
    const shown = await lookUp(client, { uri, role: 'transport_maps', key: 'a@b.example.com' });
    assert.equal(
      shown?.text,
      `# "a@b.example.com" for transport_maps, as in Postfix 3.10

trivial-rewrite gets: smtp:[first]

"a@b.example.com"
  texthash:/etc/postfix/way -> not found
  pcre:/etc/postfix/late -> not found
"b.example.com"
  texthash:/etc/postfix/way -> not found
".example.com"
  texthash:/etc/postfix/way -> smtp:[first] (/etc/postfix/way:2)
trivial-rewrite: warning: pcre map /etc/postfix/late, line 1: ${refused}

postmap -q "a@b.example.com"
  texthash:/etc/postfix/way -> not found
  pcre:/etc/postfix/late -> smtp:[example] (/etc/postfix/late:1)
`,
    );
    assert.deepEqual(
      shown.links.map(({ target }) => target),
      [`${uriOf('way')}#L2`, `${uriOf('late')}#L1`],
    );
    // A table is asked in its roles, and as it is in the editor.
    const table = client.open('/^Subject: (.*) pills/ DISCARD $1\n', {
      uri: uriOf('headers'),
      languageId: 'postfix-pcre',
    });
    await client.diagnostics(table);
    const own = await lookUp(client, { uri: table, key: 'Subject: good pills' });
    assert.match(own?.text ?? '', /cleanup gets: DISCARD good\n/);
    assert.equal(await lookUp(client, { uri, key: 'x' }), null, 'of which parameter?');
    assert.equal(await lookUp(client, { uri: uriOf('nowhere'), key: 'x' }), null);
  }));

test('a password is shown to nobody, and an untrusted workspace reads no table', async () => {
  await withFiles(askedFiles, async (client, uriOf) => {
    const uri = client.open(asked, { uri: uriOf('main.cf') });
    const shown = await lookUp(client, { uri, role: 'smtp_sasl_password_maps', key: '[relay.test]' });
    assert.match(shown?.text ?? '', /the value is a password/);
    assert.doesNotMatch(JSON.stringify(shown), /s3cret/);
  });
  await withFiles(
    askedFiles,
    async (client, uriOf) => {
      const uri = client.open(asked, { uri: uriOf('main.cf') });
      const shown = await lookUp(client, { uri, role: 'transport_maps', key: 'a@b.example.com' });
      assert.match(shown?.text ?? '', /trivial-rewrite gets: unknown: .* cannot be read/);
    },
    false,
  );
});

test('a client is told the language of the files that an instance names, and shows lenses', () =>
  withFiles(askedFiles, async (client, uriOf) => {
    const told = new Promise<{ files: { uri: string; languageId: string }[] }>((resolve) => {
      client.connection.onNotification('postfix/languages', resolve);
    });
    client.open(asked, { uri: uriOf('main.cf') });
    assert.deepEqual((await told).files, [
      { uri: uriOf('way'), languageId: 'postfix-table' },
      { uri: uriOf('late'), languageId: 'postfix-pcre' },
      { uri: uriOf('passwords'), languageId: 'postfix-table' },
      { uri: uriOf('headers'), languageId: 'postfix-pcre' },
    ]);
    const uri = client.open(askedFiles.way, { uri: uriOf('way'), languageId: 'postfix-table' });
    await client.diagnostics(uri);
    const lenses = (await client.connection.sendRequest('textDocument/codeLens', { textDocument: { uri } })) as {
      command: { title: string };
    }[];
    assert.deepEqual(
      lenses.map(({ command }) => command.title),
      ['read by transport_maps (main.cf:1)'],
    );
  }));

test('a setting says where the files of a folder are once they are installed', async () => {
  const text = 'header_checks = pcre:/srv/mail/conf/headers\n';
  const client = await startClient({
    initialize: { initializationOptions: { targetVersion: '3.10', configDirectory: '/srv/mail/conf/' } },
  });
  try {
    const uri = client.open(text, { uri: 'file:///home/me/repo/main.cf' });
    await client.diagnostics(uri);
    const links = (await client.connection.sendRequest('textDocument/documentLink', {
      textDocument: { uri },
    })) as DocumentLink[];
    assert.deepEqual(
      links.map(({ target }) => target),
      ['file:///home/me/repo/headers'],
    );
    assert.equal(await client.end(), 0);
  } finally {
    client.process.kill('SIGKILL');
  }
});
