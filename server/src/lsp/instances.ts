import type { TextDocumentItem } from 'vscode-languageserver';
import type { TextDocumentContentChangeEvent } from 'vscode-languageserver-textdocument';
import type { Host } from '../host.ts';
import { type Instance, applyChanges, emptyInstance, wantedFiles } from '../instance/instance.ts';
import { type FileId, languageOf, instancePlaceOf } from '../instance/layout.ts';
import type { PositionEncoding } from '../instance/positionEncoding.ts';
import { sourceFile } from '../instance/sourceFile.ts';
import type { Release } from '../facts/factTypes.ts';
import { createIdleQueue } from './idleQueue.ts';
import { type OpenFile, type OpenInstance, editInstance } from './openInstance.ts';
import type { Settings } from './settings.ts';

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
}

const ids: readonly FileId[] = ['main.cf', 'master.cf'];

/** @param listener called for an open file when another of its instance has come from the disk, or has gone */
export function createInstances(
  host: Pick<Host, 'readText' | 'soon'>,
  listener: { readonly changed: (file: OpenFile) => void },
): Instances {
  const byDirectory = new Map<string, OpenInstance>();
  const files = new Map<string, OpenFile>();

  function ownerOf(uri: string, id: FileId, settings: Settings, release: Release): OpenInstance {
    const place = instancePlaceOf(uri, id);
    const known = byDirectory.get(place.directory);
    if (known) return known;
    // A file that the instance has no place for is known to be absent.
    const absent = ids.filter((one) => place.uriOf(one) === undefined);
    const owner: OpenInstance = {
      place,
      instance: applyChanges(
        emptyInstance(release),
        absent.map((file) => ({ kind: 'absent', file })),
      ),
      open: new Map(),
      settings,
      clientSettings: settings,
      fileSettings: undefined,
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
    owner.instance = next;
    for (const file of owner.open.values()) listener.changed(file);
  }
  async function read(owner: OpenInstance, id: FileId): Promise<void> {
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
  }

  return {
    file: (uri) => files.get(uri),
    all: () => byDirectory.values(),
    isOpen: (owner) => byDirectory.get(owner.place.directory) === owner,
    openFile({ uri, languageId, version, text }, settings, release) {
      const id = languageOf(uri, languageId);
      const owner = ownerOf(uri, id, settings, release);
      const file: OpenFile = {
        uri,
        id,
        owner,
        version,
        idle: createIdleQueue(host.soon),
        due: false,
        lastReport: undefined,
      };
      owner.open.set(id, file);
      owner.instance = applyChanges(owner.instance, [{ kind: 'file', file: sourceFile(id, uri, text) }]);
      files.set(uri, file);
      return file;
    },
    edit(file, changes, version, encoding) {
      file.version = version;
      file.owner.instance = editInstance(file.owner.instance, file.id, file.uri, changes, encoding);
    },
    closeFile({ uri, id, owner }) {
      files.delete(uri);
      owner.open.delete(id);
      if (owner.open.size === 0) byDirectory.delete(owner.place.directory);
    },
    setRelease(owner, release) {
      owner.instance = applyChanges(owner.instance, [{ kind: 'release', release }]);
    },
    async load(owner, uris = []) {
      const wanted = new Set(wantedFiles(owner.instance));
      await Promise.all(
        ids.filter((id) => wanted.has(id) || uris.includes(owner.place.uriOf(id) ?? '')).map((id) => read(owner, id)),
      );
    },
  };
}
