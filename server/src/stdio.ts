import { Console } from 'node:console';
import type { Connection } from 'vscode-languageserver/node';
import { library } from './library.cjs';
import { messageReader } from './messageReader.ts';
import { messageWriter } from './messageWriter.ts';
import { standardInput } from './standardInput.ts';

const { ProposedFeatures, RAL, createConnection } = library;

/** A connection by the standard streams, as the library makes one, with a reader and a writer that wait for nothing. */
export function stdioConnection(): Connection {
  const { stdout, stderr } = process;
  const stdin = standardInput();
  const reader = messageReader(stdin);
  takeAtOnce(reader.isReading);
  const connection = createConnection(ProposedFeatures.all, reader, messageWriter(stdout));
  let over = false;
  connection.onShutdown(() => { over = true; });
  for (const event of ['end', 'close']) stdin.on(event, () => { process.exit(over ? 0 : 1); });
  // What anything else prints is none of the protocol.
  globalThis.console = new Console(stderr);
  return connection;
}

/**
 * The library takes each message in a turn of the event loop of its own, so that what cancels the next one is read in time.
 * The first of those that are read together need not wait for one: all that has arrived has been read.
 */
function takeAtOnce(isReading: () => boolean): void {
  const layer = RAL();
  const { timer } = layer;
  RAL.install({
    ...layer,
    timer: {
      ...timer,
      setImmediate(callback, ...args) {
        if (!isReading()) return timer.setImmediate(callback, ...args);
        process.nextTick(callback, ...args);
        return { dispose() {} };
      },
    },
  });
}
