import type { TextDocumentItem } from 'vscode-languageserver';
import type { TextDocumentContentChangeEvent } from 'vscode-languageserver-textdocument';
import type { Host } from '../host.ts';
import { type Instance, applyChanges, emptyInstance, fileOf, wantedFiles } from '../instance/instance.ts';
import {
  type FileId,
  type InstancePlace,
  type LanguageId,
  instancePlaceOf,
  isLanguageId,
  languageOf,
  placeOfDirectory,
  tablePathOf,
} from '../instance/layout.ts';
import type { PositionEncoding } from '../instance/positionEncoding.ts';
import { sourceFile } from '../languages/parsers.ts';
import type { Release } from '../facts/factTypes.ts';
import { createIdleQueue } from './idleQueue.ts';
import { type OpenFile, type OpenInstance, editInstance } from './openInstance.ts';
import { languageInInstances, namesTable, withTableLanguages } from './openTables.ts';
import type { Settings } from './settings.ts';
import { endOfEdit } from './typing.ts';

/** The instances of which a file is open, by directory. Files of them that are not open are read from the disk. */
export interface Instances {
  /** An open file. */
  file(uri: string): OpenFile | undefined;
  all(): Iterable<OpenInstance>;
  isOpen(owner: OpenInstance): boolean;
  /** Opens a file in the language that the client says, or that its name tells, in the instance that it belongs to. */
  openFile(item: TextDocumentItem, settings: Settings, release: Release): OpenFile;
  edit(
    file: OpenFile,
    changes: readonly TextDocumentContentChangeEvent[],
    version: number,
    encoding: PositionEncoding,
  ): void;
  closeFile(file: OpenFile): void;
  setRelease(owner: OpenInstance, release: Release): void;
  /**
   * Reads the files that an instance wants and that are not open.
   * @param uris read these, wanted or not: they may be others than before
   */
  load(owner: OpenInstance, uris?: readonly string[]): Promise<void>;
  /** The next snapshot of an instance, by which all its open files are judged again. */
  update(owner: OpenInstance, next: Instance): void;
}

const ids = ['main.cf', 'master.cf'] as const;
type PairedId = (typeof ids)[number];

/** What is told to whom an instance belongs. */
interface InstanceListener {
  /** Called for an open file when another of its instance has come from the disk, or has gone. */
  readonly changed: (file: OpenFile) => void;
  /** Called when an instance was found for tables that were open before it. */
  readonly found: (owner: OpenInstance) => void;
}

/** How many folders above that of a table a main.cf is sought in, where no open instance names the table. */
const foldersAbove = 3;

export function createInstances(host: Pick<Host, 'readText' | 'soon'>, listener: InstanceListener): Instances {
  const byDirectory = new Map<string, OpenInstance>();
  const files = new Map<string, OpenFile>();

  function ownerOf(uri: string, id: FileId, language: LanguageId, settings: Settings, release: Release): OpenInstance {
    if (id.startsWith('/')) {
      const naming = [...byDirectory.values()].filter((owner) => namesTable(owner, id, uri));
      const nearest = naming.sort((a, b) => b.place.directory.length - a.place.directory.length)[0];
      if (nearest) return nearest;
    }
    return ownerAt(instancePlaceOf(uri, language), settings, release);
  }
  function ownerAt(place: InstancePlace, settings: Settings, release: Release): OpenInstance {
    const known = byDirectory.get(place.directory);
    if (known) return known;
    const directory = place.directory.endsWith('/') ? tablePathOf(place.directory).slice(0, -1) : undefined;
    // A file that the instance has no place for is known to be absent.
    const absent = ids.filter((one) => place.uriOf(one) === undefined);
    const owner: OpenInstance = {
      place,
      instance: applyChanges(
        emptyInstance(release, directory),
        absent.map((file) => ({ kind: 'absent', file })),
      ),
      open: new Map(),
      settings,
      clientSettings: settings,
      fileSettings: undefined,
      installed: undefined,
      search: undefined,
      asked: { key: '', turn: 0 },
      logged: new Set(),
      arrived: Promise.resolve(),
    };
    byDirectory.set(place.directory, owner);
    return owner;
  }
  function update(owner: OpenInstance, next: Instance): void {
    if (next === owner.instance) return;
    owner.instance = withTableLanguages(owner, next);
    for (const file of owner.open.values()) listener.changed(file);
  }
  async function read(owner: OpenInstance, id: PairedId): Promise<void> {
    const uri = owner.place.uriOf(id);
    if (uri === undefined || owner.open.has(id)) return;
    const text = await host.readText(uri);
    if (byDirectory.get(owner.place.directory) !== owner || owner.open.has(id)) return;
    update(
      owner,
      applyChanges(owner.instance, [
        text === undefined ? { kind: 'absent', file: id } : { kind: 'file', file: sourceFile(id, uri, text) },
      ]),
    );
    adopt(owner);
  }
  /**
   * Takes the open tables that an instance names, or that are below its directory, from instances without files of
   * their own.
   */
  function adopt(owner: OpenInstance): void {
    if (isBare(owner)) return;
    for (const file of files.values())
      if (
        file.owner !== owner &&
        file.id.startsWith('/') &&
        isBare(file.owner) &&
        namesTable(owner, file.id, file.uri)
      )
        move(file, owner);
  }
  function move(file: OpenFile, owner: OpenInstance): void {
    const { owner: before, id } = file;
    const source = fileOf(before.instance, id);
    before.open.delete(id);
    if (before.open.size === 0) byDirectory.delete(before.place.directory);
    file.owner = owner;
    owner.open.set(id, file);
    if (source) update(owner, applyChanges(owner.instance, [{ kind: 'file', file: source }]));
  }
  /** The main.cf of a table may be in a folder above it: `/etc/postfix/maps/x`. */
  async function seekAbove(owner: OpenInstance): Promise<void> {
    let { directory } = owner.place;
    for (let level = 0; level < foldersAbove; level++) {
      directory = directory.replace(/[^/]*\/$/, '');
      if (!isBare(owner) || !/^[a-z][a-z0-9+.-]*:\/\/[^/]*\/./i.test(directory)) return;
      const place = placeOfDirectory(directory);
      const text = byDirectory.has(directory) ? '' : await host.readText(`${directory}main.cf`);
      if (text === undefined) continue;
      if (byDirectory.get(owner.place.directory) !== owner) return;
      const isKnown = byDirectory.has(directory);
      const above = ownerAt(place, owner.settings, owner.instance.release);
      for (const file of [...owner.open.values()]) move(file, above);
      if (!isKnown) listener.found(above);
      await above.arrived;
      return;
    }
  }

  return {
    file: (uri) => files.get(uri),
    all: () => byDirectory.values(),
    isOpen: (owner) => byDirectory.get(owner.place.directory) === owner,
    openFile({ uri, languageId, version, text }, settings, release) {
      const named = isLanguageId(languageId) ? undefined : languageInInstances(byDirectory.values(), uri);
      const claimed = named ?? languageOf(uri, languageId);
      const id = claimed === 'main.cf' || claimed === 'master.cf' ? claimed : tablePathOf(uri);
      const owner = ownerOf(uri, id, claimed, settings, release);
      const file: OpenFile = {
        uri,
        id,
        claimed,
        owner,
        version,
        idle: createIdleQueue(host.soon),
        due: false,
        typedAt: undefined,
        lastReport: undefined,
      };
      owner.open.set(id, file);
      const opened = applyChanges(owner.instance, [{ kind: 'file', file: sourceFile(id, uri, text, claimed) }]);
      owner.instance = withTableLanguages(owner, opened);
      files.set(uri, file);
      adopt(owner);
      return file;
    },
    edit(file, changes, version, encoding) {
      file.version = version;
      const edited = editInstance(file.owner.instance, file.id, file.uri, changes, encoding);
      file.owner.instance = file.id.startsWith('/') ? edited : withTableLanguages(file.owner, edited);
      file.typedAt = endOfEdit(fileOf(file.owner.instance, file.id), changes, encoding);
    },
    closeFile({ uri, id, owner }) {
      files.delete(uri);
      owner.open.delete(id);
      if (id.startsWith('/')) owner.instance = applyChanges(owner.instance, [{ kind: 'absent', file: id }]);
      if (owner.open.size === 0) byDirectory.delete(owner.place.directory);
    },
    update,
    setRelease(owner, release) {
      owner.instance = applyChanges(owner.instance, [{ kind: 'release', release }]);
    },
    async load(owner, uris = []) {
      const wanted = new Set(wantedFiles(owner.instance));
      await Promise.all(
        ids.filter((id) => wanted.has(id) || uris.includes(owner.place.uriOf(id) ?? '')).map((id) => read(owner, id)),
      );
      if (isBare(owner)) await seekAbove(owner);
    },
  };
}

/** Whether an instance has tables alone: no main.cf and no master.cf say what they are. */
function isBare({ instance }: OpenInstance): boolean {
  return !fileOf(instance, 'main.cf') && !fileOf(instance, 'master.cf');
}
