import { writeSync } from 'node:fs';
import type { Writable } from 'node:stream';
import type { Message, MessageWriter } from 'vscode-languageserver/node';
import { createEncoder } from './encode.ts';
import { library } from './library.cjs';

/** A stream, of which something may be known to be written to at once. */
type Output = Writable & { readonly fd?: number };

/**
 * Writes messages to a stream (LSP 3.17, "Base Protocol"), each at once: the library's own writer waits a turn of the event
 * loop and several promises for each, and writes header and content apart, which wakes the client twice.
 * @param stream where it has a descriptor that does not block, as Node's standard output has by a pipe or a socket, what that
 * takes goes there without the stream's queue
 */
export function messageWriter(stream: Output): MessageWriter {
  return new StreamWriter(stream);
}

class StreamWriter extends library.AbstractMessageWriter implements MessageWriter {
  readonly #stream: Output;
  readonly #encode = createEncoder();
  #errors = 0;

  constructor(stream: Output) {
    super();
    this.#stream = stream;
    stream.on('error', (error) => { this.fireError(error); });
    stream.on('close', () => { this.fireClose(); });
  }

  write(message: Message): Promise<void> {
    const bytes = this.#encode(message);
    const taken = this.#tryWrite(bytes);
    if (taken === bytes.length) return Promise.resolve();
    return new Promise((resolve, reject) => {
      this.#stream.write(bytes.subarray(taken), (error) => {
        if (!error) { resolve(); return; }
        this.fireError(error, message, ++this.#errors);
        reject(error);
      });
    });
  }

  /** Gives how many bytes were written. What went wrong shows again, and is told, where the stream writes. */
  #tryWrite(bytes: Buffer): number {
    const { fd, writableLength } = this.#stream;
    if (fd === undefined || writableLength > 0) return 0;
    try {
      return writeSync(fd, bytes);
    } catch {
      return 0;
    }
  }

  end(): void {
    this.#stream.end();
  }
}
