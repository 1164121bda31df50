import { type CancellationToken, type Connection, type DiagnosticServerCancellationData, DocumentDiagnosticReportKind, type DocumentDiagnosticReport, type InitializeParams, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Diagnostic } from 'vscode-languageserver-types';
import { sameDiagnostics } from '../features/sameDiagnostics.ts';
import type { Host } from '../host.ts';
import { type Entry, foundIn } from './entry.ts';

/**
 * How the client learns what there is to tell of a file: it asks (LSP 3.17, "Pull Diagnostics") where it can, and is told
 * where it cannot. One that asks gets no report for text that it has left behind, and none twice.
 */
export interface Reports {
  begin(params: InitializeParams): void;
  /** Whether the client asks. */
  pulled(): boolean;
  /** Whether it asks again when it is told to; else it does so when it edits any file. */
  refreshes(): boolean;
  /** The text of a file is another. */
  edited(entry: Entry): void;
  /** What a file is judged by may be another. */
  judged(entry: Entry): void;
  closed(uri: string): void;
  /** Answers a client that asks. */
  answer(uri: string, previous: string | undefined, token: CancellationToken): Promise<DocumentDiagnosticReport | ResponseError<DiagnosticServerCancellationData>>;
}

/** The open files, as the workspace has them. */
export interface OpenFiles {
  readonly entry: (uri: string) => Entry | undefined;
  /** All there is to tell of a file; throws where a rule is at fault. */
  readonly diagnostics: (entry: Entry) => Diagnostic[];
  /** Called when a version has been checked. */
  readonly checked: (entry: Entry) => void;
}

/** Milliseconds that a client has to say how it would have a file judged before that is done without. */
const moment = 5;

export function createReports(connection: Connection, host: Pick<Host, 'soon' | 'later'>, files: OpenFiles): Reports {
  let pulled = false;
  let refreshes = false;
  let ids = 0;
  /** Files with news since the client was told to ask again, while it has not said that it heard. */
  let late: Set<Entry> | undefined;

  const isOpen = (entry: Entry): boolean => files.entry(entry.uri) === entry;
  function tellOf(entry: Entry): Diagnostic[] {
    try {
      return files.diagnostics(entry);
    } catch (error) {
      connection.console.error(`check ${entry.uri}: ${error instanceof Error ? error.stack ?? error.message : String(error)}`);
      return [];
    }
  }
  /** The list that a file keeps while nothing changes; none where a rule is at fault, which was told already. */
  function findingsOf(entry: Entry): unknown {
    try {
      return foundIn(entry);
    } catch {
      return undefined;
    }
  }
  function publish(entry: Entry): void {
    entry.due = false;
    if (!isOpen(entry)) return;
    void connection.sendDiagnostics({ uri: entry.uri, version: entry.file.version(), diagnostics: tellOf(entry) });
    files.checked(entry);
  }
  function publishSoon(entry: Entry): void {
    if (entry.due) return;
    entry.due = true;
    entry.rest.whenAtRest(() => { publish(entry); });
  }
  /** The client is to ask again, if it would hear anything else than it did. */
  function refreshSoon(entry: Entry): void {
    if (entry.due || !entry.told || !refreshes) return;
    entry.due = true;
    entry.rest.whenAtRest(() => {
      entry.due = false;
      if (!isOpen(entry) || !entry.told || sameDiagnostics(entry.told.items, tellOf(entry))) return;
      if (late) late.add(entry);
      else refresh();
    });
  }
  function refresh(): void {
    const meanwhile = late = new Set<Entry>();
    connection.languages.diagnostics.refresh().catch(() => {}).finally(() => {
      late = undefined;
      for (const entry of meanwhile) refreshSoon(entry);
    });
  }
  /** The report as it is now, by the name that the client may know it by. */
  function report(entry: Entry, items: Diagnostic[], previous: string | undefined): DocumentDiagnosticReport {
    if (!entry.told || !sameDiagnostics(entry.told.items, items)) entry.told = { id: String(++ids), items };
    const { id } = entry.told;
    return id === previous ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId: id } : { kind: DocumentDiagnosticReportKind.Full, resultId: id, items };
  }

  return {
    begin({ capabilities: { textDocument, workspace } }) {
      pulled = textDocument?.diagnostic !== undefined;
      refreshes = workspace?.diagnostics?.refreshSupport === true;
    },
    pulled: () => pulled,
    refreshes: () => refreshes,
    edited(entry) {
      entry.rest.stir();
      if (!pulled) publishSoon(entry);
    },
    judged(entry) {
      if (pulled) refreshSoon(entry);
      else publishSoon(entry);
    },
    closed(uri) {
      if (!pulled) void connection.sendDiagnostics({ uri, diagnostics: [] });
    },
    async answer(uri, previous, token) {
      const entry = files.entry(uri);
      if (!entry) return { kind: DocumentDiagnosticReportKind.Full, items: [] };
      // What is found out about a file when it is opened is mostly there at once, and would make a check without it for nothing.
      if (!entry.told) await Promise.race([entry.arrived(), new Promise<void>((resolve) => { host.later(resolve, moment); })]);
      await new Promise<void>((resolve) => { entry.rest.whenAtRest(resolve); });
      if (token.isCancellationRequested) return new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
      let items = tellOf(entry);
      if (!entry.told) {
        // What is known of a file when it is opened is not all; a report that is wrong for a moment would be shown.
        const [version, findings, settings] = [entry.file.version(), findingsOf(entry), entry.settings];
        await entry.arrived();
        if (version !== entry.file.version() || findings !== findingsOf(entry) || settings !== entry.settings) items = tellOf(entry);
      }
      // The report goes first, for which a writer of the library's takes a turn.
      host.soon(() => { host.soon(() => { if (isOpen(entry)) files.checked(entry); }); });
      return report(entry, items, previous);
    },
  };
}
