import type { TextDocumentContentChangeEvent } from 'vscode-languageserver-textdocument';
import type { MasterDocument } from '../features/master/masterDocument.ts';
import { knowledge } from '../knowledge/knowledge.ts';
import type { Release } from '../knowledge/factTypes.ts';
import type { Prose } from '../knowledge/prose.ts';
import type { Messages } from '../texts/messages.ts';
import { configure } from '../model/configuration.ts';
import { type Disk, type Wanted, sameDisk } from '../model/disk.ts';
import { contextOf } from '../rules/check.ts';
import { wantedByMaster } from '../rules/files/overrideFiles.ts';
import { checkMaster, masterContext } from '../rules/master/check.ts';
import type { MasterContext, MasterFinding } from '../rules/master/masterRule.ts';
import type { Context } from '../rules/rule.ts';
import { type MasterCf, parseMasterCf } from '../syntax/masterCf.ts';
import { type EditableText, liveText } from './liveText.ts';
import { type MainText, mainText } from './mainText.ts';

/** The main.cf beside a master.cf. */
export interface MainBeside { readonly uri: string; readonly text: string }

/** An open master.cf; see OpenFile. It is read as a whole after each edit: that costs less than a millisecond. */
export interface OpenMasterFile {
  readonly uri: string;
  readonly version: () => number;
  readonly lines: () => EditableText;
  readonly tree: () => MasterCf;
  readonly context: () => MasterContext;
  readonly findings: () => readonly MasterFinding[];
  readonly document: (messages: Messages, prose: Prose) => MasterDocument;
  readonly change: (changes: readonly TextDocumentContentChangeEvent[], version: number) => void;
  /** Says by what to judge; gives whether that changed anything. */
  readonly judgeBy: (release: Release, main: MainBeside | undefined) => boolean;
  /** What its rules would like to know of the machine. */
  readonly wanted: () => Wanted;
  /** Says what is known of the machine; gives whether that is news. */
  readonly knowDisk: (disk: Disk | undefined) => boolean;
}

/** Opens a file; `release` and `main` may come later. */
export function openMasterFile(uri: string, version: number, text: string, firstRelease: Release): OpenMasterFile {
  let release = firstRelease;
  let main: { readonly beside: MainBeside; readonly text: MainText } | undefined;
  let tree: MasterCf | undefined;
  let context: MasterContext | undefined;
  let findings: readonly MasterFinding[] | undefined;
  let mainContext: Context | undefined;
  let disk: Disk | undefined;
  const forget = (): void => { context = findings = mainContext = undefined; };
  const live = liveText(mainText(uri, text), version, () => {
    tree = undefined;
    forget();
  });

  const file: OpenMasterFile = {
    uri,
    version: live.version,
    lines: live.document,
    tree() {
      const now = live.document().getText();
      return (tree ??= parseMasterCf(now));
    },
    context() {
      const now = live.document().getText();
      return (context ??= masterContext(knowledge, release, now, file.tree(), main?.text.tree(), disk));
    },
    wanted: () => wantedByMaster(file.context()),
    findings() {
      const now = file.context();
      return (findings ??= checkMaster(now));
    },
    document(messages, prose) {
      const own = { uri, lines: live.document(), context: file.context(), messages, prose };
      if (!main) return own;
      mainContext ??= contextOf(main.beside.text, configure(knowledge, release, main.text.tree(), file.tree()));
      return { ...own, main: { uri: main.beside.uri, lines: main.text, context: mainContext, messages, prose } };
    },
    change: live.change,
    judgeBy(nextRelease, nextMain) {
      if (nextRelease === release && nextMain?.text === main?.beside.text && nextMain?.uri === main?.beside.uri) return false;
      release = nextRelease;
      main = nextMain && { beside: nextMain, text: mainText(nextMain.uri, nextMain.text) };
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
