import { TextDocument, type TextDocumentContentChangeEvent } from 'vscode-languageserver-textdocument';
import { type Configuration, configure } from '../model/configuration.ts';
import type { UsedNames } from '../model/usedNames.ts';
import { usesAfter } from '../model/usesAfter.ts';
import { knowledge } from '../knowledge/knowledge.ts';
import type { Release } from '../knowledge/factTypes.ts';
import { type Disk, type Wanted, sameDisk } from '../model/disk.ts';
import { type Positions, firstPositions } from '../features/positions.ts';
import { type CheckCache, checkPlaced, contextOf, createCheckCache } from '../rules/check.ts';
import { type Placed, inFile } from '../rules/placed.ts';
import { wantedFacts } from '../rules/files/wantedFacts.ts';
import type { Context, Finding } from '../rules/rule.ts';
import { type Change, joined } from '../syntax/change.ts';
import { type MainCf, parseMainCf, updateMainCf } from '../syntax/mainCf.ts';
import type { MasterCf } from '../syntax/masterCf.ts';
import { liveText } from './liveText.ts';

/** An open main.cf: its text, its tree, and what was read off them, each made when first wanted and kept for the version. */
export interface OpenFile {
  readonly uri: string;
  readonly version: () => number;
  readonly lines: () => TextDocument;
  /** Those of `lines`. Until the first of them have been told, nothing else of it is made. */
  readonly positions: () => Positions;
  /** Whether `settle` is still to do. */
  readonly isNew: () => boolean;
  /** Makes what `lines` tells its positions by: done while nobody waits. */
  readonly settle: () => void;
  readonly context: () => Context;
  readonly findings: () => readonly Finding[];
  /** The same by their places: the very list of an earlier version while nothing else is found. */
  readonly placed: () => readonly Placed[];
  /** Counts the edits that made lines more or fewer: between two of them what stays in the text stays in its line. */
  readonly moves: () => number;
  readonly change: (changes: readonly TextDocumentContentChangeEvent[], version: number) => void;
  /** Says by what to judge; gives whether that changed anything. */
  readonly judgeBy: (release: Release, master: MasterCf | undefined) => boolean;
  /** What its rules would like to know of the machine. */
  readonly wanted: () => Wanted;
  /** Says what is known of the machine; gives whether that is news. */
  readonly knowDisk: (disk: Disk | undefined) => boolean;
}

/** Opens a file; `release` and `master` may come later. */
export function openFile(uri: string, languageId: string, version: number, text: string, firstRelease: Release): OpenFile {
  let tree: MainCf = parseMainCf(text);
  /** An edit that the tree has not heard of yet: while a burst of them arrives, nobody asks for it. */
  let pending: Change | undefined;
  let release = firstRelease;
  let master: MasterCf | undefined;
  let disk: Disk | undefined;
  let cache: CheckCache = createCheckCache();
  let context: Context | undefined;
  /** The last one that was made, and the last that was checked: what edits took back since is as it was. */
  let last: Context | undefined;
  let checked: Context | undefined;
  let placed: readonly Placed[] | undefined;
  let findings: readonly Finding[] | undefined;
  let moves = 0;
  /** What tells the first positions, while the text is as it was opened. */
  let first: Positions | 'wanted' | undefined = 'wanted';
  const forget = (): void => { context = placed = findings = undefined; };
  /** The tree of a text, which is that with the edit that is pending. */
  const treeOf = (ofText: string): MainCf => {
    if (pending) tree = updateMainCf(tree, ofText, pending);
    pending = undefined;
    return tree;
  };
  const live = liveText(TextDocument.create(uri, languageId, version, text), ({ change, before, moved }) => {
    if (!change) {
      tree = parseMainCf(live.document().getText());
      pending = undefined;
      moves++;
    } else {
      const both = pending && joined(pending, change);
      if (!both) treeOf(before);
      pending = both ?? change;
      if (moved) moves++;
    }
    first = undefined;
    forget();
  });

  /** What rules found out about names is known of those that were checked: best the very same, then others made from them. */
  const usesOf = (configuration: Configuration): UsedNames | undefined => {
    const used = checked && usesAfter(checked, configuration);
    if (!last || last === checked || (used && used.version === checked?.used.version)) return used;
    const others = usesAfter(last, configuration);
    return others && (!used || others.version === last.used.version) ? others : used;
  };

  const file: OpenFile = {
    uri,
    version: live.version,
    lines: live.document,
    positions() {
      const document = live.document();
      if (first === 'wanted') first = firstPositions(document.getText());
      return first ?? document;
    },
    isNew: () => first !== undefined,
    settle() {
      if (first !== undefined && live.document().lineCount > 0) first = undefined;
    },
    context() {
      const now = live.document().getText();
      if (context) return context;
      const configuration = configure(knowledge, release, treeOf(now), master, last?.configuration);
      return last = context = contextOf(now, configuration, disk, usesOf(configuration), uri);
    },
    wanted: () => wantedFacts(file.context()),
    placed() {
      checked = file.context();
      return (placed ??= checkPlaced(checked, cache));
    },
    findings() {
      const now = file.placed();
      return (findings ??= now.map((one) => inFile(one, tree)));
    },
    moves() {
      live.document();
      return moves;
    },
    change: live.change,
    judgeBy(nextRelease, nextMaster) {
      if (nextRelease === release && nextMaster === master) return false;
      release = nextRelease;
      master = nextMaster;
      last = checked = undefined;
      cache = createCheckCache();
      forget();
      return true;
    },
    knowDisk(nextDisk) {
      if (sameDisk(nextDisk, disk)) return false;
      disk = nextDisk;
      forget();
      return true;
    },
  };
  return file;
}
