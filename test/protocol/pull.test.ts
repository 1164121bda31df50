// Pull diagnostics (LSP 3.17): a client that can ask is not told, and hears nothing twice.
import assert from 'node:assert/strict';
import test from 'node:test';
import type { DocumentDiagnosticReport, InitializeParams } from 'vscode-languageserver-protocol/node';
import { type Client, startClient, within } from './client.ts';

const able = (refreshSupport: boolean, configuration = false): Partial<InitializeParams> => ({
  capabilities: {
    textDocument: { diagnostic: {} },
    workspace: { configuration, ...(refreshSupport ? { diagnostics: { refreshSupport } } : {}) },
  },
});

interface Asker {
  readonly client: Client;
  readonly ask: (uri: string, previousResultId?: string) => Promise<DocumentDiagnosticReport>;
  /** Resolves when the server says that the client is to ask again. */
  readonly refreshed: () => Promise<void>;
  readonly pushed: () => number;
}

async function withAsker(
  options: Parameters<typeof startClient>[0],
  run: (asker: Asker) => Promise<void>,
): Promise<void> {
  const client = await startClient(options);
  let pushed = 0;
  let refreshes = 0;
  let wake: (() => void) | undefined;
  client.connection.onNotification('textDocument/publishDiagnostics', () => {
    pushed++;
  });
  client.connection.onRequest('workspace/diagnostic/refresh', () => {
    refreshes++;
    wake?.();
    return null;
  });
  try {
    await run({
      client,
      pushed: () => pushed,
      ask: (uri, previousResultId) =>
        within(
          `a report of ${uri}`,
          client.connection.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', {
            textDocument: { uri },
            previousResultId,
          }),
        ),
      refreshed: () =>
        within(
          'a refresh',
          new Promise((resolve) => {
            wake = () => {
              refreshes--;
              wake = undefined;
              resolve();
            };
            if (refreshes > 0) wake();
          }),
        ),
    });
    assert.equal(await client.end(), 0, 'it ends with 0');
  } finally {
    client.process.kill('SIGKILL');
  }
}

const codes = (report: DocumentDiagnosticReport): unknown[] =>
  report.kind === 'full' ? report.items.map(({ code }) => code) : [report.kind];

test('a report once, then only what is new, and nothing pushed', () =>
  withAsker({ initialize: able(true) }, async ({ client, ask, pushed }) => {
    const uri = client.open('relay_host = a\nmyhostname = mail.example.com\n');
    const first = await ask(uri);
    assert.deepEqual(codes(first), ['unknown-parameter']);
    assert.equal((await ask(uri, 'another')).kind, 'full', 'a name of ours alone is taken');
    // The value is no finding's: the same report holds for the new text.
    client.change(uri, 2, {
      range: { start: { line: 1, character: 17 }, end: { line: 1, character: 17 } },
      text: '2',
    });
    const same = await ask(uri, first.resultId);
    assert.deepEqual([same.kind, same.resultId], ['unchanged', first.resultId]);
    client.change(uri, 3, {
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
      text: 'smtpd_helo_required = on\n',
    });
    const third = await ask(uri, first.resultId);
    assert.deepEqual(codes(third), ['invalid-boolean', 'unknown-parameter']);
    assert.notEqual(third.resultId, first.resultId);
    // A line above moves a finding, which is news.
    client.change(uri, 4, {
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
      text: '# a comment\n',
    });
    assert.deepEqual(codes(await ask(uri, third.resultId)), ['invalid-boolean', 'unknown-parameter']);
    assert.equal(pushed(), 0);
  }));

test('a client is told to ask again when settings change what there is to tell, and only then', async () => {
  let settings: unknown = {};
  await withAsker(
    { initialize: able(true, true), configuration: () => settings },
    async ({ client, ask, refreshed }) => {
      const uri = client.open('smtpd_helo_required = on\n');
      const first = await ask(uri);
      assert.deepEqual(codes(first), ['invalid-boolean']);
      settings = { rules: { 'invalid-boolean': 'off' } };
      await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
      await refreshed();
      const second = await ask(uri, first.resultId);
      assert.deepEqual(codes(second), []);
      // A rule that says nothing here: no news, so no request; the next one that comes is for the change after it.
      let early = false;
      const next = refreshed().then(() => {
        early = true;
      });
      settings = { rules: { 'invalid-boolean': 'off', 'invalid-time': 'off' } };
      await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
      await new Promise((resolve) => {
        setTimeout(resolve, 300);
      });
      assert.equal(early, false);
      settings = {};
      await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
      await next;
      assert.deepEqual(codes(await ask(uri, second.resultId)), ['invalid-boolean']);
    },
  );
});

test('the first answer knows the settings; a client that never tells them has it all the same', async () => {
  await withAsker(
    { initialize: able(false, true), configuration: () => ({ rules: { 'invalid-boolean': 'off' } }) },
    async ({ client, ask }) => {
      assert.deepEqual(codes(await ask(client.open('smtpd_helo_required = on\n'))), []);
    },
  );
  await withAsker({ initialize: able(false, true), configuration: 'never' }, async ({ client, ask }) => {
    assert.deepEqual(codes(await ask(client.open('smtpd_helo_required = on\n'))), ['invalid-boolean']);
  });
});

test('a master.cf is judged by the main.cf that is open beside it, as it is typed', () =>
  withAsker({ initialize: able(true) }, async ({ client, ask, refreshed }) => {
    const main = client.open('mine = yes\n', { uri: 'file:///nowhere/postfix/main.cf' });
    const master = client.open(
      'smtp inet n - n - - smtpd\n  -o smtpd_helo_required=$mine\n  -o smtpd_reject_unlisted_sender=$other\n',
      { uri: 'file:///nowhere/postfix/master.cf', languageId: 'postfix-master-cf' },
    );
    await ask(main);
    const first = await ask(master);
    assert.deepEqual(codes(first), ['undefined-reference']);
    client.change(main, 2, {
      range: { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } },
      text: 'other = no\n',
    });
    await ask(main);
    await refreshed();
    assert.deepEqual(codes(await ask(master, first.resultId)), []);
  }));

test('an empty report for a file that is not open', () =>
  withAsker({ initialize: able(true) }, async ({ ask }) => {
    assert.deepEqual(await ask('file:///not/open'), { kind: 'full', items: [] });
  }));

test('a report that fills the pipe comes whole, however little of it is new', () =>
  withAsker({ initialize: able(true) }, async ({ client, ask }) => {
    const text = Array.from({ length: 400 }, (_, i) => `own_name_${i} = x\n`).join('');
    const uri = client.open(text);
    let last = await ask(uri);
    for (let i = 0; i < 4; i++) {
      client.change(uri, i + 2, {
        range: { start: { line: 7 * i, character: 3 }, end: { line: 7 * i, character: 3 } },
        text: 's',
      });
      last = await ask(uri, last.resultId);
      assert.equal(last.kind === 'full' && last.items.length, 400);
    }
    const edited = text
      .split('\n')
      .map((line, i) => (i % 7 === 0 && i < 28 ? `owns${line.slice(3)}` : line))
      .join('\n');
    const fresh = await ask(client.open(edited));
    assert.deepEqual(last.kind === 'full' && last.items, fresh.kind === 'full' && fresh.items);
  }));
