// What a client sees of the transport: messages in any pieces, several at once, and the end of input.
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import test from 'node:test';
import fc from 'fast-check';
import { serverPath, within } from './client.ts';

const uri = 'file:///etc/postfix/main.cf';
const framed = (message: object, header = ''): Buffer => {
  const content = JSON.stringify({ jsonrpc: '2.0', ...message });
  return Buffer.from(`${header}Content-Length: ${Buffer.byteLength(content)}\r\n\r\n${content}`);
};
const initialize = framed({
  id: 'i',
  method: 'initialize',
  params: { processId: null, rootUri: null, capabilities: {} },
});
const initialized = framed({ method: 'initialized', params: {} });
const shutdown = framed({ id: 's', method: 'shutdown' });
const exit = framed({ method: 'exit' });
const open = (text: string): Buffer =>
  framed({
    method: 'textDocument/didOpen',
    params: { textDocument: { uri, languageId: 'postfix-main-cf', version: 1, text } },
  });
const symbols = (id: number): Buffer =>
  framed({ id, method: 'textDocument/documentSymbol', params: { textDocument: { uri } } });

/** A server without a library's client before it. */
interface Raw {
  readonly process: ChildProcess;
  readonly output: () => string;
  /** Resolves when the output has a text. */
  readonly until: (text: string) => Promise<void>;
  readonly ended: Promise<number | null>;
}

async function withServer(run: (server: Raw) => Promise<void>): Promise<void> {
  const process_ = spawn(process.execPath, [serverPath, '--stdio'], { stdio: ['pipe', 'pipe', 'pipe'] });
  const chunks: Buffer[] = [];
  let look = (): void => {};
  process_.stdout.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    look();
  });
  // A server that ends does not read what is still on its way.
  process_.stdin.on('error', () => {});
  const output = (): string => Buffer.concat(chunks).toString();
  try {
    await run({
      process: process_,
      output,
      until: (text) =>
        within(
          text,
          new Promise<void>((resolve) => {
            look = () => {
              if (output().includes(text)) resolve();
            };
            look();
          }),
        ),
      ended: within(
        'the end',
        new Promise((resolve) => {
          process_.once('exit', resolve);
        }),
      ),
    });
  } finally {
    process_.kill('SIGKILL');
  }
}

/** Sends bytes in pieces, each in a turn of its own so that the pipe is not read as one. */
async function sendInPieces({ process: { stdin } }: Raw, bytes: Buffer, cuts: readonly number[]): Promise<void> {
  const places = [...new Set(cuts.map((cut) => cut % bytes.length))].sort((a, b) => a - b);
  for (const [i, place] of [...places, bytes.length].entries()) {
    stdin?.write(bytes.subarray(i ? places[i - 1] : 0, place));
    await new Promise((resolve) => {
      setTimeout(resolve, 1);
    });
  }
}

test('messages are read in whatever pieces they arrive, and with other header fields', () =>
  withServer(async (server) => {
    const text = 'myhostname = a.example\n# 键 – “ü” \u{1f600}\nmydomain = example\n';
    const symbolNames = /"result":\[\{"name":"myhostname".*\{"name":"mydomain"/;
    await sendInPieces(server, initialize, Array.from(initialize.keys()));
    await server.until('"id":"i"');
    await sendInPieces(server, Buffer.concat([initialized, open(text)]), [3, 90, 200, 201, 202, 203, 204, 205, 206]);
    let id = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(), { maxLength: 6 }), fc.boolean(), async (cuts, hasType) => {
        const first = ++id;
        const last = ++id;
        const header = hasType ? 'Content-Type: application/vscode-jsonrpc; charset=utf-8\r\n' : '';
        const params = { textDocument: { uri }, position: { line: 0, character: 2 } };
        const hover = framed({ id: first, method: 'textDocument/hover', params }, header);
        await sendInPieces(server, Buffer.concat([hover, symbols(last)]), cuts);
        await server.until(`"id":${first},"result":{"contents"`);
        await server.until(`"id":${last},"result"`);
      }),
      { numRuns: 40 },
    );
    assert.match(server.output(), symbolNames);
    server.process.stdin?.write(Buffer.concat([shutdown, exit]));
    assert.equal(await server.ended, 0);
  }));

test('a header has the bytes of its content, not the characters', () =>
  withServer(async (server) => {
    const text = '# 键\n# “ü”\nsmtpd_helo_required = 键\n';
    server.process.stdin?.write(Buffer.concat([initialize, initialized, open(text), symbols(1)]));
    await server.until('"id":1,"result"');
    await server.until('publishDiagnostics');
    server.process.stdin?.write(shutdown);
    await server.until('"id":"s"');
    server.process.stdin?.write(exit);
    assert.equal(await server.ended, 0);
    let rest = Buffer.from(server.output());
    let count = 0;
    for (; rest.length > 0; count++) {
      const header = /^Content-Length: (\d+)\r\n\r\n/.exec(rest.toString('latin1'));
      assert.ok(header, rest.subarray(0, 80).toString());
      const end = header[0].length + Number(header[1]);
      assert.doesNotThrow(() => {
        JSON.parse(rest.subarray(header[0].length, end).toString());
      });
      rest = rest.subarray(end);
    }
    assert.ok(count >= 4);
  }));

test('the end of input ends it: with 1 before shutdown, with 0 after it', async () => {
  await withServer(async (server) => {
    server.process.stdin?.write(initialize);
    await server.until('"id":"i"');
    server.process.stdin?.end();
    assert.equal(await server.ended, 1);
  });
  await withServer(async (server) => {
    server.process.stdin?.write(Buffer.concat([initialize, initialized, shutdown]));
    await server.until('"id":"s"');
    server.process.stdin?.end();
    assert.equal(await server.ended, 0);
  });
  await withServer(async (server) => {
    server.process.stdin?.write(Buffer.concat([initialize, initialized, exit]));
    assert.equal(await server.ended, 1, 'exit without shutdown');
  });
});

test('a client that no longer reads does not keep it alive', () =>
  withServer(async (server) => {
    server.process.stdin?.write(initialize);
    await server.until('"id":"i"');
    server.process.stdout?.destroy();
    server.process.stdin?.end(Buffer.concat([initialized, open('relay_host = a\n')]));
    assert.notEqual(await server.ended, null);
  }));
