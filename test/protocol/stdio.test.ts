// Whatever the standard streams are, messages are read and answered.
import assert from 'node:assert/strict';
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { serverPath } from './client.ts';

/** What the server writes when messages come to its standard input, all at once, and how it ends. */
function answersTo(messages: readonly object[], command: (server: string) => string): SpawnSyncReturns<string> {
  const folder = mkdtempSync(join(tmpdir(), 'stdin-'));
  try {
    writeFileSync(
      join(folder, 'input'),
      messages
        .map((message) => {
          const content = JSON.stringify({ jsonrpc: '2.0', ...message });
          return `Content-Length: ${Buffer.byteLength(content)}\r\n\r\n${content}`;
        })
        .join(''),
    );
    return spawnSync('sh', ['-c', command(`'${process.execPath}' '${serverPath}' --stdio`)], {
      cwd: folder,
      encoding: 'utf8',
      timeout: 20_000,
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
const uri = 'file:///etc/postfix/main.cf';
const [beginning, ending] = [
  [
    { id: 'i', method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } },
    { method: 'initialized', params: {} },
  ],
  [{ id: 's', method: 'shutdown' }, { method: 'exit' }],
];
const opened = (text: string): object => ({
  method: 'textDocument/didOpen',
  params: { textDocument: { uri, languageId: 'postfix-main-cf', version: 1, text } },
});
const byPipe = (server: string): string => `(cat input; sleep 1) | ${server}`;

test('its standard input may be a pipe or a file too', () => {
  // More than is read at a time.
  const text = `myhostname = a.example\n${'# 键\n'.repeat(30_000)}`;
  const messages = [
    ...beginning,
    opened(text),
    { id: 2, method: 'textDocument/documentSymbol', params: { textDocument: { uri } } },
    ...ending,
  ];
  const piped = answersTo(messages, byPipe);
  assert.match(piped.stdout, /"id":2,"result":\[\{"name":"myhostname"/);
  assert.deepEqual([piped.status, piped.stderr], [0, '']);
  // A file ends before all in it has been answered.
  const read = answersTo(messages, (server) => `${server} < input`);
  assert.match(read.stdout, /"id":"i","result":\{/);
  assert.deepEqual([read.status, read.stderr], [1, '']);
});

test('of requests that arrive together the cancelled are answered so, the first too; the last has its answer', () => {
  const ids = Array.from({ length: 30 }, (_, i) => i);
  const messages = [
    ...ids.map((id) => ({
      id,
      method: 'textDocument/completion',
      params: { textDocument: { uri }, position: { line: 0, character: 0 } },
    })),
    ...ids.slice(0, -1).map((id) => ({ method: '$/cancelRequest', params: { id } })),
  ];
  const { stdout } = answersTo([...beginning, opened(''), ...messages, ...ending], byPipe);
  const answers = Array.from(
    stdout.matchAll(/"id":(\d+),"(error|result)"(:\{"code":-32800|)/g),
    ([, id, kind, code]) => [Number(id), kind, code !== ''],
  );
  assert.deepEqual(
    answers,
    ids.map((id) => (id < 29 ? [id, 'error', true] : [id, 'result', false])),
  );
});
