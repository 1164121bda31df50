import { Console } from 'node:console';
import type { Writable } from 'node:stream';
import type { Connection, Event, RAL } from 'vscode-languageserver/node';
import { createEncoder } from './encode.ts';
import { library } from './library.cjs';

const { ProposedFeatures, StreamMessageReader, WriteableStreamMessageWriter, createConnection } = library;

/** Less than a pipe of Linux holds (pipe(7)). */
const pipeful = 60_000;

/** A connection by the standard streams, as the library makes one, with messages that are written at once. */
export function stdioConnection(): Connection {
  const { stdin, stdout, stderr } = process;
  const encode = createEncoder();
  const writer = new WriteableStreamMessageWriter(wholeMessages(stdout), { contentTypeEncoder: { name: 'application/json', encode: (message) => new Promise((resolve) => { resolve(encode(message)); }) } });
  const connection = createConnection(ProposedFeatures.all, new StreamMessageReader(stdin), writer);
  let over = false;
  connection.onShutdown(() => { over = true; });
  for (const event of ['end', 'close']) stdin.on(event, () => { process.exit(over ? 0 : 1); });
  // What anything else prints is none of the protocol.
  globalThis.console = new Console(stderr);
  return connection;
}

/**
 * Writes a header together with what it is the header of: each write wakes the client. A message that fills the pipe is better read while it is written.
 */
function wholeMessages(stream: Writable): RAL.WritableStream {
  const listen = (event: string): Event<unknown> => (listener) => {
    stream.on(event, listener);
    return { dispose: () => { stream.off(event, listener); } };
  };
  const write = (data: Uint8Array): Promise<void> => new Promise((resolve, reject) => {
    stream.write(data, (error) => { if (error) reject(error); else resolve(); });
  });
  let header = Buffer.alloc(0);
  return {
    onClose: listen('close'), onError: listen('error'), onEnd: listen('end'),
    async write(data: string | Uint8Array) {
      if (typeof data === 'string') { header = Buffer.from(data, 'ascii'); return; }
      if (data.length < pipeful) return write(Buffer.concat([header, data]));
      void write(header).catch(() => {}); // the second fails as well, and is heard
      return write(data);
    },
    end() { stream.end(); },
  };
}
