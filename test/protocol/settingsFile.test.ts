import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import test from 'node:test';
import { pathToFileURL } from 'node:url';
import type { CompletionItem, CompletionList, Diagnostic } from 'vscode-languageserver-protocol/node';
import { type Client, startClient } from './client.ts';

interface Place {
  readonly client: Client;
  readonly write: (name: string, text: string) => string;
  readonly remove: (name: string) => Promise<void>;
  readonly changed: (name: string) => Promise<void>;
}

async function inWorkspace(
  files: Readonly<Record<string, string>>,
  settings: object,
  run: (place: Place) => Promise<void>,
): Promise<void> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'postfix-settings-')));
  const uriOf = (name: string): string => pathToFileURL(join(root, name)).href;
  const write = (name: string, text: string): string => {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
    return uriOf(name);
  };
  for (const [name, text] of Object.entries(files)) write(name, text);
  const client = await startClient({
    configuration: () => settings,
    initialize: {
      workspaceFolders: [{ uri: uriOf('w'), name: 'w' }],
      capabilities: {
        workspace: {
          configuration: true,
          workspaceFolders: true,
          didChangeConfiguration: { dynamicRegistration: true },
        },
      },
    },
  });
  const changed = (name: string): Promise<void> =>
    client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: uriOf(name), type: 2 }],
    });
  try {
    await run({
      client,
      write,
      changed,
      remove: (name) => {
        rmSync(join(root, name));
        return changed(name);
      },
    });
    assert.equal(await client.end(), 0);
    assert.deepEqual(
      client.log.filter((line) => /error|throw/i.test(line)),
      [],
    );
  } finally {
    client.process.kill('SIGKILL');
    rmSync(root, { recursive: true, force: true });
  }
}

const shown = (found: readonly Diagnostic[]): string =>
  found
    .map(({ severity, code, message }) => (code === undefined ? String(message) : `${severity ?? 0} ${code}`))
    .join(', ');

/** Waits until the diagnostics are these. */
async function until(client: Client, uri: string, wanted: string | RegExp): Promise<void> {
  const end = Date.now() + 15_000;
  for (;;) {
    const found = shown(await client.diagnostics(uri, 0));
    if (typeof wanted === 'string' ? found === wanted : wanted.test(found)) return;
    assert.ok(Date.now() < end, `“${found}” instead of ${String(wanted)}`);
    await new Promise((resolve) => {
      setTimeout(resolve, 20);
    });
  }
}

const text = 'smtp_tls_connection_reuse = yes\nbiff = true\nno_such = 1\n';

test('severities, target and language of the nearest file over those of the client, and as they change', () =>
  inWorkspace(
    {
      '.postfix-lint.json': '{ "rules": { "no": 1 } }',
      'w/.postfix-lint.json': '{ "rules": { "unknown-parameter": "hint" }, "targetVersion": "3.3" }',
    },
    { targetVersion: '3.9', rules: { 'unknown-parameter': 'off', 'invalid-boolean': 'warning' } },
    async ({ client, write, remove, changed }) => {
      const uri = client.open(text, { uri: write('w/etc/main.cf', text) });
      await until(client, uri, '2 newer-parameter, 2 invalid-boolean, 4 unknown-parameter');
      const nearer = write(
        'w/etc/.postfix-lint.json',
        '{ "language": "zh-cn", "rules": { "invalid-boolean": "off" } }',
      );
      await changed('w/etc/.postfix-lint.json');
      await until(client, uri, '');
      write('w/etc/.postfix-lint.json', '{ "targetVersion": "3.3" }');
      await changed('w/etc/.postfix-lint.json');
      await until(client, uri, '2 newer-parameter, 2 invalid-boolean');
      write('w/etc/.postfix-lint.json', '{ "targetVersion": "x", "rules": { "invalid-boolean": "off" } }');
      await changed('w/etc/.postfix-lint.json');
      await until(client, nearer, /^"x" is not a valid value for "targetVersion"/);
      await until(client, uri, '');
      write('w/etc/.postfix-lint.json', '{');
      await changed('w/etc/.postfix-lint.json');
      await until(client, nearer, /not valid JSON/);
      await until(client, uri, '2 invalid-boolean');
      await remove('w/etc/.postfix-lint.json');
      await until(client, nearer, '');
      await until(client, uri, '2 newer-parameter, 2 invalid-boolean, 4 unknown-parameter');
      // A master.cf is judged by it too.
      const master = client.open('smtp inet n - y - - smtpd\n  -o no_such=1\n', {
        uri: write('w/etc/master.cf', ''),
        languageId: 'postfix-master-cf',
      });
      await until(client, master, /^4 unknown-parameter$/);
    },
  ));

test('outside of the workspace only the file’s own folder counts, until it is a folder of the workspace', () =>
  inWorkspace(
    { 'other/.postfix-lint.json': '{ "rules": { "unknown-parameter": "off", "invalid-boolean": "off" } }' },
    {},
    async ({ client, write }) => {
      const uri = client.open(text, { uri: write('other/etc/main.cf', text) });
      await until(client, uri, /invalid-boolean/);
      const beside = client.open(text, { uri: write('other/main.cf', text) });
      await until(client, beside, '');
      await client.connection
        .sendNotification('workspace/didChangeWorkspaceFolders', {
          event: { added: [{ uri: uri.replace('/etc/main.cf', ''), name: 'other' }], removed: [] },
        })
        .catch(() => {});
      await until(client, uri, '');
    },
  ));

test('a completion item is resolved by the settings of the file that it was offered in, not of the last asked', () =>
  inWorkspace(
    {
      'w/old/.postfix-lint.json': '{ "targetVersion": "3.10" }',
      'w/new/.postfix-lint.json': '{ "targetVersion": "3.11", "language": "zh-cn" }',
    },
    {},
    async ({ client, write }) => {
      const [old, recent] = ['w/old/main.cf', 'w/new/main.cf'].map((name) =>
        client.open('no_such = 1\n', { uri: write(name, '') }),
      );
      assert.ok(old && recent);
      await until(client, recent, /\d unknown-parameter/);
      const itemIn = async (uri: string): Promise<CompletionItem> => {
        const params = { textDocument: { uri }, position: { line: 0, character: 0 } };
        const { items } = await client.connection.sendRequest<CompletionList>('textDocument/completion', params);
        return items.find(({ label }) => label === 'lmtp_cname_overrides_servername') ?? assert.fail('not offered');
      };
      const resolved = async (item: CompletionItem): Promise<string> => {
        const { documentation } = await client.connection.sendRequest<CompletionItem>('completionItem/resolve', item);
        return (documentation as { value: string }).value;
      };
      // The settings files are read in the background.
      const end = Date.now() + 15_000;
      while ((await itemIn(recent)).tags === undefined && Date.now() < end)
        await new Promise((resolve) => {
          setTimeout(resolve, 20);
        });
      const [ofOld, ofRecent] = [await itemIn(old), await itemIn(recent)];
      assert.deepEqual([ofOld.tags, ofRecent.tags], [undefined, [1]], 'deprecated since 3.11');
      const texts = [await resolved(ofOld), await resolved(ofRecent), await resolved(ofOld)];
      assert.deepEqual(
        texts.map((one) => /[\u4e00-\u9fff]/.test(one)),
        [false, true, false],
      );
      assert.deepEqual(
        texts.map((one) => /deprecated|弃用/.test(one)),
        [false, true, false],
      );
    },
  ));
