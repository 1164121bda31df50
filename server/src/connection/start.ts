import {
  CodeActionKind, DidChangeConfigurationNotification, TextDocumentSyncKind,
  type CancellationToken, type Connection, type InitializeParams, type InitializeResult,
} from 'vscode-languageserver';
import { codeActions, fixAllKind } from '../features/codeActions.ts';
import { type CompletionOptions, complete, completionTriggers, folderWanted, resolveCompletion } from '../features/completion.ts';
import type { MainDocument } from '../features/document.ts';
import { foldingRanges } from '../features/folding.ts';
import { format, formatRange } from '../features/format.ts';
import { hover } from '../features/hover.ts';
import { inlayHints } from '../features/inlayHints.ts';
import { documentLinks } from '../features/links.ts';
import { definition, highlights, references } from '../features/navigation.ts';
import { prepareRename, rename } from '../features/rename.ts';
import { selectionRanges } from '../features/selection.ts';
import { semanticTokens, semanticTokensLegend } from '../features/semanticTokens.ts';
import { documentSymbols } from '../features/symbols.ts';
import type { Host } from '../host.ts';
import { guarded } from './guard.ts';
import { createWorkspace } from './workspace.ts';

/** Serves a connection until it closes. All that the server knows of the world comes by `host`. */
export function start(connection: Connection, host: Host): void {
  const workspace = createWorkspace(connection, host);
  let canRegister = false;
  let completionOptions: CompletionOptions = {};

  connection.onInitialize((params: InitializeParams): InitializeResult => {
    canRegister = params.capabilities.workspace?.didChangeConfiguration?.dynamicRegistration === true;
    completionOptions = completionOptionsOf(params);
    workspace.begin(params);
    return {
      serverInfo: { name: 'postfix-language-server' },
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
        documentFormattingProvider: true,
        documentRangeFormattingProvider: true,
      },
    };
  });
  connection.onInitialized(() => {
    if (canRegister) connection.client.register(DidChangeConfigurationNotification.type, { section: 'postfix' }).catch(() => {});
  });
  connection.onDidChangeConfiguration(({ settings }) => workspace.settingsChanged(settings));
  connection.onDidOpenTextDocument(({ textDocument }) => workspace.open(textDocument));
  connection.onDidChangeTextDocument(({ textDocument, contentChanges }) => workspace.change(textDocument.uri, contentChanges, textDocument.version));
  connection.onDidSaveTextDocument(({ textDocument }) => workspace.filesChanged([textDocument.uri]));
  connection.onDidChangeWatchedFiles(({ changes }) => workspace.filesChanged(changes.map(({ uri }) => uri)));
  connection.onNotification('postfix/trusted', () => workspace.trust());
  connection.onDidCloseTextDocument(({ textDocument }) => workspace.close(textDocument.uri));

  /** Answers a request about an open main.cf; for any other document the answer is empty. */
  const ask = <T>(name: string, uri: string, token: CancellationToken, empty: T, run: (document: MainDocument) => T | Promise<T>) =>
    guarded(connection.console, name, uri, token, empty, () => {
      const document = workspace.document(uri);
      return document ? run(document) : empty;
    });
  const offset = (document: MainDocument, position: { line: number; character: number }): number => document.lines.offsetAt(position);

  connection.onHover(({ textDocument: { uri }, position }, token) => ask('hover', uri, token, null, async (document) => {
    await workspace.proseLoaded(uri);
    const current = workspace.document(uri) ?? document;
    return hover(current, offset(current, position)) ?? null;
  }));
  connection.onCompletion(({ textDocument: { uri }, position }, token) => {
    void workspace.proseLoaded(uri); // wanted soon, by resolve
    return ask('completion', uri, token, null, async (document) => {
      const at = offset(document, position);
      const folder = folderWanted(document, at);
      const files = folder === undefined ? undefined : await workspace.listFolder(uri, folder);
      return complete(document, at, { ...completionOptions, ...(files ? { files } : {}) });
    });
  });
  connection.onCompletionResolve((item, token) => guarded(connection.console, 'resolve', '', token, item, async () => {
    await workspace.proseLoaded(undefined);
    return resolveCompletion(item, workspace.completionSource());
  }));
  connection.onCodeAction(({ textDocument: { uri }, range, context }, token) => ask('code action', uri, token, [], (document) =>
    codeActions(document, workspace.findings(uri), { start: offset(document, range.start), end: offset(document, range.end) }, context.only, context.diagnostics)));
  connection.onDocumentSymbol(({ textDocument: { uri } }, token) => ask('symbols', uri, token, [], documentSymbols));
  connection.onFoldingRanges(({ textDocument: { uri } }, token) => ask('folding', uri, token, [], foldingRanges));
  connection.onDefinition(({ textDocument: { uri }, position }, token) => ask('definition', uri, token, [], (d) => definition(d, offset(d, position))));
  connection.onReferences(({ textDocument: { uri }, position, context }, token) =>
    ask('references', uri, token, [], (d) => references(d, offset(d, position), context.includeDeclaration)));
  connection.onDocumentHighlight(({ textDocument: { uri }, position }, token) => ask('highlight', uri, token, [], (d) => highlights(d, offset(d, position))));
  connection.onPrepareRename(({ textDocument: { uri }, position }, token) => ask('prepare rename', uri, token, null, (d) => prepareRename(d, offset(d, position)) ?? null));
  connection.onRenameRequest(({ textDocument: { uri }, position, newName }, token) => ask('rename', uri, token, null, (d) => rename(d, offset(d, position), newName) ?? null));
  connection.onDocumentLinks(({ textDocument: { uri } }, token) => ask('links', uri, token, [], documentLinks));
  connection.onSelectionRanges(({ textDocument: { uri }, positions }, token) => ask('selection', uri, token, [], (d) => selectionRanges(d, positions.map((p) => offset(d, p)))));
  connection.languages.semanticTokens.on(({ textDocument: { uri } }, token) => ask('semantic tokens', uri, token, { data: [] }, semanticTokens));
  connection.languages.inlayHint.on(({ textDocument: { uri }, range }, token) => ask('inlay hints', uri, token, [], (d) => (workspace.settings(uri).inlayHints ? inlayHints(d, range) : [])));
  connection.onDocumentFormatting(({ textDocument: { uri } }, token) => ask('format', uri, token, [], format));
  connection.onDocumentRangeFormatting(({ textDocument: { uri }, range }, token) => ask('format', uri, token, [], (d) => formatRange(d, offset(d, range.start), offset(d, range.end))));
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
