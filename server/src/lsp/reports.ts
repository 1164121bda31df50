import {
  type CancellationToken,
  type Connection,
  type DiagnosticServerCancellationData,
  DocumentDiagnosticReportKind,
  type DocumentDiagnosticReport,
  type InitializeParams,
  LSPErrorCodes,
  ResponseError,
} from 'vscode-languageserver';
import type { Diagnostic } from 'vscode-languageserver-types';
import { sameDiagnostics } from '../ide/sameDiagnostics.ts';
import type { Host } from '../host.ts';
import type { OpenFile } from './openInstance.ts';

/**
 * How the client learns what there is to say of a file: it asks (LSP 3.17, "Pull Diagnostics") where it can, and is
 * told where it cannot, or never does. One that asks gets no report for text that it has left behind, and none twice.
 */
export interface Reports {
  begin(params: InitializeParams): void;
  /** Whether the client says that it asks. */
  pulled(): boolean;
  /** Whether it asks again when it is told to; else it does so when it edits any file. */
  refreshes(): boolean;
  /** The text of a file is another. */
  edited(file: OpenFile): void;
  /** What a file is judged by may be another. */
  inputsChanged(file: OpenFile): void;
  closed(uri: string): void;
  /** Answers a client that asks. */
  answer(
    uri: string,
    previous: string | undefined,
    token: CancellationToken,
  ): Promise<DocumentDiagnosticReport | ResponseError<DiagnosticServerCancellationData>>;
}

/** The open files, as the workspace has them. */
export interface OpenFiles {
  readonly file: (uri: string) => OpenFile | undefined;
  /** All there is to say of a file. */
  readonly diagnostics: (file: OpenFile) => Diagnostic[];
  /** Called when a version has been checked. */
  readonly checked: (file: OpenFile) => void;
}

/**
 * How long a client that says that it asks is waited for, in milliseconds. Those that do ask do so as they open a
 * file.
 */
const timeToAsk = 1000;

export function createReports(connection: Connection, host: Pick<Host, 'soon' | 'later'>, files: OpenFiles): Reports {
  let pulled = false;
  /** It has asked indeed: some clients say that they do and never do. */
  let asked = false;
  /** Files that a client was told of before it asked. */
  const published = new Set<string>();
  /** What was told last of a file, and of which version. */
  const lastPublished = new WeakMap<OpenFile, { readonly version: number; readonly items: readonly Diagnostic[] }>();
  let refreshes = false;
  let ids = 0;
  /** Files with news since the client was told to ask again, while it has not said that it heard. */
  let late: Set<OpenFile> | undefined;

  const isOpen = (file: OpenFile): boolean => files.file(file.uri) === file;
  function publishSoon(file: OpenFile): void {
    if (file.due) return;
    file.due = true;
    // A report that is wrong for a moment would be shown, and one that the client asks for next would be shown twice.
    void Promise.all([file.owner.arrived, mayAsk()]).then(() => {
      file.idle.whenIdle(() => {
        file.due = false;
        if (!isOpen(file)) return;
        if (asked) {
          refreshSoon(file);
          return;
        }
        const { uri, version } = file;
        const items = files.diagnostics(file);
        const last = lastPublished.get(file);
        // The files of an instance are told of each other's news: without any this would go on for ever.
        if (last?.version === version && sameDiagnostics(last.items, items)) return;
        lastPublished.set(file, { version, items });
        if (pulled) published.add(uri);
        void connection.sendDiagnostics({ uri, version, diagnostics: items });
        files.checked(file);
      });
    });
  }
  /** Gives a client that says that it asks the time to do so, once. */
  function mayAsk(): Promise<void> | undefined {
    if (!pulled || published.size > 0) return undefined;
    return new Promise((resolve) => {
      host.later(resolve, timeToAsk);
    });
  }
  /** From now on the client asks; what it was told it would show beside the answers. */
  function hasAsked(): void {
    asked = true;
    for (const uri of published) void connection.sendDiagnostics({ uri, diagnostics: [] });
    published.clear();
  }
  /** The client is to ask again, if it would hear anything else than it did. */
  function refreshSoon(file: OpenFile): void {
    if (file.due || !file.lastReport || !refreshes) return;
    file.due = true;
    file.idle.whenIdle(() => {
      file.due = false;
      if (!isOpen(file) || !file.lastReport || sameDiagnostics(file.lastReport.items, files.diagnostics(file))) return;
      if (late) late.add(file);
      else refresh();
    });
  }
  function refresh(): void {
    const meanwhile = new Set<OpenFile>();
    late = meanwhile;
    connection.languages.diagnostics
      .refresh()
      .catch(() => {})
      .finally(() => {
        late = undefined;
        for (const file of meanwhile) refreshSoon(file);
      });
  }
  /** The report as it is now, by the name that the client may know it by. */
  function report(file: OpenFile, items: Diagnostic[], previous: string | undefined): DocumentDiagnosticReport {
    let last = file.lastReport;
    if (!last || !sameDiagnostics(last.items, items)) {
      last = { id: String(++ids), items };
      file.lastReport = last;
    }
    const { id } = last;
    return id === previous
      ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId: id }
      : { kind: DocumentDiagnosticReportKind.Full, resultId: id, items };
  }

  return {
    begin({ capabilities: { textDocument, workspace } }) {
      pulled = textDocument?.diagnostic !== undefined;
      refreshes = workspace?.diagnostics?.refreshSupport === true;
    },
    pulled: () => pulled,
    refreshes: () => refreshes,
    edited(file) {
      file.idle.noteEdit();
      if (!asked) publishSoon(file);
    },
    inputsChanged(file) {
      if (asked) refreshSoon(file);
      else publishSoon(file);
    },
    closed(uri) {
      if (!pulled || published.delete(uri)) void connection.sendDiagnostics({ uri, diagnostics: [] });
    },
    async answer(uri, previous, token) {
      if (pulled && !asked) hasAsked();
      const file = files.file(uri);
      if (!file) return { kind: DocumentDiagnosticReportKind.Full, items: [] };
      // A report that is wrong for a moment would be shown.
      if (!file.lastReport) await file.owner.arrived;
      await new Promise<void>((resolve) => {
        file.idle.whenIdle(resolve);
      });
      if (token.isCancellationRequested) return new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
      const items = files.diagnostics(file);
      // The report goes first, for which a writer of the library's takes a turn.
      host.soon(() => {
        host.soon(() => {
          if (isOpen(file)) files.checked(file);
        });
      });
      return report(file, items, previous);
    },
  };
}
