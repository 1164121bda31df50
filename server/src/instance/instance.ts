import type { Release } from '../facts/factTypes.ts';
import { knowledge } from '../facts/knowledge.ts';
import type { Disk } from '../model/disk.ts';
import type { Change } from '../syntax/change.ts';
import type { FileId } from './layout.ts';
import { type MainSource, type MasterSource, type SourceFile, editFile } from './sourceFile.ts';

/**
 * A Postfix instance, in the sense of postmulti(1): one configuration directory. It is a snapshot that never changes
 * and a function of its inputs; a change makes the next one, in which files that did not change are the same objects.
 */
export interface Instance {
  /** By the names of the files; one that is not among them is on its way. */
  readonly files: Files;
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
  | { readonly kind: 'release'; readonly release: Release }
  | { readonly kind: 'host'; readonly host: Disk | undefined };

/** An instance of which no file is there yet. */
export function emptyInstance(release: Release = knowledge.newestStable): Instance {
  return { files: {}, release, host: undefined, identity: {} };
}

/** The next snapshot; the same one where nothing is other than before. */
export function applyChanges(instance: Instance, changes: readonly InstanceChange[]): Instance {
  return changes.reduce(applyChange, instance);
}

function applyChange(instance: Instance, change: InstanceChange): Instance {
  switch (change.kind) {
    case 'file':
      return withFile(instance, change.file.language, change.file);
    case 'absent':
      return withFile(instance, change.file, 'absent');
    case 'wanted':
      return withFile(instance, change.file, undefined);
    case 'edit': {
      const file = fileOf(instance, change.file);
      return file ? withFile(instance, change.file, editFile(file, change.change)) : instance;
    }
    case 'release':
      return change.release === instance.release ? instance : { ...instance, release: change.release };
    case 'host':
      return change.host === instance.host ? instance : { ...instance, host: change.host };
  }
}

function withFile(instance: Instance, id: FileId, file: SourceFile | 'absent' | undefined): Instance {
  const { [id]: before, ...others } = instance.files;
  if (file === before) return instance;
  return { ...instance, files: file === undefined ? others : { ...others, [id]: file } };
}

/** A file that is there; undefined for one that is on its way, or known not to be there. */
export function fileOf<Id extends FileId>({ files }: Instance, id: Id): Exclude<Files[Id], 'absent'> {
  const file = files[id];
  // The compiler does not narrow a generic look-up.
  return (file === 'absent' ? undefined : file) as Exclude<Files[Id], 'absent'>;
}

const all: readonly FileId[] = ['main.cf', 'master.cf'];

/**
 * The files that are to be looked for: rules that ask for them are silent until they are there, or known to be absent.
 */
export function wantedFiles({ files }: Instance): readonly FileId[] {
  return all.filter((id) => files[id] === undefined);
}
