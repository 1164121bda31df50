import type { Disk, Wanted } from '../model/disk.ts';
import { type DiskWatch, foldersOf } from './diskWatch.ts';
import type { Machine } from './machine.ts';

/** Fetches for one open file what the rules want to know of the machine. */
export interface DiskLook {
  /**
   * Looks, if the rules want something else than before; gives whether that was news, so that the file is to be checked.
   * @param again look in any case: what is on the disk may have changed
   */
  readonly look: (options?: { readonly again?: boolean }) => Promise<boolean>;
}

/** A file whose rules may want to know something of the machine. */
export interface DiskReader {
  readonly uri: string;
  readonly wanted: () => Wanted;
  readonly knowDisk: (disk: Disk | undefined) => boolean;
}

export function createDiskLook(file: DiskReader, machine: Machine, watch: DiskWatch): DiskLook {
  let asked = '';
  let turn = 0;
  return {
    async look({ again = false } = {}) {
      if (!machine.trusted()) return false;
      const wanted = file.wanted();
      const key = JSON.stringify(wanted);
      if (key === asked && !again) return false;
      asked = key;
      const own = ++turn;
      const facts = await machine.facts(file.uri, wanted);
      // Something newer was asked for meanwhile.
      if (own !== turn) return false;
      if (facts) watch.watch(foldersOf(facts));
      return file.knowDisk(facts);
    },
  };
}
