import type { Readable } from 'node:stream';
import type { DataCallback, Disposable, MessageReader } from 'vscode-languageserver/node';
import { library } from './library.cjs';

const headerEnd = '\r\n\r\n';
const contentLength = /^content-length:[ \t]*(\d+)[ \t]*$/im;

/** A reader that says whether what is done is done by one of its messages, as it is handed on. */
export interface StdioReader extends MessageReader { readonly isReading: () => boolean }

/**
 * Reads the messages of a stream (LSP 3.17, "Base Protocol"). The library's own reader waits a turn of the event loop and
 * several promises for each, which with those of its writer is a tenth of what a hover takes; here a message is handed on as
 * its last byte arrives. What is no message is told as an error, and reading goes on behind it.
 * @param stream may put its next piece in the place of the one before (standardInput.ts)
 */
export function messageReader(stream: Readable): StdioReader {
  return new StreamReader(stream);
}

class StreamReader extends library.AbstractMessageReader implements StdioReader {
  readonly #stream: Readable;
  /** What has arrived of a message that is not all there. */
  #chunks: Buffer[] = [];
  #size = 0;
  /** So many bytes are needed before there is anything more to read. */
  #needed = 0;
  #reading = false;

  constructor(stream: Readable) {
    super();
    this.#stream = stream;
  }

  readonly isReading = (): boolean => this.#reading;

  listen(callback: DataCallback): Disposable {
    const stream = this.#stream;
    const read = (chunk: Buffer): void => {
      this.#reading = true;
      this.#take(chunk, callback);
      this.#reading = false;
    };
    stream.on('data', read);
    stream.on('error', (error) => { this.fireError(error); });
    stream.on('close', () => { this.fireClose(); });
    return { dispose: () => { stream.off('data', read); } };
  }

  #take(chunk: Buffer, callback: DataCallback): void {
    const all = this.#size === 0 ? chunk : this.#size + chunk.length < this.#needed ? undefined : Buffer.concat([...this.#chunks, chunk]);
    const rest = all ? all.subarray(this.#readMessages(all, callback)) : chunk;
    if (all) [this.#chunks, this.#size] = [[], 0];
    if (rest.length === 0) return;
    this.#chunks.push(Buffer.from(rest));
    this.#size += rest.length;
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
