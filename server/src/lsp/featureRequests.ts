import {
  type CancellationToken,
  type Connection,
  type DiagnosticServerCancellationData,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  type Position,
  type TextDocumentIdentifier,
} from 'vscode-languageserver';
import { codeActions } from '../ide/codeActions.ts';
import { codeLenses } from '../ide/codeLenses.ts';
import { type ClientCompletion, complete } from '../ide/completion.ts';
import { fileOfItem, resolveCompletion } from '../ide/completionResolve.ts';
import { foldingRanges } from '../ide/folding.ts';
import { format, formatRange } from '../ide/format.ts';
import { hover } from '../ide/hover.ts';
import { inlayHints } from '../ide/inlayHints.ts';
import { documentLinks } from '../ide/links.ts';
import type { ClientTexts } from '../ide/markup.ts';
import { definition, highlights, references } from '../ide/navigation.ts';
import { spanOf } from '../ide/range.ts';
import { prepareRename, rename } from '../ide/rename.ts';
import { selectionRanges } from '../ide/selection.ts';
import { semanticTokens } from '../ide/semanticTokens.ts';
import { documentSymbols } from '../ide/symbols.ts';
import type { LanguageDocument } from '../languages/language.ts';
import { guarded } from './guard.ts';
import type { Workspace } from './workspace.ts';

/** What the client can do, as it said when it began. */
export interface ClientAbilities {
  readonly completion: ClientCompletion;
  readonly texts: ClientTexts;
  /** Commands of its own that a lens may run. */
  readonly commands: ReadonlySet<string>;
}

interface AboutFile {
  readonly textDocument: TextDocumentIdentifier;
}
interface AboutPlace extends AboutFile {
  readonly position: Position;
}

/** Answers the requests of LSP about open files; for any other document the answer is empty. */
export function answerFeatures(connection: Connection, workspace: Workspace, client: () => ClientAbilities): void {
  const { console: log, languages } = connection;
  /** Answers with what a feature makes of the file. */
  const ask =
    <P extends AboutFile, T>(name: string, empty: T, run: (file: LanguageDocument, params: P) => T | Promise<T>) =>
    (params: P, token: CancellationToken) =>
      guarded(log, name, params.textDocument.uri, token, empty, () => {
        const file = workspace.document(params.textDocument.uri);
        return file ? run(file, params) : empty;
      });
  /** The same about the place that the client is at. */
  const askAt = <P extends AboutPlace, T>(
    name: string,
    empty: T,
    run: (file: LanguageDocument, offset: number, params: P) => T | Promise<T>,
  ) => ask<P, T>(name, empty, (file, params) => run(file, file.lines.offsetAt(params.position), params));

  connection.onHover((params, token) => {
    const answer = () =>
      askAt('hover', null, (file, offset) => hover(file, offset, client().texts) ?? null)(params, token);
    const { uri } = params.textDocument;
    return (workspace.instance(uri) && workspace.proseLoaded(uri))?.then(answer) ?? answer();
  });
  connection.onCompletion(
    askAt('completion', null, (file, offset) => {
      void workspace.proseLoaded(file.uri); // wanted soon, by resolve
      return complete(file, offset, client().completion, (folder) => workspace.listFolder(file.uri, folder));
    }),
  );
  connection.onCompletionResolve((item, token) => {
    const uri = fileOfItem(item);
    return guarded(log, 'resolve', uri ?? '', token, item, async () => {
      await workspace.proseLoaded(uri);
      return resolveCompletion(item, workspace.itemSource(uri), client().texts);
    });
  });
  connection.onCodeAction(
    ask('code action', [], (file, { range, context }) =>
      codeActions(file, workspace.findings(file.uri), spanOf(file, range), context.only, context.diagnostics),
    ),
  );
  languages.diagnostics.on(({ textDocument: { uri }, previousResultId }, token) => {
    const empty: DocumentDiagnosticReport = { kind: DocumentDiagnosticReportKind.Full, items: [] };
    type Why = DiagnosticServerCancellationData;
    return guarded<DocumentDiagnosticReport, Why>(log, 'diagnostics', uri, token, empty, () =>
      workspace.reports.answer(uri, previousResultId, token),
    );
  });
  connection.onDocumentSymbol(ask('symbols', [], (file) => documentSymbols(file)));
  connection.onFoldingRanges(ask('folding', [], (file) => foldingRanges(file)));
  connection.onDefinition(askAt('definition', [], (file, offset) => definition(file, offset)));
  connection.onReferences(
    askAt('references', [], (file, offset, { context }) => references(file, offset, context.includeDeclaration)),
  );
  connection.onDocumentHighlight(askAt('highlight', [], (file, offset) => highlights(file, offset)));
  connection.onPrepareRename(askAt('prepare rename', null, (file, offset) => prepareRename(file, offset) ?? null));
  connection.onRenameRequest(
    askAt('rename', null, (file, offset, { newName }) => rename(file, offset, newName) ?? null),
  );
  connection.onCodeLens(ask('code lenses', [], (file) => codeLenses(file, client().commands)));
  connection.onDocumentLinks(ask('links', [], (file) => documentLinks(file)));
  connection.onSelectionRanges(
    ask('selection', [], (file, { positions }) =>
      selectionRanges(
        file,
        positions.map((position) => file.lines.offsetAt(position)),
      ),
    ),
  );
  languages.semanticTokens.on(ask('semantic tokens', { data: [] }, (file) => semanticTokens(file)));
  languages.inlayHint.on(
    ask('inlay hints', [], (file, { range }) =>
      workspace.settings(file.uri).inlayHints ? inlayHints(file, range) : [],
    ),
  );
  connection.onDocumentFormatting(ask('format', [], (file) => format(file)));
  connection.onDocumentRangeFormatting(ask('format', [], (file, { range }) => formatRange(file, range)));
}
