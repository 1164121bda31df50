// What clients other than VS Code do, as their `initialize` and their notifications were seen.
import assert from 'node:assert/strict';
import test from 'node:test';
import type { CompletionItem, CompletionList, Diagnostic, Hover } from 'vscode-languageserver-protocol/node';
import { type Client, startClient, within } from './client.ts';

async function withClient(
  options: Parameters<typeof startClient>[0],
  run: (client: Client) => Promise<void>,
): Promise<void> {
  const client = await startClient(options);
  try {
    await run(client);
    assert.equal(await client.end(), 0, 'it ends with 0');
  } finally {
    client.process.kill('SIGKILL');
  }
}
const codes = (found: readonly Diagnostic[]): unknown[] => found.map(({ code }) => code);
const asks = { initialize: { capabilities: { textDocument: { diagnostic: {} } } } };

test('a client that says that it asks for diagnostics and never does is told them', () =>
  withClient(asks, async (client) => {
    const uri = client.open('relay_host = a\n');
    assert.deepEqual(codes(await client.diagnostics(uri)), ['unknown-parameter']);
    client.change(uri, 2, { text: 'biff = perhaps\n' });
    assert.deepEqual(codes(await client.diagnostics(uri, 2)), ['invalid-boolean']);
  }));

test('once it asks, what it was told is taken back, and it is told nothing more', () =>
  withClient(asks, async (client) => {
    const uri = client.open('relay_host = a\n');
    await client.diagnostics(uri);
    const told: Diagnostic[][] = [];
    const emptied = new Promise<void>((resolve) => {
      client.connection.onNotification(
        'textDocument/publishDiagnostics',
        ({ diagnostics }: { diagnostics: Diagnostic[] }) => {
          told.push(diagnostics);
          resolve();
        },
      );
    });
    const ask = (): Promise<{ items: Diagnostic[] }> =>
      client.connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } });
    assert.deepEqual(codes((await ask()).items), ['unknown-parameter']);
    await within('the empty report', emptied);
    client.change(uri, 2, { text: 'biff = perhaps\n' });
    assert.deepEqual(codes((await ask()).items), ['invalid-boolean']);
    const other = client.open('biff = perhaps\n');
    await new Promise((resolve) => {
      setTimeout(resolve, 1500);
    });
    await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri: other } });
    await ask();
    assert.deepEqual(told, [[]]);
  }));

test('a master.cf is known by its name, whatever a client calls its language', () =>
  withClient({}, async (client) => {
    const names = [
      'master.cf',
      'master.cf.proto',
      'master.cf.dpkg-new',
      'master.cf.dpkg-old',
      'master.cf.rpmnew',
      'master.cf.orig',
      'master.cf~',
      '%23master.cf%23',
      'master.cf-2024',
      'postfix-master.cf',
      '0027.master.cf',
    ];
    const ids = ['pfmain', 'pfmaster', 'conf', 'postfix', 'cfg', 'proto', 'toml', ''];
    let count = 0;
    for (const name of names)
      for (const languageId of ids) {
        const uri = `file:///nowhere/${++count}/${name}`;
        client.open('smtp inet n - n - - smtpdd\n', { uri, languageId });
        const about = `${name} as ${languageId}`;
        assert.ok(codes(await client.diagnostics(uri)).includes('unknown-daemon'), about);
      }
    // One language for all files that end in .cf.
    for (const [name, languageId, expected] of [
      ['master.cf', 'postfix-main-cf', 'unknown-daemon'],
      ['main.cf', 'postfix-master-cf', 'missing-equals'],
      ['webmaster.cf', 'conf', 'missing-equals'],
      ['any.txt', 'postfix-master-cf', 'unknown-daemon'],
      ['master.cf.notes', 'postfix-main-cf', 'missing-equals'],
    ] as const) {
      const uri = `file:///nowhere/${++count}/${name}`;
      client.open('smtp inet n - n - - smtpdd\n', { uri, languageId });
      const found = codes(await client.diagnostics(uri));
      assert.ok(found.includes(expected), `${name} as ${languageId}: ${found.join()}`);
    }
  }));

test('a client that shows plain text gets no mark of Markdown: every hover and every documentation', () =>
  withClient(
    {
      initialize: {
        capabilities: {
          textDocument: {
            hover: { contentFormat: ['plaintext'] },
            completion: { completionItem: { documentationFormat: ['plaintext'] } },
          },
        },
      },
    },
    async (client) => {
      const mark = /```|\*\*|\]\(|&nbsp;|<br|^#+ |^[-*] .*\*\*/m;
      const uri = client.open(
        'my = $mydomain\nsmtpd_recipient_restrictions = check_client_access hash:/etc/a, reject\n',
      );
      const ask = <T>(method: string, line: number, character: number): Promise<T> =>
        client.connection.sendRequest<T>(`textDocument/${method}`, {
          textDocument: { uri },
          position: { line, character },
        });
      for (const character of [3, 32, 55, 70]) {
        const { contents } = await ask<Hover>('hover', 1, character);
        const { kind, value } = contents as { kind: string; value: string };
        assert.equal(kind, 'plaintext');
        assert.doesNotMatch(value, mark);
      }
      for (const [line, character] of [
        [0, 0],
        [0, 6],
        [1, 31],
        [1, 51],
      ] as const) {
        const answer = await ask<CompletionList>('completion', line, character);
        assert.ok(answer.items.length > 10);
        const some = answer.items.filter((_, i) => i % 41 === 0);
        for (const item of some) {
          const resolved = await client.connection.sendRequest<CompletionItem>('completionItem/resolve', item);
          const { documentation } = resolved;
          if (documentation === undefined) continue;
          assert.ok(typeof documentation === 'object', item.label);
          assert.equal(documentation.kind, 'plaintext');
          assert.doesNotMatch(documentation.value, mark, item.label);
        }
      }
    },
  ));

test('two files of one folder are told of when there is news, not for ever', () =>
  withClient({}, async (client) => {
    const main = client.open('biff = perhaps\n', { uri: 'file:///nowhere/postfix/main.cf' });
    const master = client.open('smtp inet n - n - - smtpdd\n', { uri: 'file:///nowhere/postfix/master.cf' });
    await client.diagnostics(main);
    await client.diagnostics(master);
    let reports = 0;
    client.connection.onNotification('textDocument/publishDiagnostics', () => {
      reports++;
    });
    client.change(main, 2, { text: 'biff = maybe\n' });
    await new Promise((resolve) => {
      setTimeout(resolve, 1000);
    });
    assert.ok(reports > 0 && reports < 5, String(reports));
  }));
