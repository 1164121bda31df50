// By what a file is judged: the settings file, the setting, the installed Postfix for what it reads,
// else the newest stable.
import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import test from 'node:test';
import { pathToFileURL } from 'node:url';
import type { FileStatus } from '../../server/src/lsp/fileStatus.ts';
import { knowledge } from '../../server/src/facts/knowledge.ts';
import { type Client, startClient, within } from './client.ts';

interface Place {
  readonly folder: string;
  readonly client: Client;
  readonly status: (name: string) => Promise<FileStatus>;
  readonly write: (name: string, text: string) => void;
}

/** A server for a folder with an `etc` that a Postfix 3.3.1 reads. */
async function inFolder(
  options: { readonly trusted?: boolean; readonly configuration?: () => unknown },
  run: (place: Place) => Promise<void>,
): Promise<void> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'postfix-status-')));
  const write = (name: string, text: string): void => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  };
  write(
    'bin/postconf',
    `#!/bin/sh\ncase "$1" in -d) printf '%s\\n' 3.3.1 '${folder}/etc' ;; *) printf '\\n\\n' ;; esac\n`,
  );
  chmodSync(join(folder, 'bin', 'postconf'), 0o755);
  const client = await startClient({
    env: { PATH: `${folder}/bin:${process.env['PATH'] ?? ''}` },
    initialize: {
      initializationOptions: { trusted: options.trusted ?? true },
      workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'w' }],
    },
    ...(options.configuration ? { configuration: options.configuration } : {}),
  });
  const uriOf = (name: string): string => pathToFileURL(join(folder, name)).href;
  try {
    await run({
      folder,
      client,
      write,
      async status(name) {
        const uri = uriOf(name);
        client.open('', { uri });
        await client.diagnostics(uri);
        return client.connection.sendRequest('postfix/status', { uri });
      },
    });
    assert.equal(await client.end(), 0);
  } finally {
    client.process.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
}

const told = ({ release, source, looksAt }: FileStatus): unknown[] => [release, source, looksAt];
const newest = knowledge.newestStable;

test('the installed release counts for the configuration that it reads; for any other it is offered', () =>
  inFolder({}, async ({ status, client }) => {
    const live = await status('etc/main.cf');
    assert.deepEqual(told(live), ['3.3.1', 'installed', 'live']);
    assert.equal(live.patchLevel, '3.3.1');
    const checkout = await status('checkout/main.cf');
    assert.deepEqual([...told(checkout), checkout.installed], [newest, 'newest', 'folder', '3.3.1']);
    assert.deepEqual(told(await status('etc/main.cf.bak')), [newest, 'newest', 'copy']);
    assert.deepEqual(
      checkout.releases.map(({ release }) => release),
      knowledge.releases.toReversed(),
    );
    const elsewhere = 'vscode-vfs://github/someone/mail/main.cf';
    client.open('', { uri: elsewhere });
    const remote = await client.connection.sendRequest<FileStatus>('postfix/status', { uri: elsewhere });
    assert.deepEqual(told(remote), [newest, 'newest', 'elsewhere']);
    assert.equal(await client.connection.sendRequest('postfix/status', {}), null);
  }));

test('without trust nothing is asked', () =>
  inFolder({ trusted: false }, async ({ status, client, folder }) => {
    const before = await status('etc/main.cf');
    assert.deepEqual([...told(before), before.installed], [newest, 'newest', 'untrusted', undefined]);
    const uri = pathToFileURL(join(folder, 'etc/main.cf')).href;
    const news = new Promise<void>((resolve) => {
      client.connection.onNotification('postfix/statusChanged', (params: { uri: string }) => {
        if (params.uri === uri) resolve();
      });
    });
    await client.connection.sendNotification('postfix/trusted');
    await within('the news', news);
    assert.deepEqual(told(await client.connection.sendRequest('postfix/status', { uri })), [
      '3.3.1',
      'installed',
      'live',
    ]);
  }));

test('the settings file goes before the setting, and the setting before the installed one', () =>
  inFolder({ configuration: () => ({ targetVersion: '3.9' }) }, async ({ status, write, folder }) => {
    write('a/.postfix-lint.json', '{ "targetVersion": "3.7.11" }');
    write('b/.postfix-lint.json', '{ "rules": {} }');
    const [a, b] = [await status('a/main.cf'), await status('b/main.cf')];
    assert.deepEqual([...told(a), a.patchLevel], ['3.7.11', 'settingsFile', 'folder', '3.7.11']);
    assert.equal(a.settingsFile, pathToFileURL(join(folder, 'a/.postfix-lint.json')).href);
    assert.deepEqual([...told(b), b.patchLevel], ['3.9', 'setting', 'folder', knowledge.newestPatch['3.9']]);
    assert.deepEqual(told(await status('etc/main.cf')), ['3.9', 'setting', 'live']);
  }));

test('an unknown release is an error that lists what there is, said once', () =>
  inFolder({ configuration: () => ({ targetVersion: '99.99' }) }, async ({ status, client }) => {
    const shown: { type: number; message: string }[] = [];
    client.connection.onNotification('window/showMessage', (message: { type: number; message: string }) => {
      shown.push(message);
    });
    const found = await status('checkout/main.cf');
    assert.deepEqual([...told(found), found.unknownRelease], [newest, 'newest', 'folder', '99.99']);
    await status('other/main.cf');
    assert.equal(shown.length, 1);
    assert.equal(shown[0]?.type, 1);
    assert.match(shown[0]?.message ?? '', /^"99\.99" is not a valid value for postfix\.targetVersion.*3\.7, 3\.6/);
  }));
