import {
  CodeActionKind,
  DidChangeConfigurationNotification,
  TextDocumentSyncKind,
  type Connection,
  type InitializeParams,
  type InitializeResult,
} from 'vscode-languageserver';
import type { Host } from '../host.ts';
import { encodingOf } from '../instance/positionEncoding.ts';
import { fixAllKind } from '../ide/codeActions.ts';
import { completionTriggers } from '../ide/completion.ts';
import { preferredKind } from '../ide/markup.ts';
import { semanticTokensLegend } from '../ide/semanticTokens.ts';
import { answerEffective, createSourceOf } from './effectiveRequests.ts';
import { type ClientAbilities, answerFeatures } from './featureRequests.ts';
import { answerPresets } from './presetRequest.ts';
import { answerStatus } from './statusRequest.ts';
import { answerTables } from './tableRequests.ts';
import { answerTrace } from './traceRequests.ts';
import { createWorkspace } from './workspace.ts';

/** Put in by the build. */
declare const __VERSION__: string;

/** Serves a connection until it closes. All that the server knows of the world comes by `host`. */
export function start(connection: Connection, host: Host): void {
  const workspace = createWorkspace(connection, host);
  let canRegister = false;
  let tellsFolders = false;
  let client: ClientAbilities = { completion: {}, texts: {}, commands: new Set() };

  connection.onInitialize((params: InitializeParams): InitializeResult => {
    canRegister = params.capabilities.workspace?.didChangeConfiguration?.dynamicRegistration === true;
    tellsFolders = params.capabilities.workspace?.workspaceFolders === true;
    client = clientOf(params);
    workspace.begin(params);
    return {
      serverInfo: { name: 'postfix-language-server', version: __VERSION__ },
      capabilities: {
        ...(params.capabilities.general?.positionEncodings
          ? { positionEncoding: encodingOf(params.capabilities.general.positionEncodings) }
          : {}),
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
        hoverProvider: true,
        completionProvider: { triggerCharacters: [...completionTriggers], resolveProvider: true },
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind] },
        documentSymbolProvider: true,
        foldingRangeProvider: true,
        definitionProvider: true,
        referencesProvider: true,
        documentHighlightProvider: true,
        renameProvider: { prepareProvider: true },
        documentLinkProvider: {},
        codeLensProvider: {},
        selectionRangeProvider: true,
        semanticTokensProvider: { legend: semanticTokensLegend, full: true },
        inlayHintProvider: true,
        ...(workspace.reports.pulled()
          ? {
              diagnosticProvider: {
                identifier: 'postfix',
                interFileDependencies: !workspace.reports.refreshes(),
                workspaceDiagnostics: false,
              },
            }
          : {}),
        documentFormattingProvider: true,
        documentRangeFormattingProvider: true,
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
    };
  });
  connection.onInitialized(() => {
    if (canRegister) {
      connection.client.register(DidChangeConfigurationNotification.type, { section: 'postfix' }).catch(() => {});
    }
    if (tellsFolders) connection.workspace.onDidChangeWorkspaceFolders((event) => workspace.foldersChanged(event));
  });
  connection.onDidChangeConfiguration(({ settings }) => workspace.settingsChanged(settings));
  connection.onDidOpenTextDocument(({ textDocument }) => workspace.open(textDocument));
  connection.onDidChangeTextDocument(({ textDocument, contentChanges }) =>
    workspace.change(textDocument.uri, contentChanges, textDocument.version),
  );
  connection.onDidSaveTextDocument(({ textDocument }) => workspace.filesChanged([textDocument.uri]));
  connection.onDidChangeWatchedFiles(({ changes }) => workspace.filesChanged(changes.map(({ uri }) => uri)));
  connection.onNotification('postfix/trusted', () => workspace.trust());
  connection.onDidCloseTextDocument(({ textDocument }) => workspace.close(textDocument.uri));

  answerFeatures(connection, workspace, () => client);
  const sourceOf = createSourceOf(workspace, host);
  answerEffective(connection, workspace, sourceOf);
  answerStatus(connection, workspace);
  answerPresets(connection, workspace);
  answerTables(connection, workspace);
  answerTrace(connection, {
    sourceOf,
    viewed: (uri) => workspace.viewed(uri),
    tablesOf: (uri, release) => workspace.tables(uri, release),
  });
  connection.listen();
}

/** What a client says that it can do. */
function clientOf({ capabilities: { textDocument }, initializationOptions }: InitializeParams): ClientAbilities {
  const { commands } = (initializationOptions ?? {}) as { readonly commands?: unknown };
  const defaults = textDocument?.completion?.completionList?.itemDefaults ?? [];
  const item = textDocument?.completion?.completionItem;
  return {
    commands: new Set(Array.isArray(commands) ? commands.filter((one) => typeof one === 'string') : []),
    completion: {
      itemDefaults: defaults.includes('editRange') && defaults.includes('data'),
      snippets: item?.snippetSupport === true,
    },
    texts: {
      hover: preferredKind(textDocument?.hover?.contentFormat),
      documentation: preferredKind(item?.documentationFormat),
    },
  };
}
