import * as vscode from 'vscode';
import { type BaseLanguageClient, type LanguageClientOptions, vsdiag } from 'vscode-languageclient';
import { registerEffectiveCommands } from './effectiveCommands.ts';
import { type Ask, createEffectiveViews, effectiveScheme } from './effectiveViews.ts';
import { registerReleaseCommand } from './chooseRelease.ts';
import { registerReportCommand } from './collectReport.ts';
import { languages } from './languages.ts';
import { openingValues } from './completionValues.ts';
import { registerNewConfiguration } from './newConfiguration.ts';
import { registerTour } from './tour.ts';
import { type ServerLog, createServerLog } from './serverLog.ts';
import { createStatusItems } from './statusItems.ts';
import { registerLookupCommand } from './lookupCommand.ts';
import { createLookupViews } from './lookupViews.ts';
import { type TableLanguages, createTableLanguages } from './tableLanguages.ts';
import { registerWriteMailTest } from './mailTestCommand.ts';
import { createMailTests } from './mailTests.ts';
import { registerTraceCommand } from './traceCommands.ts';
import { createTraceViews } from './traceViews.ts';

/** What a host (the Node extension host, a web worker) does differently. */
export interface ClientHost {
  readonly kind: 'node' | 'web';
  /** Makes a client that is not started yet, with a new server process or worker behind it. */
  readonly createClient: (options: LanguageClientOptions) => Promise<BaseLanguageClient>;
}

/** What the extension returns to other extensions (and to its own tests). */
export interface Api {
  readonly host: ClientHost['kind'];
  /** Resolves once the server has started. */
  readonly ready: Promise<void>;
}

let client: BaseLanguageClient | undefined;

/** Starts the extension: the same in both hosts. */
export function start(context: vscode.ExtensionContext, host: ClientHost): Api {
  /** No answer is no fault: the server may be ending. */
  const ask: Ask = async <T>(method: string, params: object) => {
    await ready;
    try {
      return (await client?.sendRequest<T | null>(method, params)) ?? null;
    } catch {
      return null;
    }
  };
  const version = String((context.extension.packageJSON as { version?: unknown }).version);
  const log = createServerLog();
  log.say(vscode.l10n.t('Postfix Configuration {0}, VS Code {1} ({2})', version, vscode.version, host.kind));
  const views = createEffectiveViews(ask);
  const traces = createTraceViews(ask);
  const lookups = createLookupViews(ask);
  const tableLanguages: TableLanguages = createTableLanguages();
  const changed = (uri: vscode.Uri): void => {
    views.changed(uri);
    traces.changed(uri);
    lookups.changed(uri);
  };
  const run = async (): Promise<void> => {
    log.expectEnd();
    await client?.dispose();
    client = await host.createClient(clientOptions(changed, log));
    log.follow(client);
    answerServer(client, context);
    client.onNotification('postfix/effectiveChanged', ({ uri }: { uri: string }) => {
      changed(vscode.Uri.parse(uri, true));
    });
    client.onNotification('postfix/statusChanged', () => void status.refresh());
    client.onNotification('postfix/languages', ({ files }: { files: Parameters<TableLanguages['told']>[0] }) => {
      tableLanguages.told(files);
    });
    await client.start();
  };
  const fail = (error: unknown): Promise<void> => showFailure(error, log);
  const restart = async (): Promise<void> => {
    log.say(vscode.l10n.t('The language server is started again: by command.'));
    await run().catch(fail);
    await status.refresh();
  };
  const ready = run().catch(fail);
  const status = createStatusItems(ask, log.judged);
  context.subscriptions.push(
    views,
    traces,
    lookups,
    tableLanguages,
    registerEffectiveCommands(views, ask),
    registerTraceCommand(traces, context.workspaceState),
    registerWriteMailTest(ask),
    createMailTests(ask),
    registerLookupCommand(lookups, ask, context.workspaceState),
    log,
    status,
    registerReleaseCommand(ask),
    registerNewConfiguration(ask),
    registerTour(context.extensionUri),
    registerReportCommand({ version, kind: host.kind }, ask, log),
    vscode.commands.registerCommand('postfix.restartServer', restart),
    vscode.commands.registerCommand('postfix.showOutput', () => {
      log.channel.show();
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(() => {
      log.say(vscode.l10n.t('The workspace is trusted now.'));
      void client?.sendNotification('postfix/trusted');
    }),
  );
  return { host: host.kind, ready };
}

/** Ends the server. */
export async function stop(): Promise<void> {
  const ending = client;
  client = undefined;
  await ending?.dispose();
}

function clientOptions(changed: (uri: vscode.Uri) => void, log: ServerLog): LanguageClientOptions {
  return {
    documentSelector: languages.map((language) => ({ language })),
    diagnosticCollectionName: 'postfix',
    outputChannel: log.channel,
    initializationOptions: { trusted: vscode.workspace.isTrusted, commands: ['postfix.lookUpKey'] },
    synchronize: { fileEvents: vscode.workspace.createFileSystemWatcher('**/{main.cf,master.cf,.postfix-lint.json}') },
    diagnosticPullOptions: { onChange: true },
    middleware: {
      provideCompletionItem: async (document, position, context, token, next) =>
        openingValues(await next(document, position, context, token)),
      // They are asked for after each edit, and when anything
      // changes by which a file is judged: the moment to look again.
      async provideDiagnostics(document, previousResultId, token, next) {
        const uri = document instanceof vscode.Uri ? document : document.uri;
        if (uri.scheme === effectiveScheme) return { kind: vsdiag.DocumentDiagnosticReportKind.full, items: [] };
        const report = await next(document, previousResultId, token);
        changed(uri);
        return report;
      },
    },
  };
}

/** The server's own requests: what a worker cannot read for itself. */
function answerServer(server: BaseLanguageClient, context: vscode.ExtensionContext): void {
  const read = async (uri: vscode.Uri): Promise<string> =>
    new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  server.onRequest('postfix/data', async ({ name, base64 }: { name: string; base64?: boolean }) => {
    const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(context.extensionUri, 'dist', 'data', name));
    return base64 ? base64Of(bytes) : new TextDecoder().decode(bytes);
  });
  server.onRequest('postfix/readText', async ({ uri }: { uri: string }) => {
    try {
      return await read(vscode.Uri.parse(uri, true));
    } catch {
      return null; // absent, or not ours to read
    }
  });
}

/** A worker cannot be sent bytes: messages are JSON. */
function base64Of(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

async function showFailure(error: unknown, log: ServerLog): Promise<void> {
  const output = vscode.l10n.t('Show Output');
  const text = vscode.l10n.t(
    'The Postfix language server did not start: {0}',
    error instanceof Error ? error.message : String(error),
  );
  if ((await vscode.window.showErrorMessage(text, output)) === output) log.channel.show();
}
