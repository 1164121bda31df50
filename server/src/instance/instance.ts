import type { Release } from '../facts/factTypes.ts';
import { knowledge } from '../facts/knowledge.ts';
import type { Disk } from '../model/disk.ts';
import type { Change } from '../syntax/change.ts';
import type { FileId, TablePath } from './layout.ts';
import {
  type MainSource,
  type MasterSource,
  type SourceFile,
  type TableSource,
  editFile,
  isTableSource,
} from './sourceFile.ts';

/**
 * A Postfix instance, in the sense of postmulti(1): one configuration directory. It is a snapshot that never changes
 * and a function of its inputs; a change makes the next one, in which files that did not change are the same objects.
 */
export interface Instance {
  /** By the names of the files; one that is not among them is on its way. */
  readonly files: Files;
  /** Tables and other files that values name and that are at hand, by their own paths. */
  readonly tables: ReadonlyMap<TablePath, TableSource>;
  /** The path of the directory that the files are in; undefined where they are in none that Postfix would read. */
  readonly directory: string | undefined;
  /** Where they are once they are installed, as the user says. */
  readonly installed: readonly string[];
  readonly release: Release;
  /** What is known of the machine that the files are for. */
  readonly host: Disk | undefined;
  /** Stands for all snapshots of the instance, so that results of one can be kept for the next. */
  readonly identity: object;
}

/** `'absent'`: known not to be there. */
export interface Files {
  readonly 'main.cf'?: MainSource | 'absent';
  readonly 'master.cf'?: MasterSource | 'absent';
}

/** What may be other in the next snapshot. */
export type InstanceChange =
  | { readonly kind: 'file'; readonly file: SourceFile }
  | { readonly kind: 'edit'; readonly file: FileId; readonly change: Change }
  | { readonly kind: 'absent' | 'wanted'; readonly file: FileId }
  | { readonly kind: 'installed'; readonly directories: readonly string[] }
  | { readonly kind: 'release'; readonly release: Release }
  | { readonly kind: 'host'; readonly host: Disk | undefined };

/** An instance of which no file is there yet. */
export function emptyInstance(release: Release = knowledge.newestStable, directory?: string): Instance {
  return { files: {}, tables: new Map(), directory, installed: [], release, host: undefined, identity: {} };
}

/** The next snapshot; the same one where nothing is other than before. */
export function applyChanges(instance: Instance, changes: readonly InstanceChange[]): Instance {
  return changes.reduce(applyChange, instance);
}

function applyChange(instance: Instance, change: InstanceChange): Instance {
  switch (change.kind) {
    case 'file':
      return withFile(instance, change.file.id, change.file);
    case 'absent':
      return withFile(instance, change.file, 'absent');
    case 'wanted':
      return withFile(instance, change.file, undefined);
    case 'edit': {
      const file = fileOf(instance, change.file);
      return file ? withFile(instance, change.file, editFile(file, change.change)) : instance;
    }
    case 'installed':
      return change.directories.join() === instance.installed.join()
        ? instance
        : { ...instance, installed: change.directories };
    case 'release':
      return change.release === instance.release ? instance : { ...instance, release: change.release };
    case 'host':
      return change.host === instance.host ? instance : { ...instance, host: change.host };
  }
}

function withFile(instance: Instance, id: FileId, file: SourceFile | 'absent' | undefined): Instance {
  if (id !== 'main.cf' && id !== 'master.cf') return withTable(instance, id, file);
  const { [id]: before, ...others } = instance.files;
  if (file === before) return instance;
  return { ...instance, files: file === undefined ? others : { ...others, [id]: file } };
}

function withTable(instance: Instance, id: TablePath, file: SourceFile | 'absent' | undefined): Instance {
  const tables = new Map(instance.tables);
  if (file === undefined || file === 'absent' || !isTableSource(file)) {
    if (!tables.delete(id)) return instance;
  } else tables.set(id, file);
  return { ...instance, tables };
}

/** A file that is there; undefined for one that is on its way, or known not to be there. */
export function fileOf(instance: Instance, id: 'main.cf'): MainSource | undefined;
export function fileOf(instance: Instance, id: 'master.cf'): MasterSource | undefined;
export function fileOf(instance: Instance, id: TablePath): TableSource | undefined;
export function fileOf(instance: Instance, id: FileId): SourceFile | undefined;
export function fileOf({ files, tables }: Instance, id: FileId): SourceFile | undefined {
  if (id !== 'main.cf' && id !== 'master.cf') return tables.get(id);
  const file = files[id];
  return file === 'absent' ? undefined : file;
}

/** The files that are there. */
export function filesAtHand(instance: Instance): SourceFile[] {
  return [...all.flatMap((id) => fileOf(instance, id) ?? []), ...instance.tables.values()];
}

const all: readonly (keyof Files)[] = ['main.cf', 'master.cf'];

/**
 * The files that are to be looked for: rules that ask for them are silent until they are there, or known to be absent.
 */
export function wantedFiles({ files }: Instance): readonly (keyof Files)[] {
  return all.filter((id) => files[id] === undefined);
}
