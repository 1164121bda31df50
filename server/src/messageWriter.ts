import type { Writable } from 'node:stream';
import type { Message, MessageWriter } from 'vscode-languageserver/node';
import { createEncoder } from './encode.ts';
import { library } from './library.cjs';

/** Less than a pipe of Linux holds (pipe(7)). */
const pipeful = 60_000;

/**
 * Writes messages to a stream (LSP 3.17, "Base Protocol"), each at once: the library's own writer waits a turn of the event
 * loop and several promises for each, and writes header and content apart, which wakes the client twice.
 */
export function messageWriter(stream: Writable): MessageWriter {
  return new StreamWriter(stream);
}

class StreamWriter extends library.AbstractMessageWriter implements MessageWriter {
  readonly #stream: Writable;
  readonly #encode = createEncoder();
  #errors = 0;

  constructor(stream: Writable) {
    super();
    this.#stream = stream;
    stream.on('error', (error) => { this.fireError(error); });
    stream.on('close', () => { this.fireClose(); });
  }

  write(message: Message): Promise<void> {
    return new Promise((resolve, reject) => {
      const content = this.#encode(message);
      const header = Buffer.from(`Content-Length: ${content.length}\r\n\r\n`, 'latin1');
      const written = (error?: Error | null): void => {
        if (!error) { resolve(); return; }
        this.fireError(error, message, ++this.#errors);
        reject(error);
      };
      // A message that fills the pipe is better read while it is written.
      if (content.length < pipeful) this.#stream.write(Buffer.concat([header, content]), written);
      else {
        this.#stream.write(header);
        this.#stream.write(content, written);
      }
    });
  }

  end(): void {
    this.#stream.end();
  }
}
