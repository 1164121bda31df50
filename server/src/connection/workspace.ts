import type { Connection, InitializeParams, TextDocumentItem, WorkspaceFoldersChangeEvent } from 'vscode-languageserver';
import type { TextDocumentContentChangeEvent } from 'vscode-languageserver-textdocument';
import type { Host } from '../host.ts';
import { knowledge } from '../knowledge/knowledge.ts';
import type { Release } from '../knowledge/factTypes.ts';
import type { Prose } from '../knowledge/prose.ts';
import { type Locale, localeOf, locales } from '../texts/locales.ts';
import type { Messages } from '../texts/messages.ts';
import type { Service } from '../service.ts';
import { createDiskLook } from './diskLook.ts';
import { createDiskWatch } from './diskWatch.ts';
import { type Entry, type Reader, createEntry, diagnosticsOf, serviceOf, siblingOf } from './entry.ts';
import { type Machine, createMachine, isOfMachine } from './machine.ts';
import { createProseStore } from './proseStore.ts';
import { type Reports, createReports } from './reports.ts';
import { createRest } from './rest.ts';
import { type Settings, defaultSettings, readSettings, targetRelease, textLocale, withFile } from './settings.ts';
import { createSettingsFiles } from './settingsFiles.ts';
import { createSiblings } from './siblings.ts';

/** The open files, the settings and what is told to the client on its own. */
export interface Workspace {
  begin(params: InitializeParams): void;
  settingsChanged(settings: unknown): void;
  foldersChanged(event: WorkspaceFoldersChangeEvent): void;
  /** The user trusts the workspace. */
  trust(): void;
  /** Files on disk may be others than before. */
  filesChanged(uris: readonly string[]): void;
  listFolder(uri: string, folder: string): ReturnType<Machine['list']>;
  settings(uri: string): Settings;
  open(item: TextDocumentItem): void;
  change(uri: string, changes: readonly TextDocumentContentChangeEvent[], version: number): void;
  close(uri: string): void;
  entry(uri: string): Entry | undefined;
  /** A client shows what a file comes to: from now on it is told when that may be another, the file's own edits aside. */
  viewed(uri: string): void;
  /** By what a file, open or not, is judged, and in which language. */
  judgement(uri: string): Promise<{ readonly release: Release; readonly messages: Messages }>;
  /** What can be asked of an open file; undefined for one that is not open. */
  service(uri: string): Service | undefined;
  /** Nothing to wait for where the prose is there. */
  proseLoaded(uri: string | undefined): Promise<void> | undefined;
  readonly reports: Pick<Reports, 'pulled' | 'refreshes' | 'answer'>;
  completionSource(): { knowledge: typeof knowledge; release: Release; messages: Messages; prose: Prose };
}

/** How long a first answer waits for settings, the other file and the disk, in milliseconds. */
const patience = 100;

export function createWorkspace(connection: Connection, host: Host): Workspace {
  const entries = new Map<string, Entry>();
  const machine = createMachine(host);
  const diskWatch = createDiskWatch(connection);
  const prose = createProseStore(host, (message) => connection.console.error(message));
  const settingsFiles = createSettingsFiles(connection, host, (file) => locales[localeFor(withFile(last, file))]);
  const reports: Reports = createReports(connection, host, { entry: (uri) => entries.get(uri), diagnostics: (entry) => diagnosticsOf(entry, readerOf(entry)), checked });
  /** Files of which a client has asked what they come to. */
  const viewed = new Set<string>();
  let base = defaultSettings;
  let clientLocale: Locale = 'en';
  let asksSettings = false;
  let last: Settings = base;

  /** What is installed here says nothing of a file that is elsewhere. */
  const releaseFor = (uri: string, settings: Settings): Release => targetRelease(settings, isOfMachine(uri) ? machine.release() : undefined);
  const localeFor = (settings: Settings) => textLocale(settings, clientLocale);
  const readerOf = ({ settings }: Entry): Reader => ({ messages: locales[localeFor(settings)], prose: prose.of(localeFor(settings)) });
  const siblings = createSiblings(host, { entry: (uri) => entries.get(uri), releaseFor, judged });
  const quietly = (work: Promise<void>): void => { work.catch((error: unknown) => connection.console.error(String(error))); };

  /** A version has been checked: what follows from it elsewhere. */
  function checked(entry: Entry): void {
    quietly(lookAtDisk(entry));
    if (entry.kind !== 'main') return;
    // An open master.cf is judged by what its main.cf says now; the other way round it is so at each edit already.
    siblings.changed(entry);
  }
  /** What a file is judged by may be another: its diagnostics may be, and what it comes to, which does not show in them. */
  function judged(entry: Entry): void {
    reports.judged(entry);
    if (viewed.has(entry.uri)) void connection.sendNotification('postfix/effectiveChanged', { uri: entry.uri });
  }
  async function fetchSettings(uri: string): Promise<void> {
    if (!asksSettings) return;
    // A client may never answer: nothing waits for this, the file is checked by what is known already.
    const given: unknown = await connection.workspace.getConfiguration({ scopeUri: uri, section: 'postfix' });
    const entry = entries.get(uri);
    if (!entry) return;
    const next = readSettings(given, base);
    entry.clientSettings = next;
    applySettings(entry);
  }
  async function fetchFileSettings(entry: Entry): Promise<void> {
    const search = entry.search = settingsFiles.of(entry.uri);
    const found = await search;
    if (entries.get(entry.uri) !== entry || entry.search !== search) return;
    entry.fileSettings = found;
    applySettings(entry);
  }
  function applySettings(entry: Entry): void {
    const next = withFile(entry.clientSettings, entry.fileSettings);
    if (JSON.stringify(next) === JSON.stringify(entry.settings)) return;
    last = entry.settings = next;
    siblings.judge(entry);
    judged(entry);
  }
  async function lookAtDisk(entry: Entry, options?: { readonly again: boolean }): Promise<void> {
    if (await entry.disk.look(options) && entries.get(entry.uri) === entry) judged(entry);
  }
  async function lookAtMachine(): Promise<void> {
    await machine.look();
    for (const entry of entries.values()) {
      siblings.judge(entry);
      judged(entry);
    }
  }

  return {
    begin(params) {
      clientLocale = typeof params.locale === 'string' ? localeOf(params.locale) : 'en';
      asksSettings = params.capabilities.workspace?.configuration === true;
      last = base = readSettings(params.initializationOptions);
      diskWatch.begin(params);
      settingsFiles.begin(params);
      reports.begin(params);
      if ((params.initializationOptions as { trusted?: unknown } | null | undefined)?.trusted === true) this.trust();
    },
    settingsChanged(settings) {
      const own = (settings as { postfix?: unknown } | null | undefined)?.postfix;
      if (own !== undefined && own !== null) last = base = readSettings(own, defaultSettings);
      for (const [uri, entry] of entries) {
        if (!asksSettings) {
          entry.clientSettings = base;
          applySettings(entry);
        }
        quietly(fetchSettings(uri));
      }
    },
    foldersChanged(event) {
      settingsFiles.foldersChanged(event);
      for (const entry of entries.values()) quietly(fetchFileSettings(entry));
    },
    trust() {
      machine.trust();
      quietly(lookAtMachine());
    },
    filesChanged(uris) {
      const settings = settingsFiles.changed(uris);
      for (const [uri, entry] of entries) {
        if (settings || uris.includes(uri)) quietly(fetchFileSettings(entry));
        quietly(lookAtDisk(entry, { again: true }));
        if (uris.includes(siblingOf(uri) ?? '')) quietly(siblings.fetch(entry));
      }
    },
    listFolder: (uri, folder) => machine.list(uri, folder),
    settings: (uri) => entries.get(uri)?.settings ?? base,
    open(item) {
      const entry = createEntry(item, base, releaseFor(item.uri, base), createRest(host.soon), (file) => createDiskLook(file, machine, diskWatch));
      entries.set(item.uri, entry);
      reports.edited(entry);
      const news = [fetchSettings(item.uri), fetchFileSettings(entry), siblings.fetch(entry)];
      for (const one of news) quietly(one);
      const late = new Promise<void>((resolve) => { host.later(resolve, patience); });
      const arrived = Promise.allSettled(news).then(() => lookAtDisk(entry));
      quietly(arrived);
      entry.arrived = () => Promise.race([arrived, late]);
      siblings.changed(entry);
    },
    change(uri, changes, version) {
      const entry = entries.get(uri);
      if (!entry) return;
      entry.file.change(changes, version);
      reports.edited(entry);
      if (entry.kind === 'master') siblings.changed(entry);
    },
    close(uri) {
      if (!entries.delete(uri)) return;
      reports.closed(uri);
      viewed.delete(uri);
      const other = siblings.of(uri);
      if (other) quietly(siblings.fetch(other));
    },
    reports,
    entry: (uri) => entries.get(uri),
    viewed(uri) { viewed.add(uri); },
    async judgement(uri) {
      await entries.get(uri)?.arrived();
      const settings = entries.get(uri)?.settings ?? withFile(base, await settingsFiles.of(uri));
      return { release: releaseFor(uri, settings), messages: locales[localeFor(settings)] };
    },
    service(uri) {
      const entry = entries.get(uri);
      return entry && serviceOf(entry, readerOf(entry));
    },
    proseLoaded: (uri) => prose.load(localeFor((uri === undefined ? undefined : entries.get(uri)?.settings) ?? last)),
    completionSource() {
      const locale = localeFor(last);
      return { knowledge, release: targetRelease(last, machine.release()), messages: locales[locale], prose: prose.of(locale) };
    },
  };
}
