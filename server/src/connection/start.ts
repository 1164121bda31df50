import {
  CodeActionKind, DidChangeConfigurationNotification, DocumentDiagnosticReportKind, TextDocumentSyncKind,
  type CancellationToken, type Connection, type DiagnosticServerCancellationData, type DocumentDiagnosticReport, type Hover, type InitializeParams, type InitializeResult,
} from 'vscode-languageserver';
import { fixAllKind } from '../features/codeActions.ts';
import { type CompletionOptions, completionTriggers, resolveCompletion } from '../features/completion.ts';
import { semanticTokensLegend } from '../features/semanticTokens.ts';
import type { Host } from '../host.ts';
import type { Service } from '../service.ts';
import { answerEffective } from './effectiveRequests.ts';
import { guarded } from './guard.ts';
import { createWorkspace } from './workspace.ts';

/** Put in by the build. */
declare const __VERSION__: string;

/** Serves a connection until it closes. All that the server knows of the world comes by `host`. */
export function start(connection: Connection, host: Host): void {
  const workspace = createWorkspace(connection, host);
  let canRegister = false;
  let tellsFolders = false;
  let completionOptions: CompletionOptions = {};

  connection.onInitialize((params: InitializeParams): InitializeResult => {
    canRegister = params.capabilities.workspace?.didChangeConfiguration?.dynamicRegistration === true;
    tellsFolders = params.capabilities.workspace?.workspaceFolders === true;
    completionOptions = completionOptionsOf(params);
    workspace.begin(params);
    return {
      serverInfo: { name: 'postfix-language-server', version: __VERSION__ },
      capabilities: {
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
        selectionRangeProvider: true,
        semanticTokensProvider: { legend: semanticTokensLegend, full: true },
        inlayHintProvider: true,
        ...(workspace.reports.pulled() ? { diagnosticProvider: { identifier: 'postfix', interFileDependencies: !workspace.reports.refreshes(), workspaceDiagnostics: false } } : {}),
        documentFormattingProvider: true,
        documentRangeFormattingProvider: true,
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
    };
  });
  connection.onInitialized(() => {
    if (canRegister) connection.client.register(DidChangeConfigurationNotification.type, { section: 'postfix' }).catch(() => {});
    if (tellsFolders) connection.workspace.onDidChangeWorkspaceFolders((event) => workspace.foldersChanged(event));
  });
  connection.onDidChangeConfiguration(({ settings }) => workspace.settingsChanged(settings));
  connection.onDidOpenTextDocument(({ textDocument }) => workspace.open(textDocument));
  connection.onDidChangeTextDocument(({ textDocument, contentChanges }) => workspace.change(textDocument.uri, contentChanges, textDocument.version));
  connection.onDidSaveTextDocument(({ textDocument }) => workspace.filesChanged([textDocument.uri]));
  connection.onDidChangeWatchedFiles(({ changes }) => workspace.filesChanged(changes.map(({ uri }) => uri)));
  connection.onNotification('postfix/trusted', () => workspace.trust());
  connection.onDidCloseTextDocument(({ textDocument }) => workspace.close(textDocument.uri));

  /** Answers a request about an open file; for any other document the answer is empty. */
  const ask = <T>(name: string, { textDocument: { uri } }: { textDocument: { uri: string } }, token: CancellationToken, empty: T, run: (file: Service) => T | Promise<T>) =>
    guarded(connection.console, name, uri, token, empty, () => {
      const file = workspace.service(uri);
      return file ? run(file) : empty;
    });

  connection.onHover(({ textDocument: { uri }, position }, token) => guarded(connection.console, 'hover', uri, token, null, () => {
    if (!workspace.entry(uri)) return null;
    const answer = (): Hover | null => {
      const file = workspace.service(uri);
      return file?.hover(file.offsetAt(position)) ?? null;
    };
    return workspace.proseLoaded(uri)?.then(answer) ?? answer();
  }));
  connection.onCompletion((params, token) => {
    const { uri } = params.textDocument;
    void workspace.proseLoaded(uri); // wanted soon, by resolve
    return ask('completion', params, token, null, (file) => {
      const at = file.offsetAt(params.position);
      const folder = file.folderWanted(at);
      if (folder === undefined) return file.complete(at, completionOptions);
      return workspace.listFolder(uri, folder).then((files) => file.complete(at, { ...completionOptions, ...(files ? { files } : {}) }));
    });
  });
  connection.onCompletionResolve((item, token) => guarded(connection.console, 'resolve', '', token, item, async () => {
    await workspace.proseLoaded(undefined);
    return resolveCompletion(item, workspace.completionSource());
  }));
  connection.onCodeAction((params, token) => ask('code action', params, token, [], (file) => {
    const { range, context } = params;
    return file.codeActions({ start: file.offsetAt(range.start), end: file.offsetAt(range.end) }, context.only, context.diagnostics);
  }));
  connection.languages.diagnostics.on(({ textDocument: { uri }, previousResultId }, token) =>
    guarded<DocumentDiagnosticReport, DiagnosticServerCancellationData>(connection.console, 'diagnostics', uri, token, { kind: DocumentDiagnosticReportKind.Full, items: [] }, () => workspace.reports.answer(uri, previousResultId, token)));
  connection.onDocumentSymbol((params, token) => ask('symbols', params, token, [], (file) => file.symbols()));
  connection.onFoldingRanges((params, token) => ask('folding', params, token, [], (file) => file.folding()));
  connection.onDefinition((params, token) => ask('definition', params, token, [], (file) => file.definition(file.offsetAt(params.position))));
  connection.onReferences((params, token) => ask('references', params, token, [], (file) => file.references(file.offsetAt(params.position), params.context.includeDeclaration)));
  connection.onDocumentHighlight((params, token) => ask('highlight', params, token, [], (file) => file.highlights(file.offsetAt(params.position))));
  connection.onPrepareRename((params, token) => ask('prepare rename', params, token, null, (file) => file.prepareRename(file.offsetAt(params.position)) ?? null));
  connection.onRenameRequest((params, token) => ask('rename', params, token, null, (file) => file.rename(file.offsetAt(params.position), params.newName) ?? null));
  connection.onDocumentLinks((params, token) => ask('links', params, token, [], (file) => file.links()));
  connection.onSelectionRanges((params, token) => ask('selection', params, token, [], (file) => file.selectionRanges(params.positions.map(file.offsetAt))));
  connection.languages.semanticTokens.on((params, token) => ask('semantic tokens', params, token, { data: [] }, (file) => file.semanticTokens()));
  connection.languages.inlayHint.on((params, token) => ask('inlay hints', params, token, [], (file) => (workspace.settings(params.textDocument.uri).inlayHints ? file.inlayHints(params.range) : [])));
  connection.onDocumentFormatting((params, token) => ask('format', params, token, [], (file) => file.format()));
  connection.onDocumentRangeFormatting((params, token) => ask('format', params, token, [], (file) => file.formatRange(file.offsetAt(params.range.start), file.offsetAt(params.range.end))));
  answerEffective(connection, workspace, host);
  connection.listen();
}

/** What the client can do with a list of completions. */
function completionOptionsOf({ capabilities: { textDocument } }: InitializeParams): CompletionOptions {
  const defaults = textDocument?.completion?.completionList?.itemDefaults ?? [];
  return {
    itemDefaults: defaults.includes('editRange') && defaults.includes('data'),
    snippets: textDocument?.completion?.completionItem?.snippetSupport === true,
  };
}
