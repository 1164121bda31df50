import type { TextDocumentContentChangeEvent } from 'vscode-languageserver-textdocument';
import { type Configuration, configure } from '../model/configuration.ts';
import type { UsedNames } from '../model/usedNames.ts';
import { usesAfter } from '../model/usesAfter.ts';
import { knowledge } from '../knowledge/knowledge.ts';
import type { Release } from '../knowledge/factTypes.ts';
import { type Disk, type Wanted, sameDisk } from '../model/disk.ts';
import { type CheckCache, checkPlaced, contextOf, createCheckCache } from '../rules/check.ts';
import { type Placed, inElements, inFile } from '../rules/placed.ts';
import { wantedFacts } from '../rules/files/wantedFacts.ts';
import type { Context, Finding } from '../rules/rule.ts';
import { elementAt, print } from '../syntax/mainCf.ts';
import type { MasterCf } from '../syntax/masterCf.ts';
import type { Span } from '../syntax/span.ts';
import { liveText } from './liveText.ts';
import { type MainText, mainText } from './mainText.ts';

/** An open main.cf: its text, its tree, and what was read off them, each made when first wanted and kept for the version. */
export interface OpenFile {
  readonly uri: string;
  readonly version: () => number;
  readonly lines: () => MainText;
  readonly context: () => Context;
  readonly findings: () => readonly Finding[];
  /** Those of them in the elements that a span meets. */
  readonly findingsAt: (span: Span) => readonly Finding[];
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
export function openFile(uri: string, version: number, text: string, firstRelease: Release): OpenFile {
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
  const forget = (): void => { context = placed = findings = undefined; };
  const live = liveText(mainText(uri, text), version, (moved) => {
    if (moved) moves++;
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
    context() {
      const now = live.document();
      if (context) return context;
      const tree = now.tree();
      const configuration = configure(knowledge, release, tree, master, last?.configuration);
      return last = context = contextOf(() => (now.tree() === tree ? now.getText() : print(tree)), configuration, { disk, used: usesOf(configuration), uri, before: last });
    },
    wanted: () => wantedFacts(file.context()),
    placed() {
      checked = file.context();
      return (placed ??= checkPlaced(checked, cache));
    },
    findings() {
      const now = file.placed();
      return (findings ??= now.map((one) => inFile(one, live.document().tree())));
    },
    findingsAt(span) {
      const all = file.placed();
      const tree = live.document().tree();
      // What ends where the span begins meets it: it may be in the element before.
      return inElements(all, elementAt(tree, span.start) - 1, elementAt(tree, span.end)).map((one) => inFile(one, tree));
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
