import * as library from 'vscode-languageserver/browser';
import type { start } from './lsp/start.ts';

/** The shared bundle takes the library from here, and calls `run` (esbuild.mjs). */
export { library, serveInWorker as run };

/** Serves whoever started this worker. */
function serveInWorker(serve: typeof start): void {
  // TypeScript has the types of pages or of workers, not both; a worker's global scope is a port to its client.
  const port = self as unknown as MessagePort;
  const connection = library.createConnection(
    new library.BrowserMessageReader(port),
    new library.BrowserMessageWriter(port),
  );
  serve(connection, {
    // A worker has no files of its own: the client reads them for it.
    loadData: (name) => connection.sendRequest<string>('postfix/data', { name }),
    loadBytes: async (name) =>
      bytesOfBase64(await connection.sendRequest<string>('postfix/data', { name, base64: true })),
    readText: (uri) =>
      connection.sendRequest<string | null>('postfix/readText', { uri }).then(
        (text) => text ?? undefined,
        () => undefined,
      ),
    soon: createTurns(),
    later: (task, milliseconds) => {
      setTimeout(task, milliseconds);
    },
  });
}

function bytesOfBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

/**
 * Turns of the event loop by a message port: a timer would wait
 * four milliseconds once it is nested (HTML, section Timers).
 */
function createTurns(): (task: () => void) => void {
  const { port1, port2 } = new MessageChannel();
  const waiting: (() => void)[] = [];
  port1.onmessage = () => waiting.shift()?.();
  return (task) => {
    waiting.push(task);
    port2.postMessage(null);
  };
}
