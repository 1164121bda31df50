import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { LintFailure, reasonOf } from './failure.ts';

/** Where the files that are checked come from: the disk, or the index of Git. */
export interface FileStore {
  /**
   * The bytes of a file; undefined where there is none.
   * @throws {LintFailure} when it cannot be read
   */
  readonly read: (name: string) => Uint8Array | undefined;
  /** The name of a file in the folder of another. */
  readonly beside: (name: string, other: string) => string;
  /** One name for all spellings of it. */
  readonly identity: (name: string) => string;
  /** The name as a person would write it. */
  readonly shown: (name: string) => string;
}

export const diskStore: FileStore = {
  read(path) {
    try {
      return readFileSync(path);
    } catch (error) {
      const reason = reasonOf(error);
      // ENOTDIR: the "folder" of a name given for standard input need not be one.
      if (reason === 'ENOENT' || reason === 'ENOTDIR') return undefined;
      throw new LintFailure((messages) => messages.cannotRead({ path, reason }));
    }
  },
  beside: (path, other) => join(dirname(path), other),
  identity: (path) => resolve(path),
  shown: (path) => path,
};
