import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { within } from './client.ts';

const dist = new URL('../../dist/', import.meta.url);

/** Gives the bundle the globals of a web worker and none of Node's. */
const shim = `
  const { parentPort, workerData } = require('node:worker_threads');
  const { readFileSync } = require('node:fs');
  const source = workerData.map((path) => readFileSync(path, 'utf8')).join('\\n');
  const scope = {
    postMessage: (data) => parentPort.postMessage(data), onmessage: null, addEventListener() {},
    setTimeout, clearTimeout, setInterval, clearInterval, queueMicrotask,
    MessageChannel, console, TextDecoder, TextEncoder, URL, performance,
  };
  scope.self = scope.globalThis = scope;
  parentPort.on('message', (data) => scope.onmessage && scope.onmessage({ data }));
  require('node:vm').runInNewContext(source, scope);
`;

test('the worker bundle: diagnostics, prose and master.cf by the client; it knows nothing of the disk', async () => {
  const worker = new Worker(shim, {
    eval: true,
    workerData: ['server.browser.js', 'server.core.cjs'].map((name) => fileURLToPath(new URL(name, dist))),
  });
  const asked: string[] = [];
  const replies = new Map<number, (result: unknown) => void>();
  let gotDiagnostics: (codes: unknown[]) => void = () => {};
  const diagnostics = new Promise<unknown[]>((resolve) => {
    gotDiagnostics = resolve;
  });
  worker.on(
    'message',
    (message: {
      id?: number;
      method?: string;
      params?: { name?: string; uri?: string; diagnostics?: { code: unknown }[] };
      result?: unknown;
    }) => {
      if (message.method === 'textDocument/publishDiagnostics') {
        const codes = message.params?.diagnostics?.map(({ code }) => code) ?? [];
        if (codes.length === 1) gotDiagnostics(codes);
      } else if (message.method !== undefined && message.id !== undefined) {
        asked.push(`${message.method} ${message.params?.name ?? message.params?.uri ?? ''}`);
        const master = message.params?.uri?.endsWith('/master.cf') ? 'bulk unix - - n - - smtp\n' : null;
        const result =
          message.method === 'postfix/data'
            ? readFileSync(new URL(`data/${message.params?.name ?? ''}`, dist), 'utf8')
            : master;
        worker.postMessage({ jsonrpc: '2.0', id: message.id, result });
      } else if (message.id !== undefined) replies.get(message.id)?.(message.result);
    },
  );
  const request = (id: number, method: string, params: unknown): Promise<unknown> => {
    const answer = new Promise((resolve) => {
      replies.set(id, resolve);
    });
    worker.postMessage({ jsonrpc: '2.0', id, method, params });
    return within(method, answer);
  };
  try {
    await request(1, 'initialize', {
      processId: null,
      rootUri: null,
      capabilities: {},
      initializationOptions: { trusted: true },
    });
    worker.postMessage({ jsonrpc: '2.0', method: 'initialized', params: {} });
    const uri = 'vscode-vfs://github/someone/mail/main.cf';
    worker.postMessage({
      jsonrpc: '2.0',
      method: 'textDocument/didOpen',
      params: {
        textDocument: {
          uri,
          languageId: 'postfix-main-cf',
          version: 1,
          text:
            'bulk_destination_concurrency_limit = 2\n' +
            'slow_destination_concurrency_limit = 2\n' +
            'virtual_alias_maps = texthash:/no/such/file\n',
        },
      },
    });
    assert.deepEqual(await within('diagnostics', diagnostics), ['unknown-parameter']);
    const hover = await request(2, 'textDocument/hover', {
      textDocument: { uri },
      position: { line: 0, character: 8 },
    });
    assert.match(JSON.stringify(hover), /bulk/);
    assert.deepEqual(asked.sort(), [
      'postfix/data prose.en.json',
      'postfix/readText vscode-vfs://github/someone/mail/.postfix-lint.json',
      'postfix/readText vscode-vfs://github/someone/mail/master.cf',
    ]);
  } finally {
    await worker.terminate();
  }
});
