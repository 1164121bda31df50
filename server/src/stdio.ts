import { Console } from 'node:console';
import type { Connection } from 'vscode-languageserver/node';
import { library } from './library.cjs';
import { messageReader } from './messageReader.ts';
import { messageWriter } from './messageWriter.ts';

const { ProposedFeatures, createConnection } = library;

/** A connection by the standard streams, as the library makes one, with a reader and a writer that wait for nothing. */
export function stdioConnection(): Connection {
  const { stdin, stdout, stderr } = process;
  const connection = createConnection(ProposedFeatures.all, messageReader(stdin), messageWriter(stdout));
  let over = false;
  connection.onShutdown(() => { over = true; });
  for (const event of ['end', 'close']) stdin.on(event, () => { process.exit(over ? 0 : 1); });
  // What anything else prints is none of the protocol.
  globalThis.console = new Console(stderr);
  return connection;
}
