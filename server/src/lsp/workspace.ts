import {
  type Connection,
  type InitializeParams,
  type TextDocumentItem,
  type WorkspaceFoldersChangeEvent,
} from 'vscode-languageserver';
import type { TextDocumentContentChangeEvent } from 'vscode-languageserver-textdocument';
import type { Host } from '../host.ts';
import { type Instance, applyChanges, fileOf } from '../instance/instance.ts';
import { type PositionEncoding, encodingOf, isEncoding } from '../instance/positionEncoding.ts';
import { knowledge } from '../facts/knowledge.ts';
import type { Release } from '../facts/factTypes.ts';
import type { Prose } from '../facts/prose.ts';
import { type Locale, locales } from '../texts/locales.ts';
import type { Messages } from '../texts/messages.ts';
import { sameDisk } from '../model/disk.ts';
import { contextOf } from '../rules/context.ts';
import { wantedOfInstance } from '../rules/files/wantedFacts.ts';
import type { FindingsIn } from '../ide/codeActions.ts';
import { pathToUri } from '../ide/links.ts';
import type { TablePath } from '../instance/layout.ts';
import type { LanguageDocument } from '../languages/language.ts';
import { type DocumentTexts, documentsOf } from '../languages/documents.ts';
import { createDiskWatch, foldersOf } from './diskWatch.ts';
import { type FileStatus, fileStatus } from './fileStatus.ts';
import { createInstanceSettings } from './instanceSettings.ts';
import { type Instances, createInstances } from './instances.ts';
import { type LocalMachine, createLocalMachine } from './machine.ts';
import { type OpenFile, type OpenInstance, diagnosticsOf, openFindings, setHostFacts } from './openInstance.ts';
import { createProseStore } from './proseStore.ts';
import { type Reports, createReports } from './reports.ts';
import { targetRelease } from '../settings/targetRelease.ts';
import { type Settings, withFile } from './settings.ts';
import { createNamedTables } from './namedTables.ts';
import { createTableLanguages } from './tableLanguages.ts';
import { type InstanceTables, tablesOf } from './tableReader.ts';
import { whileTyping } from './typing.ts';

/** The open files, the settings and what is told to the client on its own. */
export interface Workspace {
  begin(params: InitializeParams): void;
  settingsChanged(settings: unknown): void;
  foldersChanged(event: WorkspaceFoldersChangeEvent): void;
  /** The user trusts the workspace. */
  trust(): void;
  /** Files on disk may be others than before. */
  filesChanged(uris: readonly string[]): void;
  /** The tables that an instance names, as far as they may be read. */
  tables(uri: string, release: Release, installed?: readonly string[]): InstanceTables;
  /** Where the tables of the instance of an open file are. */
  placeOf(uri: string): { readonly uriOfPath: (path: TablePath) => string };
  listFolder(uri: string, folder: string): ReturnType<LocalMachine['list']>;
  settings(uri: string): Settings;
  open(item: TextDocumentItem): void;
  change(uri: string, changes: readonly TextDocumentContentChangeEvent[], version: number): void;
  close(uri: string): void;
  /** The instance of an open file, as it is now. */
  instance(uri: string): Instance | undefined;
  /**
   * A client shows the effective configuration: from now on it is
   * told when that may be another, the file's own edits aside.
   */
  viewed(uri: string): void;
  /** By what a file, open or not, is judged, and in which language. */
  inputs(uri: string): Promise<{ readonly release: Release; readonly locale: Locale; readonly messages: Messages }>;
  /** By what a file, open or not, is judged; from now on the client is told when that may be another. */
  status(uri: string): Promise<FileStatus>;
  /** An open file as it is now; undefined for one that is not open. */
  document(uri: string): LanguageDocument | undefined;
  /** What was found in an open file. */
  findings(uri: string): FindingsIn;
  /** Nothing to wait for where the prose is there. */
  proseLoaded(uri: string | undefined): Promise<void> | undefined;
  readonly reports: Pick<Reports, 'pulled' | 'refreshes' | 'answer'>;
  /** What texts about items of a file are made from; of one that is not open, by the client's settings. */
  itemSource(uri: string | undefined): {
    knowledge: typeof knowledge;
    release: Release;
    messages: Messages;
    prose: Prose;
  };
}

/**
 * How long a first report waits for the client's settings, the other
 * file and the disk, in milliseconds: a client may never answer.
 */
const patience = 100;
/** How long it waits for settings files, which may switch rules off, and for the release of the Postfix here. */
const longPatience = 10_000;

export function createWorkspace(connection: Connection, host: Host): Workspace {
  const log = (message: string): void => {
    connection.console.error(message);
  };
  const quietly = (work: Promise<void>): void => {
    work.catch((error: unknown) => {
      log(String(error));
    });
  };
  const after = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => {
      host.later(resolve, milliseconds);
    });
  const machine = createLocalMachine(host);
  const diskWatch = createDiskWatch(connection);
  const prose = createProseStore(host, log);
  const instances: Instances = createInstances(host, { changed: inputsChanged, found: seek });
  const settings = createInstanceSettings(connection, host, {
    isOpen: (owner) => instances.isOpen(owner),
    changed: settingsApplied,
    fileFound: statusChanged,
    quietly,
  });
  const { localeFor } = settings;
  const namedTables = createNamedTables(host, machine, instances);
  const tableLanguages = createTableLanguages(connection);
  const reports: Reports = createReports(connection, host, {
    file: (uri) => instances.file(uri),
    diagnostics: diagnosticsNow,
    checked,
  });
  /** Files whose effective configuration a client has asked for. */
  const viewed = new Set<string>();
  /** Files whose status a client has asked for. */
  const watched = new Set<string>();
  let encoding: PositionEncoding = 'utf-16';

  const settingsOf = (uri: string | undefined): Settings =>
    instances.file(uri ?? '')?.owner.settings ?? settings.base();
  const readerOf = ({ settings }: OpenInstance): DocumentTexts => ({
    messages: locales[localeFor(settings)],
    prose: prose.of(localeFor(settings)),
    encoding,
  });

  function diagnosticsNow({ id, owner, uri, typedAt }: OpenFile): ReturnType<typeof diagnosticsOf>['items'] {
    const { items, faults } = diagnosticsOf(owner.instance, id, readerOf(owner), owner.settings.rules);
    for (const { code, error } of faults) {
      if (owner.logged.has(code)) continue;
      owner.logged.add(code);
      log(`rule ${code}, ${uri}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    }
    return whileTyping(items, fileOf(owner.instance, id), typedAt, encoding);
  }
  /** A version has been checked: what follows from it elsewhere. */
  function checked({ id, owner }: OpenFile): void {
    quietly(lookAround(owner));
    for (const other of owner.open.values()) if (other.id !== id) inputsChanged(other);
  }
  /**
   * What a file is judged by may be another: its diagnostics may be,
   * and its effective configuration, which does not show in them.
   */
  function inputsChanged(file: OpenFile): void {
    reports.inputsChanged(file);
    if (viewed.has(file.uri)) void connection.sendNotification('postfix/effectiveChanged', { uri: file.uri });
  }
  function allChanged({ open }: OpenInstance): void {
    for (const file of open.values()) inputsChanged(file);
  }
  function settingsApplied(owner: OpenInstance): void {
    judge(owner);
    // Another release, another directory: other files may count. What is being sought is there first.
    quietly(owner.arrived.then(() => lookAround(owner)));
  }
  /** A saved file is meant as it is. */
  function stopTyping(uri: string): void {
    const file = instances.file(uri);
    if (file?.typedAt === undefined) return;
    file.typedAt = undefined;
    reports.inputsChanged(file);
  }
  function statusChanged({ open }: OpenInstance): void {
    for (const { uri } of open.values())
      if (watched.has(uri)) void connection.sendNotification('postfix/statusChanged', { uri });
  }
  /** Judges an instance by its release as it is now. */
  function judge(owner: OpenInstance): void {
    if (owner.open.size === 0) return;
    instances.setRelease(owner, targetRelease(owner.settings.targetVersion, owner.installed));
    const { configDirectory } = owner.settings;
    const directories = configDirectory === '' ? [] : [configDirectory];
    instances.update(owner, applyChanges(owner.instance, [{ kind: 'installed', directories }]));
    allChanged(owner);
    statusChanged(owner);
  }
  /** The address of the main.cf or master.cf that stands for an instance: a table is read where they are. */
  function configurationOf(owner: OpenInstance | undefined, uri: string): string {
    const file = instances.file(uri);
    const isTable = file !== undefined && file.id.startsWith('/');
    return (isTable ? owner?.place.uriOf('main.cf') : undefined) ?? uri;
  }
  /** Asks the Postfix here, where it reads an instance. */
  async function askInstalled(owner: OpenInstance): Promise<void> {
    const [file] = owner.open.values();
    if (!file) return;
    owner.installed = await machine.releaseFor(configurationOf(owner, file.uri));
    judge(owner);
  }
  async function lookAtDisk(owner: OpenInstance, { again = false } = {}): Promise<void> {
    const [file] = owner.open.values();
    if (!machine.trusted() || !file) return;
    const wanted = wantedOfInstance(contextOf(owner.instance));
    const key = JSON.stringify(wanted);
    if (key === owner.asked.key && !again) return;
    const asked = { key, turn: owner.asked.turn + 1 };
    owner.asked = asked;
    const facts = await machine.facts(file.uri, wanted);
    // Something newer was asked for meanwhile.
    if (owner.asked !== asked) return;
    if (facts) diskWatch.watch(foldersOf(facts));
    if (!instances.isOpen(owner) || sameDisk(facts, owner.instance.host)) return;
    setHostFacts(owner, facts);
    allChanged(owner);
  }
  async function lookAround(owner: OpenInstance, { again = false } = {}): Promise<void> {
    tableLanguages.tell(owner);
    await lookAtDisk(owner, { again });
    await namedTables.load(owner, again);
  }
  async function lookAtMachine(): Promise<void> {
    await machine.look();
    await Promise.all(
      Array.from(instances.all(), async (owner) => {
        await askInstalled(owner);
        // Not left to the next report: one that says what the last one said is not sent.
        await lookAround(owner);
      }),
    );
  }
  /** Seeks all that an instance is judged by, as it is opened. */
  function seek(owner: OpenInstance): void {
    const needed = Promise.allSettled([settings.fetchFile(owner), machine.look().then(() => askInstalled(owner))]);
    const all = Promise.allSettled([needed, settings.fetchClient(owner), instances.load(owner)]).then(() =>
      lookAround(owner),
    );
    quietly(all);
    owner.arrived = Promise.all([
      Promise.race([needed, after(longPatience)]),
      Promise.race([all, after(patience)]),
    ]).then(
      () => {},
      () => {},
    );
  }

  return {
    begin(params) {
      diskWatch.begin(params);
      encoding = clientEncoding(params);
      settings.begin(params, encoding);
      reports.begin(params);
      if ((params.initializationOptions as { trusted?: unknown } | null | undefined)?.trusted === true) this.trust();
    },
    settingsChanged(given) {
      settings.clientChanged((given as { postfix?: unknown } | null | undefined)?.postfix, instances.all());
    },
    foldersChanged(event) {
      settings.files.foldersChanged(event);
      for (const owner of instances.all()) quietly(settings.fetchFile(owner));
    },
    trust() {
      machine.trust();
      quietly(lookAtMachine());
    },
    filesChanged(uris) {
      for (const uri of uris) stopTyping(uri);
      const found = settings.files.changed(uris);
      for (const owner of instances.all()) {
        if (found || uris.some((uri) => instances.file(uri)?.owner === owner)) quietly(settings.fetchFile(owner));
        quietly(lookAround(owner, { again: true }));
        quietly(instances.load(owner, uris));
      }
    },
    tables: (uri, release, installed) => tablesOf(host, machine, uri, release, installed),
    placeOf: (uri) => ({
      uriOfPath: (path) => instances.file(uri)?.owner.place.uriOf(path) ?? pathToUri(path),
    }),
    listFolder: (uri, folder) => machine.list(uri, folder),
    settings: settingsOf,
    open(item) {
      const base = settings.base();
      settings.complainOf(base);
      const file = instances.openFile(item, base, targetRelease(base.targetVersion));
      if (file.owner.open.size === 1) seek(file.owner);
      reports.edited(file);
      for (const other of file.owner.open.values()) if (other !== file) inputsChanged(other);
    },
    change(uri, changes, version) {
      const file = instances.file(uri);
      if (!file) return;
      instances.edit(file, changes, version, encoding);
      reports.edited(file);
      if (viewed.size > 0) for (const other of file.owner.open.values()) if (other !== file) inputsChanged(other);
    },
    close(uri) {
      const file = instances.file(uri);
      if (!file) return;
      instances.closeFile(file);
      reports.closed(uri);
      viewed.delete(uri);
      watched.delete(uri);
      quietly(instances.load(file.owner, [uri]));
    },
    reports,
    instance: (uri) => instances.file(uri)?.owner.instance,
    viewed(uri) {
      viewed.add(uri);
    },
    async inputs(uri) {
      const owner = instances.file(uri)?.owner;
      await owner?.arrived;
      const own = owner?.settings ?? withFile(settings.base(), await settings.files.of(uri));
      const locale = localeFor(own);
      const installed = owner ? owner.installed : await machine.releaseFor(uri);
      return { release: targetRelease(own.targetVersion, installed), locale, messages: locales[locale] };
    },
    async status(uri) {
      const owner = instances.file(uri)?.owner;
      if (owner) watched.add(uri);
      await owner?.arrived;
      const fileSettings = owner ? owner.fileSettings : await settings.files.of(uri);
      const own = owner?.settings ?? withFile(settings.base(), fileSettings);
      const installed = owner ? owner.installed : await machine.releaseFor(uri);
      return fileStatus({
        release: targetRelease(own.targetVersion, installed),
        settings: own,
        fileSettings,
        installed: machine.release(),
        isLive: installed !== undefined,
        looksAt: await machine.reach(configurationOf(owner, uri)),
      });
    },
    document(uri) {
      const owner = instances.file(uri)?.owner;
      return owner && documentsOf(owner.instance, readerOf(owner)).find((document) => document.uri === uri);
    },
    findings(uri) {
      const file = instances.file(uri);
      return file ? openFindings(file) : () => [];
    },
    proseLoaded: (uri) => prose.load(localeFor(settingsOf(uri))),
    itemSource(uri) {
      const own = settingsOf(uri);
      const locale = localeFor(own);
      return {
        knowledge,
        release: targetRelease(own.targetVersion, instances.file(uri ?? '')?.owner.installed),
        messages: locales[locale],
        prose: prose.of(locale),
      };
    },
  };
}

/**
 * What a client counts in a line. Some count otherwise than they must (ALE counts bytes, whatever was agreed), which
 * is why a person may say it in initializationOptions.
 */
function clientEncoding({ capabilities: { general }, initializationOptions }: InitializeParams): PositionEncoding {
  const said = (initializationOptions as { positionEncoding?: unknown } | null | undefined)?.positionEncoding;
  return isEncoding(said) ? said : encodingOf(general?.positionEncodings);
}
