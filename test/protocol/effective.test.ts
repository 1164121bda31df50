import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { pathToFileURL } from 'node:url';
import { type Client, startClient } from './client.ts';

async function withClient(
  run: (client: Client, folder: string) => Promise<void>,
  configuration?: () => unknown,
): Promise<void> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'postfix-effective-')));
  const client = await startClient(configuration ? { configuration } : {});
  try {
    await run(client, folder);
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

interface Shown {
  readonly text: string;
  readonly links: readonly { readonly target: string }[];
}
const effective = ({ connection }: Client, params: object): Promise<Shown | null> =>
  connection.sendRequest('postfix/effective', params);
const settingsIn = ({ text }: { text: string }): string[] =>
  text.split('\n').filter((line) => line && !line.startsWith('#'));
const whole = (text: string): object => ({ text });

test('the effective configuration of both files, as they are typed', () =>
  withClient(async (client) => {
    const [main, master] = ['file:///nowhere/main.cf', 'file:///nowhere/master.cf'];
    client.open('mydomain = example.com\nmyorigin = $mydomain\n', { uri: main });
    client.open('smtp inet n - n - - smtpd\n  -o syslog_name=x\n', { uri: master, languageId: 'postfix-master-cf' });
    await client.diagnostics(main);
    await client.diagnostics(master);
    for (const uri of [main, master]) {
      const shown = await effective(client, { uri, expand: true });
      assert.deepEqual(
        settingsIn(shown as Shown),
        ['mydomain = example.com', 'myorigin = example.com', 'smtp/inet/syslog_name = x'],
        uri,
      );
      assert.deepEqual(
        shown?.links.map(({ target }) => target),
        [`${main}#L1`, `${main}#L2`, `${master}#L2`],
      );
    }
    // An answer is about the text as it is when the request comes.
    client.change(main, 2, whole('mydomain = example.org\n'));
    assert.deepEqual(settingsIn((await effective(client, { uri: main })) as Shown), [
      'mydomain = example.org',
      'smtp/inet/syslog_name = x',
    ]);
    client.change(master, 2, whole('smtp inet n - n - - smtpd\n  -o syslog_name=y\n'));
    assert.deepEqual(settingsIn((await effective(client, { uri: main, service: 'smtp/inet' })) as Shown), [
      'smtp/inet/syslog_name = y',
    ]);
    assert.ok(
      settingsIn((await effective(client, { uri: main, service: 'smtp/inet', all: true })) as Shown).includes(
        'smtp/inet/mydomain = example.org',
      ),
    );
    assert.deepEqual(await client.connection.sendRequest('postfix/services', { uri: main }), ['smtp/inet']);
  }));

test('files that are not open are read, by their settings; others are no answer', () =>
  withClient(async (client, folder) => {
    writeFileSync(join(folder, 'main.cf'), 'biff = no\n');
    writeFileSync(join(folder, 'master.cf'), 'relay unix - - n - - smtp\n  -o a=b\n');
    writeFileSync(join(folder, '.postfix-lint.json'), '{ "targetVersion": "3.2", "language": "zh-cn" }');
    const uri = pathToFileURL(join(folder, 'main.cf')).href;
    const shown = await effective(client, { uri });
    assert.deepEqual(settingsIn(shown as Shown), ['biff = no', 'relay/unix/a = b']);
    assert.match(shown?.text ?? '', /^# Postfix 3\.2\.\d+（3\.2 已知的最新版本） 读取 main\.cf 的结果/);
    assert.deepEqual(
      settingsIn((await effective(client, { uri: pathToFileURL(join(folder, 'master.cf')).href })) as Shown),
      ['biff = no', 'relay/unix/a = b'],
    );
    assert.equal(await effective(client, { uri: `${uri}.gone` }), null);
    for (const params of [{}, { uri: 7 }, null, { uri: 'not an address' }])
      assert.equal(await client.connection.sendRequest('postfix/effective', params), null);
    assert.equal(await client.connection.sendRequest('postfix/compare', { uri }), null);
    assert.equal(await client.connection.sendRequest('postfix/compare', { uri, other: { uri: `${uri}.gone` } }), null);
  }));

test('two files by meaning: one that is open, one on the disk, and one that the client alone can read', () =>
  withClient(async (client, folder) => {
    writeFileSync(join(folder, 'main.cf'), 'biff=no\nrelayhost = [x]\nno_such = 1\n');
    const uri = client.open('biff = NO\n\nalways_bcc = me\n');
    await client.diagnostics(uri);
    const compare = (other: object): Promise<unknown> =>
      client.connection.sendRequest('postfix/compare', { uri, other });
    const want = {
      names: ['address_verify_relayhost', 'always_bcc', 'relayhost'],
      before: 'address_verify_relayhost =\nalways_bcc = me\nrelayhost =\n',
      after: 'address_verify_relayhost = [x]\nalways_bcc =\nrelayhost = [x]\n',
    };
    assert.deepEqual(await compare({ uri: pathToFileURL(join(folder, 'main.cf')).href }), want);
    assert.deepEqual(
      await compare({ uri: 'vscode-vfs://github/a/b/main.cf', text: 'biff = no\nrelayhost = [x]\n' }),
      want,
    );
    assert.deepEqual(await compare({ uri }), { before: '', after: '', names: [] });
  }));

test('two files that are judged by different releases are compared as the first one’s release reads both', () =>
  withClient(async (client, folder) => {
    writeFileSync(join(folder, 'main.cf'), 'biff = no\n');
    mkdirSync(join(folder, 'old'));
    writeFileSync(join(folder, 'old', '.postfix-lint.json'), '{ "targetVersion": "3.4" }');
    writeFileSync(join(folder, 'old', 'main.cf'), 'biff = no\n');
    const [now, old] = [join(folder, 'main.cf'), join(folder, 'old', 'main.cf')].map(
      (path) => pathToFileURL(path).href,
    ) as [string, string];
    const compare = (uri: string, other: object): Promise<unknown> =>
      client.connection.sendRequest('postfix/compare', { uri, other });
    const same = { before: '', after: '', names: [] };
    assert.deepEqual([await compare(now, { uri: old }), await compare(old, { uri: now })], [same, same]);
    // An open file is known by its settings once they have come.
    client.open('biff = no\n', { uri: old });
    assert.deepEqual(await compare(old, { uri: now }), same);
  }));

test('who has asked is told when the other file comes, though it changes no diagnostic', () =>
  withClient(async (client, folder) => {
    const uri = pathToFileURL(join(folder, 'main.cf')).href;
    const master = join(folder, 'master.cf');
    const told = new Promise<string>((resolve) => {
      client.connection.onNotification('postfix/effectiveChanged', (news: { uri: string }) => {
        resolve(news.uri);
      });
    });
    client.open('mydomain = example.com\n', { uri });
    await client.diagnostics(uri);
    assert.deepEqual(settingsIn((await effective(client, { uri })) as Shown), ['mydomain = example.com']);
    writeFileSync(master, 'smtp inet n - n - - smtpd\n  -o syslog_name=x\n');
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: pathToFileURL(master).href, type: 1 }],
    });
    assert.equal(await told, uri);
    assert.deepEqual(settingsIn((await effective(client, { uri })) as Shown), [
      'mydomain = example.com',
      'smtp/inet/syslog_name = x',
    ]);
  }));

test('the text that comes with a question is newer than the one that the server has', () =>
  withClient(async (client) => {
    const [one, two] = ['untitled:Untitled-1', 'untitled:Untitled-2'];
    client.open('biff = yes\n', { uri: one });
    client.open('biff = no\n', { uri: two });
    await client.diagnostics(two);
    const compared = await client.connection.sendRequest<{ names: readonly string[] } | null>('postfix/compare', {
      uri: one,
      text: 'biff = no\nalways_bcc = me\n',
      other: { uri: two },
    });
    assert.match(JSON.stringify(compared), /always_bcc/);
    assert.doesNotMatch(JSON.stringify(compared), /biff/);
  }));
