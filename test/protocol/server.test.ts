import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { pathToFileURL } from 'node:url';
import type { CodeAction, CompletionItem, CompletionList, Hover } from 'vscode-languageserver-protocol/node';
import { type Client, serverPath, startClient, within } from './client.ts';

const at = (uri: string, line: number, character: number): object => ({
  textDocument: { uri },
  position: { line, character },
});

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

test('diagnostics, hover, completion with resolve, quick fix, in one session', () =>
  withClient({}, async (client) => {
    const uri = client.open('myhostname = mail.example.com\nrelay_host = [smtp.example.com]:587\n');
    const [first, ...others] = await client.diagnostics(uri);
    assert.deepEqual(
      [first?.code, first?.source, first?.range, others.length],
      ['unknown-parameter', 'postfix', { start: { line: 1, character: 0 }, end: { line: 1, character: 10 } }, 0],
    );

    const hover = await client.connection.sendRequest<Hover>('textDocument/hover', at(uri, 0, 3));
    assert.match(JSON.stringify(hover.contents), /\*\*myhostname\*\*/);
    // The bundle has these with the prose.
    assert.match(JSON.stringify(hover.contents), /See \[`mydomain`\]/);

    client.change(uri, 2, {
      range: { start: { line: 2, character: 0 }, end: { line: 2, character: 0 } },
      text: 'smtpd_tls_security_level = ',
    });
    const answer = await client.connection.sendRequest<CompletionList | CompletionItem[]>(
      'textDocument/completion',
      at(uri, 2, 27),
    );
    const items = Array.isArray(answer) ? answer : answer.items;
    const may = items.find(({ label }) => label === 'may');
    assert.ok(may && may.documentation === undefined, 'no prose in the list');

    const actions = await client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: first?.range,
      context: { diagnostics: [first] },
    });
    assert.ok(
      actions.some(({ title, isPreferred }) => title.includes('relayhost') && isPreferred),
      actions.map(({ title }) => title).join(', '),
    );
  }));

test('it says what it is, with its version', () =>
  withClient({}, async ({ initialized }) => {
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
      version: string;
    };
    assert.deepEqual(initialized.serverInfo, { name: 'postfix-language-server', version });
  }));

test('the reader’s language, by the client’s locale', () =>
  withClient({ initialize: { locale: 'zh-cn' } }, async (client) => {
    const uri = client.open('smtpd_helo_required = on\n');
    const [first] = await client.diagnostics(uri);
    assert.match(String(first?.message), /[一-鿿]/);
    const hover = await client.connection.sendRequest<Hover>('textDocument/hover', at(uri, 0, 3));
    assert.match(JSON.stringify(hover.contents), /[一-鿿]/);
  }));

test('the reader’s language, by the environment where the client tells none', async () => {
  for (const [env, initialize, chinese] of [
    [{ LC_ALL: 'zh_CN.UTF-8' }, {}, true],
    [{ LC_ALL: '', LC_MESSAGES: '', LANG: 'zh_CN' }, {}, true],
    [{ LC_ALL: '', LC_MESSAGES: 'C', LANG: 'zh_CN' }, {}, false],
    [{ LC_ALL: 'zh_CN.UTF-8' }, { locale: 'en' }, false],
  ] as const) {
    await withClient({ env, initialize }, async (client) => {
      const [first] = await client.diagnostics(client.open('biff = perhaps\n'));
      assert.equal(/[一-鿿]/.test(String(first?.message)), chinese, JSON.stringify(env));
    });
  }
});

test('settings that a client sends without a key leave what initializationOptions say of it', () =>
  withClient(
    {
      initialize: { initializationOptions: { rules: { 'invalid-boolean': 'hint' }, language: 'zh-cn' } },
    },
    async (client) => {
      await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: { postfix: {} } });
      const [first] = await client.diagnostics(client.open('biff = perhaps\n'));
      assert.equal(first?.severity, 4);
      assert.match(String(first?.message), /[一-鿿]/);
      await client.connection.sendNotification('workspace/didChangeConfiguration', {
        settings: { postfix: { language: 'en' } },
      });
      const [next] = await client.diagnostics(client.open('biff = perhaps\n'));
      assert.deepEqual([next?.severity, /[一-鿿]/.test(String(next?.message))], [4, false]);
    },
  ));

test('a locale of any shape', async () => {
  for (const locale of [7, null, {}, '', 'zh_CN.UTF-8'])
    await withClient({ initialize: { locale: locale as string } }, async (client) => {
      const [first] = await client.diagnostics(client.open('relay_host = a\n'));
      assert.equal(/[一-鿿]/.test(String(first?.message)), locale === 'zh_CN.UTF-8');
    });
});

test('settings of any shape, and a client that never answers', async () => {
  const wrong = { targetVersion: 7, rules: ['off'], language: null, inlayHints: 'yes' };
  for (const options of [
    { configuration: (): unknown => wrong },
    { configuration: (): unknown => 'text' },
    { configuration: 'never' as const },
    { initialize: { initializationOptions: [1] } },
  ]) {
    await withClient(options, async (client) => {
      const uri = client.open('smtpd_helo_required = on\n');
      assert.deepEqual(
        (await client.diagnostics(uri)).map(({ code }) => code),
        ['invalid-boolean'],
      );
    });
  }
});

test('a severity, a target release and “off” take effect without a restart', async () => {
  let settings: unknown = { rules: { 'invalid-boolean': 'hint' } };
  await withClient({ configuration: () => settings }, async (client) => {
    const uri = client.open('smtpd_helo_required = on\nsmtp_tls_security_level = may\n');
    const until = async (good: (codes: string[]) => boolean): Promise<void> => {
      const end = Date.now() + 10_000;
      for (;;) {
        const found = (await client.diagnostics(uri)).map(({ code, severity }) => `${String(code)}/${severity}`);
        if (good(found)) return;
        assert.ok(Date.now() < end, found.join(' '));
        await new Promise((resolve) => {
          setTimeout(resolve, 20);
        });
      }
    };
    await until((found) => found.join() === 'invalid-boolean/4');
    settings = { rules: { 'invalid-boolean': 'off' }, targetVersion: '2.1' };
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await until(
      (found) =>
        found.some((one) => one.startsWith('newer-parameter')) &&
        !found.some((one) => one.startsWith('invalid-boolean')),
    );
  });
});

test('junk: bytes of all kinds, a line of 5 MB, edits out of range, an unknown request', () =>
  withClient({}, async (client) => {
    const junk = Array.from({ length: 20_000 }, (_, i) => String.fromCharCode((i * 7919) % 0xffff)).join('');
    for (const text of [
      junk,
      `relayhost = ${'x'.repeat(5 << 20)}\n`,
      `${'a = $b\n'.repeat(200_000)}`,
      '\uFEFFmyhostname = a\r\n\0\uD800 = ${',
      '${'.repeat(100_000),
    ]) {
      const uri = client.open(text);
      await client.diagnostics(uri);
      for (const method of ['hover', 'completion', 'definition', 'documentHighlight'])
        await client.connection.sendRequest(`textDocument/${method}`, at(uri, 3, 7));
      for (const method of ['documentSymbol', 'foldingRange', 'documentLink', 'semanticTokens/full'])
        await client.connection.sendRequest(`textDocument/${method}`, { textDocument: { uri } });
      client.change(uri, 2, {
        range: { start: { line: 1e9, character: 5 }, end: { line: 0, character: 1e9 } },
        text: 'b = c',
      });
      await client.diagnostics(uri, 2);
      await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
    }
    await assert.rejects(Promise.resolve(client.connection.sendRequest('postfix/nothing', {})), /Unhandled method/);
    assert.equal(await client.connection.sendRequest('textDocument/hover', at('file:///never/opened', 0, 0)), null);
    assert.deepEqual(
      client.log.filter((line) => /error|throw/i.test(line)),
      [],
      'nothing went wrong on the way',
    );
  }));

test('the services of a master.cf beside the file count; the file may go while it is open', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'postfix-config-'));
  try {
    writeFileSync(join(folder, 'master.cf'), 'bulk unix - - n - - smtp\n');
    writeFileSync(join(folder, 'main.cf'), '');
    await withClient({}, async (client) => {
      const uri = client.open('bulk_destination_concurrency_limit = 2\nslow_destination_concurrency_limit = 2\n', {
        uri: pathToFileURL(join(folder, 'main.cf')).href,
      });
      const flagged = async (version: number): Promise<number[]> =>
        (await client.diagnostics(uri, version)).map(({ range }) => range.start.line);
      const end = Date.now() + 10_000;
      while ((await flagged(1)).join() !== '1' && Date.now() < end)
        await new Promise((resolve) => {
          setTimeout(resolve, 20);
        });
      assert.deepEqual(await flagged(1), [1]);
      rmSync(folder, { recursive: true });
      client.change(uri, 2, { range: { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } }, text: '' });
      assert.deepEqual(await flagged(2), [0]);
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('master.cf has answers of its own, and shares names with the main.cf beside it, open or not', () =>
  withClient({}, async (client) => {
    const folder = 'file:///srv/mail/';
    const main = client.open('content_filter = scan:\nour_port = 10025\n', { uri: `${folder}main.cf` });
    const master = client.open(
      'scan unix - - n - 10 smtp\n  -o smtp_send_xforward_command=yess\n  -o smtp_bind_address=$our_port\n',
      { uri: `${folder}master.cf`, languageId: 'postfix-master-cf' },
    );
    assert.deepEqual(
      (await client.diagnostics(master)).map(({ code }) => code),
      ['invalid-boolean'],
    );
    assert.deepEqual(await client.diagnostics(main), [], 'our_port is used');
    const hover = await client.connection.sendRequest<Hover>('textDocument/hover', at(master, 1, 8));
    assert.match(JSON.stringify(hover.contents), /\*\*smtp_send_xforward_command\*\*/);
    const definition = await client.connection.sendRequest<{ uri: string }[]>(
      'textDocument/definition',
      at(main, 0, 19),
    );
    assert.deepEqual(
      definition.map(({ uri }) => uri),
      [master],
    );
    const edit = await client.connection.sendRequest<{ changes: Record<string, unknown[]> }>('textDocument/rename', {
      ...at(main, 0, 19),
      newName: 'filter',
    });
    assert.deepEqual(Object.keys(edit.changes).sort(), [main, master]);
    for (const method of ['documentSymbol', 'foldingRange', 'documentLink', 'semanticTokens/full', 'formatting']) {
      assert.ok(
        await client.connection.sendRequest(`textDocument/${method}`, {
          textDocument: { uri: master },
          options: { tabSize: 8, insertSpaces: true },
        }),
        method,
      );
    }
    // Without the service the transport is missing: main.cf is judged again.
    client.change(master, 2, { text: 'other unix - - n - 10 smtp\n' });
    const end = Date.now() + 10_000;
    while (!(await client.diagnostics(main)).some(({ code }) => code === 'missing-service') && Date.now() < end)
      await new Promise((resolve) => {
        setTimeout(resolve, 20);
      });
    assert.ok((await client.diagnostics(main)).some(({ code }) => code === 'missing-service'));
  }));

test('started by hand it says what it is', () => {
  const run = (...words: string[]): string =>
    execFileSync(process.execPath, [serverPath, ...words], { encoding: 'utf8' });
  assert.match(run('--version'), /^\d+\.\d+\.\d+\n$/);
  assert.match(run('--help'), /--stdio/);
});

test('a client that goes away ends it: with 1, unless it said so before', async () => {
  for (const [said, expected] of [
    [false, 1],
    [true, 0],
  ] as const) {
    const client = await startClient();
    const code = new Promise((resolve) => {
      client.process.once('exit', resolve);
    });
    if (said) await client.connection.sendRequest('shutdown');
    client.process.stdin?.end();
    assert.equal(await within('the end', code), expected);
  }
});
