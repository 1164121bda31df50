import type { Readable } from 'node:stream';
import type { DataCallback, Disposable, MessageReader } from 'vscode-languageserver/node';
import { library } from './library.cjs';

const headerEnd = '\r\n\r\n';
const contentLength = /^content-length:[ \t]*(\d+)[ \t]*$/im;

/**
 * Reads the messages of a stream (LSP 3.17, "Base Protocol"). The library's own reader waits a turn of the event loop and
 * several promises for each, which with those of its writer is a tenth of what a hover takes; here a message is handed on as
 * its last byte arrives. What is no message is told as an error,
 * and reading goes on behind it.
 */
export function messageReader(stream: Readable): MessageReader {
  return new StreamReader(stream);
}

class StreamReader extends library.AbstractMessageReader implements MessageReader {
  readonly #stream: Readable;
  #chunks: Buffer[] = [];
  #size = 0;
  /** So many bytes are needed before there is anything more to read. */
  #needed = 0;

  constructor(stream: Readable) {
    super();
    this.#stream = stream;
  }

  listen(callback: DataCallback): Disposable {
    const stream = this.#stream;
    const read = (chunk: Buffer): void => { this.#take(chunk, callback); };
    stream.on('data', read);
    stream.on('error', (error) => { this.fireError(error); });
    stream.on('close', () => { this.fireClose(); });
    return { dispose: () => { stream.off('data', read); } };
  }

  #take(chunk: Buffer, callback: DataCallback): void {
    this.#chunks.push(chunk);
    this.#size += chunk.length;
    if (this.#size < this.#needed) return;
    const all = this.#chunks.length === 1 ? chunk : Buffer.concat(this.#chunks);
    const rest = all.subarray(this.#readMessages(all, callback));
    this.#chunks = rest.length ? [rest] : [];
    this.#size = rest.length;
  }

  /** Gives where the first message begins that is not all there. */
  #readMessages(all: Buffer, callback: DataCallback): number {
    this.#needed = 0;
    for (let at = 0; at < all.length;) {
      const end = all.indexOf(headerEnd, at, 'latin1');
      if (end < 0) return at;
      const header = all.toString('latin1', at, end);
      const length = contentLength.exec(header)?.[1];
      const start = end + headerEnd.length;
      const next = start + Number(length ?? 0);
      if (next > all.length) {
        this.#needed = next - at;
        return at;
      }
      try {
        if (length === undefined) throw new Error(`a message without Content-Length: ${JSON.stringify(header)}`);
        callback(JSON.parse(all.toString('utf8', start, next)));
      } catch (error) {
        this.fireError(error);
      }
      at = next;
    }
    return all.length;
  }
}
