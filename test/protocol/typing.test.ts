// An empty value that is being typed is no mistake yet; it is one as soon as the person goes on elsewhere, or saves.
import assert from 'node:assert/strict';
import test from 'node:test';
import type { Diagnostic } from 'vscode-languageserver-protocol/node';
import { type Client, startClient } from './client.ts';

const codes = (found: readonly Diagnostic[]): string =>
  found.map(({ code, range }) => `${range.start.line} ${String(code)}`).join(', ');
const insertion = (line: number, character: number, text: string): object => ({
  range: { start: { line, character }, end: { line, character } },
  text,
});

async function withClient(run: (client: Client) => Promise<void>): Promise<void> {
  const client = await startClient();
  try {
    await run(client);
    assert.equal(await client.end(), 0);
  } finally {
    client.process.kill('SIGKILL');
  }
}

test('an empty value that is being typed', () =>
  withClient(async (client) => {
    const uri = client.open('myhostname = a.example.com\nsmtpd_helo_required');
    await client.diagnostics(uri);
    const after = async (version: number, ...changes: object[]): Promise<string> => {
      client.change(uri, version, ...changes);
      return codes(await client.diagnostics(uri, version));
    };
    assert.equal(await after(2, insertion(1, 19, ' = ')), '');
    assert.equal(await after(3, insertion(1, 22, '\n')), '1 invalid-boolean', 'the line is left');
    assert.equal(await after(4, insertion(2, 0, '  ')), '', 'a line that will continue it');
    assert.equal(await after(5, insertion(0, 10, ' ')), '1 invalid-boolean', 'another line is edited');
  }));

test('names are judged all the same, and saving ends it', () =>
  withClient(async (client) => {
    const uri = client.open('smtpd_helo_required');
    await client.diagnostics(uri);
    client.change(uri, 2, insertion(0, 19, ' = '));
    assert.equal(codes(await client.diagnostics(uri, 2)), '');
    await client.connection.sendNotification('textDocument/didSave', { textDocument: { uri } });
    const end = Date.now() + 10_000;
    while (codes(await client.diagnostics(uri, 2)) === '') {
      assert.ok(Date.now() < end, 'saving tells');
      await new Promise((resolve) => {
        setTimeout(resolve, 20);
      });
    }
    const other = client.open('smtpd_helo_requird');
    await client.diagnostics(other);
    client.change(other, 2, insertion(0, 18, ' = '));
    assert.equal(codes(await client.diagnostics(other, 2)), '0 unknown-parameter');
  }));

test('presets in the reader’s language, the text of each file as a snippet', async () => {
  for (const [locale, title] of [
    ['en', /^Null client/],
    ['zh-cn', /^空客户端/],
  ] as const) {
    const client = await startClient({ initialize: { locale } });
    const all = await client.connection.sendRequest<{ id: string; title: string; main?: string }[]>(
      'postfix/presets',
      {},
    );
    assert.equal(all[0]?.id, 'null-client');
    assert.match(all[0]?.title ?? '', title);
    assert.match(all[0]?.main ?? '', /^# .*\n(?:# .*\n)?myhostname = \$\{1:/);
    await client.end();
  }
});
