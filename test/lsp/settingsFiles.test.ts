import assert from 'node:assert/strict';
import test from 'node:test';
import type { PublishDiagnosticsParams } from 'vscode-languageserver';
import { defaultSettings, withFile } from '../../server/src/lsp/settings.ts';
import { createSettingsFiles, settingsPlaces } from '../../server/src/lsp/settingsFiles.ts';
import { locales } from '../../server/src/texts/locales.ts';

const places: [name: string, uri: string, folders: string[], want: string[]][] = [
  [
    'up to the folder of the workspace',
    'file:///w/a/b/main.cf',
    ['file:///w'],
    ['file:///w/a/b/', 'file:///w/a/', 'file:///w/'],
  ],
  [
    'the innermost folder of the workspace ends the search',
    'file:///w/a/b/main.cf',
    ['file:///w', 'file:///w/a/'],
    ['file:///w/a/b/', 'file:///w/a/'],
  ],
  ['a folder whose name only begins the same is another', 'file:///work/main.cf', ['file:///w'], ['file:///work/']],
  [
    'outside of the workspace beside the file alone',
    'file:///etc/postfix/main.cf',
    ['file:///w'],
    ['file:///etc/postfix/'],
  ],
  ['at the root', 'file:///main.cf', ['file:///'], ['file:///']],
  [
    'a virtual file system',
    'vscode-vfs://github/someone/mail/etc/main.cf',
    ['vscode-vfs://github/someone/mail'],
    ['vscode-vfs://github/someone/mail/etc/', 'vscode-vfs://github/someone/mail/'],
  ],
  ['without a place on a disk', 'untitled:Untitled-1', ['file:///w'], []],
  ['a document of ours', 'postfix-effective:/w/main.cf', ['file:///w'], []],
];
for (const [name, uri, folders, want] of places) {
  test(`where a settings file may be: ${name}`, () => {
    assert.deepEqual(
      settingsPlaces(uri, folders),
      want.map((folder) => `${folder}.postfix-lint.json`),
    );
  });
}

test('a path without end costs little', () =>
  assert.ok(settingsPlaces(`file:///${'a/'.repeat(100_000)}main.cf`, ['file:///']).length <= 100));

test('what CI judges by counts, the language is the reader’s', () => {
  const client = {
    ...defaultSettings,
    rules: { 'invalid-boolean': 'off', 'empty-name': 'hint' },
    targetVersion: '3.5',
  } as const;
  assert.deepEqual(
    withFile(client, { rules: { 'invalid-boolean': 'error' }, targetVersion: 'auto', language: 'zh-cn' }),
    {
      ...defaultSettings,
      rules: { 'invalid-boolean': 'error', 'empty-name': 'hint' },
      targetVersion: 'auto',
      language: 'zh-cn',
    },
  );
  assert.deepEqual(withFile({ ...client, language: 'en' }, { language: 'zh-cn' }), { ...client, language: 'en' });
  assert.equal(withFile(client, undefined), client);
});

function files(disk: Record<string, string>) {
  const told: PublishDiagnosticsParams[] = [];
  const found = createSettingsFiles(
    {
      sendDiagnostics: (params) => {
        told.push(params);
        return Promise.resolve();
      },
    },
    { readText: (uri) => Promise.resolve(disk[uri]) },
    ({ language }) => locales[language === 'zh-cn' ? 'zh-cn' : 'en'],
  );
  const workspaceFolders = [{ uri: 'file:///w', name: 'w' }];
  found.begin({ workspaceFolders, processId: null, rootUri: null, capabilities: {} }, 'utf-16');
  return { found, told };
}

test('the nearest counts; what is wrong in it is told where it stands, what is right is used', async () => {
  const disk: Record<string, string> = {
    'file:///w/.postfix-lint.json': '{ "rules": {"empty-name": "off"} }',
    'file:///w/a/.postfix-lint.json':
      '{\n  "rules": { "no-such": "off", "empty-name": "hint" },\n  "targetVersion": 3\n}',
  };
  const { found, told } = files(disk);
  assert.deepEqual(await found.of('file:///w/a/main.cf'), {
    uri: 'file:///w/a/.postfix-lint.json',
    rules: { 'empty-name': 'hint' },
  });
  assert.deepEqual(
    told.map(({ uri, diagnostics }) => [
      uri,
      diagnostics.map(({ range, message }) => [range.start, String(message).replace(/\..*/, '')]),
    ]),
    [
      [
        'file:///w/a/.postfix-lint.json',
        [
          [{ line: 1, character: 13 }, 'There is no rule "no-such"'],
          [{ line: 2, character: 2 }, '3 is not a valid value for "targetVersion"'],
        ],
      ],
    ],
  );
  delete disk['file:///w/a/.postfix-lint.json'];
  assert.deepEqual(await found.of('file:///w/a/main.cf'), {
    uri: 'file:///w/.postfix-lint.json',
    rules: { 'empty-name': 'off' },
  });
  assert.deepEqual(told.slice(1), [{ uri: 'file:///w/a/.postfix-lint.json', diagnostics: [] }]);
  await found.of('file:///w/a/main.cf');
  assert.equal(told.length, 2, 'nothing is told twice');
});

test('text that is no JSON sets nothing, says so in the language it might have set, is looked at again', async () => {
  const disk: Record<string, string> = { 'file:///w/.postfix-lint.json': '{ "rules": ' };
  const { found, told } = files(disk);
  assert.deepEqual(await found.of('file:///w/main.cf'), { uri: 'file:///w/.postfix-lint.json' });
  assert.match(String(told[0]?.diagnostics[0]?.message), /not valid JSON/);
  disk['file:///w/.postfix-lint.json'] = '{ "language": "zh-cn", "x": 1 }';
  assert.equal(found.changed(['file:///w/.postfix-lint.json']), true);
  await new Promise((resolve) => {
    setImmediate(resolve);
  });
  assert.match(String(told[1]?.diagnostics[0]?.message), /没有名为/);
  assert.equal(found.changed(['file:///w/main.cf']), false);
});
