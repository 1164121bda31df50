import assert from 'node:assert/strict';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import test from 'node:test';
import { pathToFileURL } from 'node:url';
import type { CompletionList, Diagnostic, RegistrationParams } from 'vscode-languageserver-protocol/node';
import { createLocalMachine } from '../../server/src/lsp/machine.ts';
import { type Client, startClient } from './client.ts';

const trusted = { initializationOptions: { trusted: true } };
/**
 * Where no Postfix is, so that the one of the machine that runs
 * the tests does not count; nodeHost.ts looks in /usr/sbin too.
 */
const noPostfix = (folder: string): Record<string, string> => fakePostfix(folder, { version: '', folder: '' });

type Options = Parameters<typeof startClient>[0];

async function inFolder(
  files: Readonly<Record<string, string>>,
  run: (folder: string) => Promise<void>,
): Promise<void> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'postfix-files-')));
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    await run(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function withClient(options: Options, run: (client: Client) => Promise<void>): Promise<void> {
  const client = await startClient(options);
  try {
    await run(client);
    assert.equal(await client.end(), 0);
    assert.deepEqual(
      client.log.filter((line) => /error|throw/i.test(line)),
      [],
    );
  } finally {
    client.process.kill('SIGKILL');
  }
}

/** A `postconf` of our own, in front of any other. */
function fakePostfix(
  folder: string,
  { version, folder: config, types = 'hash texthash' }: { version: string; folder: string; types?: string },
): Record<string, string> {
  const bin = join(folder, 'bin');
  mkdirSync(bin, { recursive: true });
  writeFileSync(
    join(bin, 'postconf'),
    '#!/bin/sh\n' +
      `case "$1" in -d) printf '%s\\n' '${version}' '${config}' ;; -m) printf '%s\\n' ${types} ;; *) ` +
      `printf '\\n\\n' ;; esac\n`,
  );
  chmodSync(join(bin, 'postconf'), 0o755);
  return { PATH: `${bin}:${process.env['PATH'] ?? ''}` };
}

const codes = (found: readonly Diagnostic[]): string =>
  found.map(({ code, range }) => `${range.start.line} ${String(code)}`).join(', ');

async function until(client: Client, uri: string, wanted: string): Promise<void> {
  const end = Date.now() + 15_000;
  for (;;) {
    const found = codes(await client.diagnostics(uri));
    if (found === wanted) return;
    assert.ok(Date.now() < end, `“${found}” instead of “${wanted}”`);
    await new Promise((resolve) => {
      setTimeout(resolve, 20);
    });
  }
}

const uriOf = (folder: string, name = 'main.cf'): string => pathToFileURL(join(folder, name)).href;
const mainOf = (folder: string): string =>
  `virtual_alias_maps = texthash:${folder}/virtual\ncanonical_maps = texthash:/etc/postfix-of-elsewhere/checks\n`;

test('silent until the workspace is trusted, then about the file’s own folder, without those of another machine', () =>
  inFolder({}, (folder) =>
    withClient({ env: noPostfix(folder) }, async (client) => {
      const uri = client.open(mainOf(folder), { uri: uriOf(folder) });
      assert.equal(codes(await client.diagnostics(uri)), '');
      client.change(uri, 2, {
        range: { start: { line: 2, character: 0 }, end: { line: 2, character: 0 } },
        text: '# more\n',
      });
      assert.equal(codes(await client.diagnostics(uri, 2)), '');
      await client.connection.sendNotification('postfix/trusted');
      await until(client, uri, '0 missing-file');
    }),
  ));

test('a file that comes, an index that goes stale: looked at again on saving, and as watched files change', () =>
  inFolder({}, (folder) =>
    withClient({ initialize: trusted, env: noPostfix(folder) }, async (client) => {
      const uri = client.open(`virtual_alias_maps = hash:${folder}/virtual\n`, { uri: uriOf(folder) });
      await until(client, uri, '0 missing-file');
      writeFileSync(join(folder, 'virtual'), 'a b\n');
      await client.connection.sendNotification('textDocument/didSave', { textDocument: { uri } });
      await until(client, uri, '0 stale-map');
      writeFileSync(join(folder, 'virtual.db'), '');
      await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: [{ uri: uriOf(folder, 'virtual.db'), type: 1 }],
      });
      await until(client, uri, '');
      utimesSync(join(folder, 'virtual.db'), 1000, 1000);
      await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: [{ uri: uriOf(folder, 'virtual.db'), type: 2 }],
      });
      await until(client, uri, '0 stale-map');
      // Another path is another question.
      client.change(uri, 2, {
        range: { start: { line: 0, character: 21 }, end: { line: 0, character: 25 } },
        text: 'texthash',
      });
      await until(client, uri, '');
    }),
  ));

test('what a -o of master.cf names, with nothing on the disk and then with it', () =>
  inFolder({}, (folder) =>
    withClient({ initialize: trusted, env: noPostfix(folder) }, async (client) => {
      const uri = client.open(
        `submission inet n - y - - smtpd\n -o smtpd_sender_login_maps=texthash:${folder}/logins\n`,
        { uri: uriOf(folder, 'master.cf'), languageId: 'postfix-master-cf' },
      );
      await until(client, uri, '1 missing-file');
      writeFileSync(join(folder, 'logins'), 'a b\n');
      await client.connection.sendNotification('textDocument/didSave', { textDocument: { uri } });
      await until(client, uri, '');
    }),
  ));

test('the configuration that the Postfix here reads: all paths, its release, its types', () =>
  inFolder({ 'etc/main.cf': '' }, async (folder) => {
    symlinkSync(join(folder, 'etc'), join(folder, 'link'));
    const env = fakePostfix(folder, { version: '3.3.1', folder: join(folder, 'etc') });
    await withClient({ initialize: trusted, env }, async (client) => {
      // smtp_tls_connection_reuse came with 3.4.
      const text =
        'smtp_tls_connection_reuse = yes\n' +
        `virtual_alias_maps = texthash:${folder}/elsewhere/virtual\n` +
        `header_checks = pcre:${folder}/etc/main.cf\n`;
      for (const name of ['etc', 'link']) {
        const uri = client.open(text, { uri: uriOf(folder, `${name}/main.cf`) });
        await until(client, uri, '0 newer-parameter, 1 missing-file, 2 unavailable-table-type');
      }
      const copy = client.open(text, { uri: uriOf(folder, 'etc/main.cf.bak') });
      await until(client, copy, '');
      const other = client.open('smtp_tls_connection_reuse = yes\n', { uri: uriOf(folder, 'other/main.cf') });
      await until(client, other, '');
      const remote = client.open(text, { uri: 'vscode-vfs://github/someone/mail/main.cf' });
      await until(client, remote, '');
    });
    await withClient({ env }, async (client) => {
      const uri = client.open('smtp_tls_connection_reuse = yes\n', { uri: uriOf(folder, 'etc/main.cf') });
      assert.equal(codes(await client.diagnostics(uri)), '', 'nothing is run for a workspace that is not trusted');
    });
    await withClient({ initialize: trusted, env, configuration: () => ({ targetVersion: '3.9' }) }, async (client) => {
      const uri = client.open(`smtp_tls_connection_reuse = yes\nvirtual_alias_maps = texthash:${folder}/no\n`, {
        uri: uriOf(folder, 'etc/main.cf'),
      });
      await until(client, uri, '1 missing-file');
    });
  }));

test('a relayhost without a password, in a file whose other halves are kept nowhere', () =>
  inFolder({ sasl: '[smtp.example.com]:587 user:word\n' }, async (folder) => {
    chmodSync(join(folder, 'sasl'), 0o600);
    await withClient({ initialize: trusted, env: noPostfix(folder) }, async (client) => {
      const uri = client.open(
        'relayhost = smtp.example.com:587\n' +
          'smtp_sasl_auth_enable = yes\n' +
          `smtp_sasl_password_maps = texthash:${folder}/sasl\n` +
          'smtp_tls_security_level = encrypt\n' +
          'smtp_sasl_security_options = noanonymous\n',
        { uri: uriOf(folder) },
      );
      await until(client, uri, '0 relayhost-without-password');
      const actions = await client.connection.sendRequest<{ title: string }[]>('textDocument/codeAction', {
        textDocument: { uri },
        range: { start: { line: 0, character: 15 }, end: { line: 0, character: 15 } },
        context: { diagnostics: [] },
      });
      assert.ok(
        actions.some(({ title }) => title.includes('[smtp.example.com]:587')),
        JSON.stringify(actions),
      );
    });
  }));

test('a view is judged by the Postfix here where that reads its file, and where it does not it is not', () =>
  inFolder({ 'etc/main.cf': '' }, async (folder) => {
    const env = fakePostfix(folder, { version: '3.3.1', folder: join(folder, 'etc') });
    await withClient({ initialize: trusted, env }, async (client) => {
      // smtp_tls_connection_reuse came with 3.4.
      const view = (of: string): string =>
        client.open('smtp_tls_connection_reuse = yes\n', {
          uri: `postfix-effective:/etc/main.cf?${encodeURIComponent(JSON.stringify({ kind: 'set', uri: of }))}`,
        });
      await until(client, view(uriOf(join(folder, 'etc'))), '0 newer-parameter');
      await until(client, view(uriOf(join(folder, 'other'))), '');
      await until(client, view('git:/etc/main.cf'), '');
    });
  }));

test('names of files complete from the disk in a trusted workspace alone', () =>
  inFolder({ virtual: '', 'maps/x': '', 'virtual.db': '' }, async (folder) => {
    const labels = async (client: Client): Promise<string[]> => {
      const uri = client.open(`virtual_alias_maps = texthash:${folder}/`, { uri: uriOf(folder) });
      const list = await client.connection.sendRequest<CompletionList | null>('textDocument/completion', {
        textDocument: { uri },
        position: { line: 0, character: `virtual_alias_maps = texthash:${folder}/`.length },
      });
      return (list?.items ?? []).map(({ label }) => label);
    };
    await withClient({ initialize: trusted, env: noPostfix(folder) }, async (client) => {
      const found = await labels(client);
      assert.ok(found.includes('virtual') && found.includes('maps/'), found.join(' '));
    });
    await withClient({}, async (client) => assert.ok(!(await labels(client)).includes('virtual')));
  }));

test('what the client can do decides the form of completions', async () => {
  const labels = async (initialize: NonNullable<Options>['initialize']): Promise<CompletionList | null> => {
    let list: CompletionList | null = null;
    await withClient({ ...(initialize ? { initialize } : {}) }, async (client) => {
      const uri = client.open('smtpd_milters = ');
      list = await client.connection.sendRequest<CompletionList | null>('textDocument/completion', {
        textDocument: { uri },
        position: { line: 0, character: 16 },
      });
    });
    return list;
  };
  const plain = await labels(undefined);
  assert.ok(plain?.items[0]?.textEdit && !plain.itemDefaults);
  const able = await labels({
    capabilities: {
      textDocument: {
        completion: {
          completionItem: { snippetSupport: true },
          completionList: { itemDefaults: ['editRange', 'data', 'insertTextFormat'] },
        },
      },
    },
  });
  assert.ok(able?.itemDefaults?.editRange && !able.items[0]?.textEdit);
  assert.ok(
    able.items.some(({ insertTextFormat }) => insertTextFormat === 2) &&
      !plain.items.some(({ insertTextFormat }) => insertTextFormat === 2),
  );
});

test('a client that can is asked to watch the folders', () =>
  inFolder({}, (folder) =>
    withClient(
      {
        initialize: {
          ...trusted,
          capabilities: {
            workspace: { didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true } },
          },
        },
        env: noPostfix(folder),
      },
      async (client) => {
        const asked = new Promise<RegistrationParams>((resolve) =>
          client.connection.onRequest('client/registerCapability', (params: RegistrationParams) => {
            resolve(params);
            return null;
          }),
        );
        client.open(`virtual_alias_maps = texthash:${folder}/maps/virtual\n`, { uri: uriOf(folder) });
        const { registrations } = await asked;
        assert.equal(registrations[0]?.method, 'workspace/didChangeWatchedFiles');
        assert.deepEqual(registrations[0]?.registerOptions, {
          watchers: [{ globPattern: { baseUri: pathToFileURL(join(folder, 'maps')).href, pattern: '*' } }],
        });
      },
    ),
  ));

test('a host without a machine, as a browser is, knows nothing, trusted or not', async () => {
  const machine = createLocalMachine({
    loadData: () => Promise.reject(new Error('no data')),
    loadBytes: () => Promise.reject(new Error('no data')),
    readText: () => Promise.resolve(undefined),
    soon: (run) => run(),
    later: (run) => run(),
  });
  machine.trust();
  await machine.look();
  const uri = 'file:///etc/postfix/main.cf';
  assert.deepEqual(
    [
      await machine.facts(uri, { paths: ['/etc/postfix/virtual'], keys: [] }),
      await machine.list(uri, '/etc'),
      machine.release(),
    ],
    [undefined, undefined, undefined],
  );
});
