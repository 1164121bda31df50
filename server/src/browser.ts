import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { start } from './connection/start.ts';

// TypeScript has the types of pages or of workers, not both; a worker's global scope is a port to its client.
const port = self as unknown as MessagePort;
const connection = createConnection(new BrowserMessageReader(port), new BrowserMessageWriter(port));

start(connection, {
  // A worker has no files of its own: the client reads them for it.
  loadData: (name) => connection.sendRequest<string>('postfix/data', { name }),
  readText: (uri) => connection.sendRequest<string | null>('postfix/readText', { uri }).then((text) => text ?? undefined, () => undefined),
  soon: createTurns(),
  later: (run, milliseconds) => { setTimeout(run, milliseconds); },
});

/** Turns of the event loop by a message port: a timer would wait four milliseconds once it is nested (HTML, section Timers). */
function createTurns(): (run: () => void) => void {
  const { port1, port2 } = new MessageChannel();
  const waiting: (() => void)[] = [];
  port1.onmessage = () => waiting.shift()?.();
  return (run) => {
    waiting.push(run);
    port2.postMessage(null);
  };
}
