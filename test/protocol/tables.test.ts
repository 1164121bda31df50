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
