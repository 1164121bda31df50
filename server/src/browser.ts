import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { start } from './connection/start.ts';

const scope = self as unknown as DedicatedWorkerGlobalScope;
const connection = createConnection(new BrowserMessageReader(scope), new BrowserMessageWriter(scope));

start(connection, {
  // A worker has no files of its own: the client reads them for it.
  loadData: (name) => connection.sendRequest<string>('postfix/data', { name }),
  readText: (uri) => connection.sendRequest<string | null>('postfix/readText', { uri }).then((text) => text ?? undefined, () => undefined),
  soon: (run) => { setTimeout(run, 0); },
});
