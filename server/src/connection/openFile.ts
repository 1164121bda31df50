import { TextDocument, type TextDocumentContentChangeEvent } from 'vscode-languageserver-textdocument';
import { type Configuration, configure } from '../model/configuration.ts';
import type { UsedNames } from '../model/usedNames.ts';
import { usesAfter } from '../model/usesAfter.ts';
import { knowledge } from '../knowledge/knowledge.ts';
import type { Release } from '../knowledge/factTypes.ts';
import { type Disk, type Wanted, sameDisk } from '../model/disk.ts';
import { type CheckCache, checkPlaced, contextOf, createCheckCache } from '../rules/check.ts';
import { type Placed, inFile } from '../rules/placed.ts';
import { wantedFacts } from '../rules/files/wantedFacts.ts';
import type { Context, Finding } from '../rules/rule.ts';
import { type Change, joined } from '../syntax/change.ts';
import { type MainCf, parseMainCf, updateMainCf } from '../syntax/mainCf.ts';
import type { MasterCf } from '../syntax/masterCf.ts';

/** An open main.cf: its text, its tree, and what was read off them, each made when first wanted and kept for the version. */
export interface OpenFile {
  readonly uri: string;
  readonly version: () => number;
  readonly lines: () => TextDocument;
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
  let document = TextDocument.create(uri, languageId, version, text);
  let tree: MainCf = parseMainCf(text);
  /** An edit that the tree has not heard of yet: while a burst of them arrives, nobody asks for it. */
  let pending: Change | undefined;
  let release = firstRelease;
  let master: MasterCf | undefined;
  let disk: Disk | undefined;
  let cache: CheckCache = createCheckCache();
  let context: Context | undefined;
  /** The last one that was made, and the last that was checked: what edits took back since is as it was. */
  let before: Context | undefined;
  let checked: Context | undefined;
  let placed: readonly Placed[] | undefined;
  let findings: readonly Finding[] | undefined;
  let moves = 0;
  const forget = (): void => { context = placed = findings = undefined; };
  const latest = (): MainCf => {
    if (pending) tree = updateMainCf(tree, document.getText(), pending);
    pending = undefined;
    return tree;
  };

  /** What rules found out about names is known of those that were checked: best the very same, then others made from them. */
  const usesOf = (configuration: Configuration): UsedNames | undefined => {
    const known = [...new Set([checked, before])].filter((one) => one !== undefined);
    const kept = known.map((one) => usesAfter(one, configuration));
    return kept.find((used, i) => used && used.version === known[i]?.used.version) ?? kept.find((used) => used);
  };

  const file: OpenFile = {
    uri,
    version: () => document.version,
    lines: () => document,
    context() {
      if (context) return context;
      latest();
      const configuration = configure(knowledge, release, tree, master, before?.configuration);
      return before = context = contextOf(document.getText(), configuration, disk, usesOf(configuration), uri);
    },
    wanted: () => wantedFacts(file.context()),
    placed() {
      checked = file.context();
      return (placed ??= checkPlaced(checked, cache));
    },
    findings: () => (findings ??= file.placed().map((one) => inFile(one, latest()))),
    moves: () => moves,
    change(changes, nextVersion) {
      for (const change of changes) {
        if (!('range' in change)) {
          document = TextDocument.update(document, [change], nextVersion);
          tree = parseMainCf(document.getText());
          pending = undefined;
          moves++;
          continue;
        }
        // A range may be given back to front, or past the end: the offsets are those that `update` uses itself.
        const [a, b] = [document.offsetAt(change.range.start), document.offsetAt(change.range.end)];
        const [start, oldEnd] = a <= b ? [a, b] : [b, a];
        const edit = { start, oldEnd, newEnd: start + change.text.length };
        const both = pending && joined(pending, edit);
        if (!both) latest();
        const { lineCount } = document;
        document = TextDocument.update(document, [change], nextVersion);
        if (document.lineCount !== lineCount) moves++;
        pending = both ?? edit;
      }
      forget();
    },
    judgeBy(nextRelease, nextMaster) {
      if (nextRelease === release && nextMaster === master) return false;
      release = nextRelease;
      master = nextMaster;
      before = checked = undefined;
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
