import type { Release } from '../knowledge/factTypes.ts';
import type { Host } from '../host.ts';
import { type Entry, siblingOf } from './entry.ts';
import { openMasterFile } from './openMasterFile.ts';
import type { Settings } from './settings.ts';

/** main.cf and master.cf of one folder: each is judged by the other, the open one or else that on the disk. */
export interface Siblings {
  /** The other file, where it is open. */
  of(uri: string): Entry | undefined;
  /** Judges a file by its release and its sibling, as they are now; gives whether that is news. */
  judge(entry: Entry): boolean;
  /** The text of a file is another, or it has been opened: the other one is judged by it, where it is open. */
  changed(entry: Entry): void;
  /** Finds the other one of a file. */
  fetch(entry: Entry): Promise<void>;
}

interface Files {
  readonly entry: (uri: string) => Entry | undefined;
  readonly releaseFor: (uri: string, settings: Settings) => Release;
  /** Called when a file is judged otherwise than before. */
  readonly judged: (entry: Entry) => void;
}

export function createSiblings(host: Pick<Host, 'readText'>, files: Files): Siblings {
  const of = (uri: string): Entry | undefined => files.entry(siblingOf(uri) ?? '');
  function judge(entry: Entry): boolean {
    const release = files.releaseFor(entry.uri, entry.settings);
    return entry.kind === 'main' ? entry.file.judgeBy(release, entry.sibling?.tree()) : entry.file.judgeBy(release, entry.sibling);
  }
  function take(entry: Entry, other: Entry): void {
    if (entry.kind === 'main' && other.kind === 'master') entry.sibling = other.file;
    if (entry.kind === 'master' && other.kind === 'main') entry.sibling = { uri: other.uri, text: other.file.lines().getText() };
    if (judge(entry)) files.judged(entry);
  }
  return {
    of, judge,
    changed(entry) {
      const other = of(entry.uri);
      if (other) take(other, entry);
    },
    async fetch(entry) {
      const uri = siblingOf(entry.uri);
      if (uri === undefined) return;
      const text = files.entry(uri) ? undefined : await host.readText(uri);
      if (files.entry(entry.uri) !== entry) return;
      const open = files.entry(uri);
      if (open) { take(entry, open); return; }
      if (entry.kind === 'main') entry.sibling = text === undefined ? undefined : openMasterFile(uri, 0, text, files.releaseFor(uri, entry.settings));
      else entry.sibling = text === undefined ? undefined : { uri, text };
      if (judge(entry)) files.judged(entry);
    },
  };
}
