import type { TextDocumentItem } from 'vscode-languageserver';
import type { Diagnostic } from 'vscode-languageserver-types';
import { placedDiagnostics } from '../features/diagnostics.ts';
import { masterDiagnostics } from '../features/master/masterDiagnostics.ts';
import type { MainDocument } from '../features/document.ts';
import type { Release } from '../knowledge/factTypes.ts';
import type { Prose } from '../knowledge/prose.ts';
import type { Messages } from '../texts/messages.ts';
import type { Placed } from '../rules/placed.ts';
import type { TextSettings } from '../lint/settingsText.ts';
import { type Service, serviceOfMain, serviceOfMaster } from '../service.ts';
import type { DiskLook, DiskReader } from './diskLook.ts';
import { type OpenFile, openFile } from './openFile.ts';
import { type MainBeside, type OpenMasterFile, openMasterFile } from './openMasterFile.ts';
import type { Rest } from './rest.ts';
import type { Settings } from './settings.ts';

interface Common {
  readonly uri: string;
  /** The client's, with those of the settings file over them. */
  settings: Settings;
  /** The client's alone. */
  clientSettings: Settings;
  /** The nearest `.postfix-lint.json`. */
  fileSettings: TextSettings | undefined;
  /** The search for them that was begun last. */
  search: Promise<TextSettings | undefined> | undefined;
  readonly rest: Rest;
  readonly disk: DiskLook;
  /** A check is due. */
  due: boolean;
  /** What the client heard of it, where it asks, and by which name it knows that. */
  told: { readonly id: string; readonly items: readonly Diagnostic[] } | undefined;
  /** Resolves when all that was sought as the file was opened is there, or has taken too long: a client need not answer. */
  arrived: () => Promise<void>;
}
export interface MainEntry extends Common {
  readonly kind: 'main';
  readonly file: OpenFile;
  /** What was told of it last, and all that it was made from: most keystrokes change none of that. */
  made: { readonly placed: readonly Placed[]; readonly moves: number; readonly messages: Messages; readonly rules: Settings['rules']; readonly items: Diagnostic[] } | undefined;
  /** The master.cf in the same folder: the open one, or that on the disk. */
  sibling: OpenMasterFile | undefined;
}
export interface MasterEntry extends Common {
  readonly kind: 'master';
  readonly file: OpenMasterFile;
  sibling: MainBeside | undefined;
}
/** An open file, of either language. */
export type Entry = MainEntry | MasterEntry;

/** The texts that a reader of a file wants. */
export interface Reader { readonly messages: Messages; readonly prose: Prose }

/** Opens a file in the language that the client says, or that its name tells. */
export function createEntry(item: TextDocumentItem, settings: Settings, release: Release, rest: Rest, look: (file: DiskReader) => DiskLook): Entry {
  const { uri, languageId, version, text } = item;
  const common = { uri, settings, clientSettings: settings, fileSettings: undefined, search: undefined, rest, due: false, told: undefined, arrived: () => Promise.resolve(), sibling: undefined };
  if (languageId === 'postfix-master-cf' || (languageId !== 'postfix-main-cf' && /\/master\.cf$/.test(uri))) {
    const file = openMasterFile(uri, version, text, release);
    return { ...common, kind: 'master', file, disk: look(file) };
  }
  const file = openFile(uri, version, text, release);
  return { ...common, kind: 'main', file, made: undefined, disk: look(file) };
}

/** The other of main.cf and master.cf in the same folder; undefined for files with other names. */
export function siblingOf(uri: string): string | undefined {
  const match = /^(.*\/)(main|master)\.cf$/.exec(uri);
  return match ? `${match[1]}${match[2] === 'main' ? 'master' : 'main'}.cf` : undefined;
}

export function mainDocument({ uri, file }: MainEntry, { messages, prose }: Reader): MainDocument {
  return { uri, lines: file.lines(), context: file.context(), messages, prose };
}

/** All that can be asked of the file as it is now. */
export function serviceOf(entry: Entry, reader: Reader): Service {
  const { rules } = entry.settings;
  const isAnyOff = Object.values(rules).includes('off');
  const shown = <T extends { readonly code: string }>(findings: readonly T[]): readonly T[] => (isAnyOff ? findings.filter(({ code }) => rules[code] !== 'off') : findings);
  if (entry.kind === 'master') return serviceOfMaster(entry.file.document(reader.messages, reader.prose), () => shown(entry.file.findings()));
  return serviceOfMain(mainDocument(entry, reader), (span) => shown(span ? entry.file.findingsAt(span) : entry.file.findings()), () => entry.sibling?.document(reader.messages, reader.prose));
}

/** What there is to tell of the file as it is now; the same list as before where nothing of it is another. */
export function diagnosticsOf(entry: Entry, reader: Reader): Diagnostic[] {
  if (entry.kind === 'master') return masterDiagnostics(entry.file.document(reader.messages, reader.prose), entry.file.findings(), entry.settings.rules);
  const { file, made, settings: { rules } } = entry;
  const { messages } = reader;
  const [placed, moves] = [file.placed(), file.moves()];
  if (made?.placed === placed && made.moves === moves && made.messages === messages && made.rules === rules) return made.items;
  const items = placedDiagnostics(mainDocument(entry, reader), placed, rules, moves);
  entry.made = { placed, moves, messages, rules, items };
  return items;
}

/** The list that a file keeps while nothing changes. */
export function foundIn(entry: Entry): unknown {
  return entry.kind === 'master' ? entry.file.findings() : entry.file.placed();
}
