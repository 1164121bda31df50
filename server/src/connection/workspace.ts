import type { Connection, InitializeParams, TextDocumentItem } from 'vscode-languageserver';
import type { TextDocumentContentChangeEvent } from 'vscode-languageserver-textdocument';
import { diagnostics } from '../features/diagnostics.ts';
import type { MainDocument } from '../features/document.ts';
import type { Host } from '../host.ts';
import { knowledge } from '../knowledge/knowledge.ts';
import type { Release } from '../knowledge/factTypes.ts';
import type { Prose } from '../knowledge/prose.ts';
import { type Messages, locales } from '../messages/messages.ts';
import type { Finding } from '../rules/rule.ts';
import { parseMasterCf } from '../syntax/masterCf.ts';
import type { MasterCf } from '../syntax/masterCf.ts';
import { type DiskLook, createDiskLook } from './diskLook.ts';
import { createDiskWatch } from './diskWatch.ts';
import { type Machine, createMachine } from './machine.ts';
import { type OpenFile, openFile } from './openFile.ts';
import { createProseStore } from './proseStore.ts';
import { type Settings, defaultSettings, readSettings, targetRelease, textLocale } from './settings.ts';

/** The open files, the settings and what is told to the client on its own. */
export interface Workspace {
  begin(params: InitializeParams): void;
  settingsChanged(settings: unknown): void;
  /** The user trusts the workspace. */
  trust(): void;
  /** Files on disk may be others than before. */
  filesChanged(uris: readonly string[]): void;
  listFolder(uri: string, folder: string): ReturnType<Machine['list']>;
  settings(uri: string): Settings;
  open(item: TextDocumentItem): void;
  change(uri: string, changes: readonly TextDocumentContentChangeEvent[], version: number): void;
  close(uri: string): void;
  document(uri: string): MainDocument | undefined;
  findings(uri: string): readonly Finding[];
  proseLoaded(uri: string | undefined): Promise<void>;
  completionSource(): { knowledge: typeof knowledge; release: Release; messages: Messages; prose: Prose };
}

/** Turns of the event loop; one costs microseconds when nothing waits. */
const quietTurns = 6;
const mostTurns = 400;

interface Entry {
  readonly file: OpenFile;
  settings: Settings;
  master: MasterCf | undefined;
  /** Undefined while no check is due; else how many turns have passed since the last edit, and since the first. */
  due: { quiet: number; all: number } | undefined;
  readonly disk: DiskLook;
}

export function createWorkspace(connection: Connection, host: Host): Workspace {
  const entries = new Map<string, Entry>();
  /** Texts of open master.cf files; they count more than those on disk. */
  const masters = new Map<string, string>();
  const machine = createMachine(host);
  const diskWatch = createDiskWatch(connection);
  const prose = createProseStore(host, (message) => connection.console.error(message));
  let base = defaultSettings;
  let clientLocale: string | undefined;
  let asksSettings = false;
  let last: Settings = base;

  /** What is installed here says nothing of a file that is elsewhere. */
  const releaseFor = (uri: string, settings: Settings): Release => targetRelease(settings, uri.startsWith('file:') ? machine.release() : undefined);
  const localeFor = (settings: Settings) => textLocale(settings, clientLocale);

  /**
   * Checks at once, but lets go first what has arrived already: the connection takes one message a turn, and an edit
   * among them would make the check for nothing. A stream of edits without end cannot put it off.
   */
  function checkSoon(uri: string, entry: Entry): void {
    if (entry.due) { entry.due.quiet = 0; return; }
    const due = entry.due = { quiet: 0, all: 0 };
    const turn = (): void => {
      if (entries.get(uri) !== entry) return;
      if (++due.quiet < quietTurns && ++due.all < mostTurns) { host.soon(turn); return; }
      entry.due = undefined;
      publish(uri, entry);
    };
    host.soon(turn);
  }
  function publish(uri: string, entry: Entry): void {
    const document = documentOf(uri, entry);
    try {
      const shown = diagnostics(document, entry.file.findings(), entry.settings.rules);
      void connection.sendDiagnostics({ uri, version: entry.file.version(), diagnostics: shown });
    } catch (error) {
      connection.console.error(`check ${uri}: ${error instanceof Error ? error.stack ?? error.message : String(error)}`);
      void connection.sendDiagnostics({ uri, version: entry.file.version(), diagnostics: [] });
    }
    quietly(lookAtDisk(uri, entry));
  }
  function documentOf(uri: string, entry: Entry): MainDocument {
    const locale = localeFor(entry.settings);
    return { uri, lines: entry.file.lines(), context: entry.file.context(), messages: locales[locale], prose: prose.of(locale) };
  }
  function judge(uri: string, entry: Entry): void {
    entry.file.judgeBy(releaseFor(uri, entry.settings), entry.master);
    checkSoon(uri, entry);
  }

  async function fetchSettings(uri: string): Promise<void> {
    if (!asksSettings) return;
    // A client may never answer: nothing waits for this, the file is checked by what is known already.
    const given: unknown = await connection.workspace.getConfiguration({ scopeUri: uri, section: 'postfix' });
    const entry = entries.get(uri);
    if (!entry) return;
    const next = readSettings(given, base);
    if (JSON.stringify(next) === JSON.stringify(entry.settings)) return;
    last = entry.settings = next;
    judge(uri, entry);
  }
  async function fetchMaster(uri: string): Promise<void> {
    const sibling = masterBeside(uri);
    const entry = entries.get(uri);
    if (!sibling || !entry) return;
    const text = masters.get(sibling) ?? await host.readText(sibling);
    if (entries.get(uri) !== entry) return;
    const next = text === undefined ? undefined : parseMasterCf(text);
    if (next === undefined && entry.master === undefined) return;
    entry.master = next;
    judge(uri, entry);
  }
  async function lookAtDisk(uri: string, entry: Entry, options?: { readonly again: boolean }): Promise<void> {
    if (await entry.disk.look(options) && entries.get(uri) === entry) checkSoon(uri, entry);
  }
  async function lookAtMachine(): Promise<void> {
    await machine.look();
    for (const [uri, entry] of entries) judge(uri, entry);
  }
  const quietly = (work: Promise<void>): void => { work.catch((error: unknown) => connection.console.error(String(error))); };

  return {
    begin(params) {
      clientLocale = params.locale;
      asksSettings = params.capabilities.workspace?.configuration === true;
      last = base = readSettings(params.initializationOptions);
      diskWatch.begin(params);
      if ((params.initializationOptions as { trusted?: unknown } | null | undefined)?.trusted === true) this.trust();
    },
    settingsChanged(settings) {
      const own = (settings as { postfix?: unknown } | null | undefined)?.postfix;
      if (own !== undefined && own !== null) last = base = readSettings(own, defaultSettings);
      for (const [uri, entry] of entries) {
        if (!asksSettings) { entry.settings = base; judge(uri, entry); }
        quietly(fetchSettings(uri));
      }
    },
    trust() {
      machine.trust();
      quietly(lookAtMachine());
    },
    filesChanged(uris) {
      for (const [uri, entry] of entries) {
        quietly(lookAtDisk(uri, entry, { again: true }));
        if (uris.includes(masterBeside(uri) ?? '')) quietly(fetchMaster(uri));
      }
    },
    listFolder: (uri, folder) => machine.list(uri, folder),
    settings: (uri) => entries.get(uri)?.settings ?? base,
    open(item) {
      if (isMaster(item)) {
        masters.set(item.uri, item.text);
        for (const uri of entries.keys()) if (masterBeside(uri) === item.uri) quietly(fetchMaster(uri));
        return;
      }
      const file = openFile(item.uri, item.languageId, item.version, item.text, releaseFor(item.uri, base));
      const entry: Entry = { file, settings: base, master: undefined, due: undefined, disk: createDiskLook(file, machine, diskWatch) };
      entries.set(item.uri, entry);
      checkSoon(item.uri, entry);
      quietly(fetchSettings(item.uri));
      quietly(fetchMaster(item.uri));
    },
    change(uri, changes, version) {
      const entry = entries.get(uri);
      if (!entry) return;
      entry.file.change(changes, version);
      checkSoon(uri, entry);
    },
    close(uri) {
      masters.delete(uri);
      if (entries.delete(uri)) void connection.sendDiagnostics({ uri, diagnostics: [] });
    },
    document(uri) {
      const entry = entries.get(uri);
      return entry && documentOf(uri, entry);
    },
    findings(uri) {
      const entry = entries.get(uri);
      return entry ? entry.file.findings().filter(({ code }) => entry.settings.rules[code] !== 'off') : [];
    },
    proseLoaded: (uri) => prose.load(localeFor((uri === undefined ? undefined : entries.get(uri)?.settings) ?? last)),
    completionSource() {
      const locale = localeFor(last);
      return { knowledge, release: targetRelease(last, machine.release()), messages: locales[locale], prose: prose.of(locale) };
    },
  };
}

function isMaster({ uri, languageId }: TextDocumentItem): boolean {
  return languageId === 'postfix-master-cf' || /\/master\.cf$/.test(uri);
}

/** The master.cf in the same folder; undefined for a file that is no `main.cf`. */
function masterBeside(uri: string): string | undefined {
  return /\/main\.cf$/.test(uri) ? `${uri.slice(0, -'main.cf'.length)}master.cf` : undefined;
}
