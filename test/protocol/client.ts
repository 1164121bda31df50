import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import {
  type Diagnostic,
  type InitializeParams,
  type InitializeResult,
  type MessageConnection,
  type PublishDiagnosticsParams,
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';

export const serverPath = fileURLToPath(new URL('../../dist/server.cjs', import.meta.url));

/** A client of the built server over stdio, as any editor is. */
export interface Client {
  readonly connection: MessageConnection;
  readonly process: ChildProcess;
  /** The reply to `initialize`. */
  readonly initialized: InitializeResult;
  /** What the server wrote to its log, and to stderr. */
  readonly log: string[];
  readonly open: (text: string, options?: { uri?: string; languageId?: string }) => string;
  readonly change: (uri: string, version: number, ...changes: object[]) => void;
  /** The diagnostics of a version, once they come. */
  readonly diagnostics: (uri: string, version?: number) => Promise<readonly Diagnostic[]>;
  /** Asks it to end; gives its exit code. */
  readonly end: () => Promise<number | null>;
}

interface Options {
  readonly initialize?: Partial<InitializeParams>;
  /** The answer to `workspace/configuration`; undefined never answers. */
  readonly configuration?: (() => unknown) | 'never';
  /** Variables of the server's environment, besides those of this process. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Another copy of the server. */
  readonly server?: string;
}

/** Starts the built server and initializes it. */
export async function startClient({
  initialize = {},
  configuration,
  env = {},
  server = serverPath,
}: Options = {}): Promise<Client> {
  const process_ = spawn(process.execPath, [server, '--stdio'], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, LC_ALL: 'C', ...env },
  });
  const log: string[] = [];
  process_.stderr.on('data', (chunk: Buffer) => log.push(chunk.toString()));
  const connection = createMessageConnection(
    new StreamMessageReader(process_.stdout),
    new StreamMessageWriter(process_.stdin),
  );
  const published = new Map<string, PublishDiagnosticsParams>();
  const waiting = new Set<() => void>();
  connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
    published.set(params.uri, params);
    for (const look of waiting) look();
  });
  connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
    log.push(message);
  });
  connection.onRequest('client/registerCapability', () => null);
  connection.onRequest('workspace/configuration', async ({ items }: { items: unknown[] }): Promise<unknown> =>
    configuration === 'never' ? new Promise<never>(() => {}) : items.map(() => configuration?.() ?? null),
  );
  connection.listen();
  const initialized = await connection.sendRequest<InitializeResult>('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities: {
      workspace: { configuration: configuration !== undefined, didChangeConfiguration: { dynamicRegistration: true } },
    },
    ...initialize,
  } satisfies InitializeParams);
  await connection.sendNotification('initialized', {});
  let count = 0;
  return {
    connection,
    process: process_,
    log,
    initialized,
    open(text, { uri = `file:///etc/postfix/main.cf.${++count}`, languageId = 'postfix-main-cf' } = {}) {
      void connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri, languageId, version: 1, text },
      });
      return uri;
    },
    change(uri, version, ...contentChanges) {
      void connection.sendNotification('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
    },
    diagnostics: (uri, version = 1) =>
      within(
        `diagnostics of ${uri} ${version}`,
        new Promise((resolve) => {
          const look = (): void => {
            const found = published.get(uri);
            if (found === undefined || (found.version ?? 0) < version) return;
            waiting.delete(look);
            resolve(found.diagnostics);
          };
          waiting.add(look);
          look();
        }),
      ),
    async end() {
      const code = new Promise<number | null>((resolve) => {
        process_.once('exit', resolve);
      });
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      const result = await within('the end', code);
      connection.dispose();
      return result;
    },
  };
}

/** An error after 20 seconds: what must come did not. */
export function within<T>(what: string, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no ${what} within 20 s`)), 20_000);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
