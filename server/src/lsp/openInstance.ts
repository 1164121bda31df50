import type { TextDocumentContentChangeEvent } from 'vscode-languageserver-textdocument';
import type { Diagnostic } from 'vscode-languageserver-types';
import type { FindingsIn } from '../ide/codeActions.ts';
import { diagnostics, elementDiagnostics } from '../ide/diagnostics.ts';
import { type Instance, applyChanges, fileOf } from '../instance/instance.ts';
import type { FileId, InstancePlace, LanguageId } from '../instance/layout.ts';
import { type PositionEncoding, linesIn } from '../instance/positionEncoding.ts';
import { isTableSource } from '../instance/sourceFile.ts';
import { sourceFile } from '../languages/parsers.ts';
import type { DocumentTexts } from '../languages/documents.ts';
import type { Release } from '../facts/factTypes.ts';
import type { Disk } from '../model/disk.ts';
import { checkInstance, findingsIn } from '../rules/check.ts';
import { contextOf } from '../rules/context.ts';
import { findingsBetween, inFile } from '../rules/elementFinding.ts';
import type { RuleFault } from '../rules/findingCollector.ts';
import type { Finding } from '../rules/rule.ts';
import { elementAt } from '../syntax/mainCf.ts';
import type { Span } from '../syntax/span.ts';
import type { IdleQueue } from './idleQueue.ts';
import type { Settings } from './settings.ts';
import type { FoundSettings } from './settingsFiles.ts';

/** An instance of which a file is open: the snapshot as it is now, and by what it is judged. */
export interface OpenInstance {
  readonly place: InstancePlace;
  instance: Instance;
  readonly open: Map<FileId, OpenFile>;
  /** The client's, with those of the settings file over them. */
  settings: Settings;
  /** The client's alone. */
  clientSettings: Settings;
  /** The nearest `.postfix-lint.json`. */
  fileSettings: FoundSettings | undefined;
  /** The release of the Postfix here, where that reads these files. */
  installed: Release | undefined;
  /** The search for them that was begun last. */
  search: Promise<FoundSettings | undefined> | undefined;
  /** What was asked of the machine last, and how often something was. */
  asked: { readonly key: string; readonly turn: number };
  /** Rules that threw, as far as the log has them. */
  readonly logged: Set<string>;
  /**
   * Resolves when all that was sought as the instance was opened
   * is there, or has taken too long: a client need not answer.
   */
  arrived: Promise<void>;
}

/** An open file of an instance. */
export interface OpenFile {
  readonly uri: string;
  readonly id: FileId;
  /** The language that the client says, or that the name tells: a table has it where no instance names the table. */
  readonly claimed: LanguageId;
  /** A table gets another when the main.cf comes that names it. */
  owner: OpenInstance;
  /** The number that the client gave its text last. */
  version: number;
  readonly idle: IdleQueue;
  /** A report is due. */
  due: boolean;
  /**
   * The end of the last edit, where the person is typing; undefined from when the file is opened or
   * saved until one comes.
   */
  typedAt: number | undefined;
  /** What the client heard of it, where it asks, and by which name it knows that. */
  lastReport: { readonly id: string; readonly items: readonly Diagnostic[] } | undefined;
}

/**
 * The snapshot after edits of a file, each about the text that
 * the one before left. A range may be given back to front.
 */
export function editInstance(
  instance: Instance,
  id: FileId,
  uri: string,
  changes: readonly TextDocumentContentChangeEvent[],
  encoding: PositionEncoding = 'utf-16',
): Instance {
  return changes.reduce((before, change) => {
    const file = fileOf(before, id);
    if (!file || !('range' in change))
      return applyChanges(before, [{ kind: 'file', file: sourceFile(id, uri, change.text, file?.language) }]);
    const lines = linesIn(encoding, file);
    const [a, b] = [lines.offsetAt(change.range.start), lines.offsetAt(change.range.end)];
    return applyChanges(before, [
      { kind: 'edit', file: id, change: { start: Math.min(a, b), oldEnd: Math.max(a, b), text: change.text } },
    ]);
  }, instance);
}

/** What was found in an open file as it is now, but for what the settings switch off. */
export function openFindings({ id, owner: { instance, settings } }: OpenFile): FindingsIn {
  return (span) => {
    const all = id === 'main.cf' ? findingsAt(instance, span) : findingsIn(contextOf(instance), id);
    return all.filter(({ code }) => settings.rules[code] !== 'off');
  };
}

/** The findings of a main.cf in the elements that a span meets, or all. */
export function findingsAt(instance: Instance, span: Span | undefined): readonly Finding[] {
  const context = contextOf(instance);
  if (!span) return findingsIn(context, 'main.cf');
  const { tree } = context.configuration;
  // What ends where the span begins meets it: it may be in the element before.
  return findingsBetween(
    checkInstance.main(context).findings,
    elementAt(tree, span.start) - 1,
    elementAt(tree, span.end),
  ).map((one) => inFile(one, tree));
}

/** What there is to say of a file as it is now, and the rules that threw. */
export function diagnosticsOf(
  instance: Instance,
  id: FileId,
  { messages, encoding = 'utf-16' }: Pick<DocumentTexts, 'messages' | 'encoding'>,
  rules: Settings['rules'],
): { items: Diagnostic[]; faults: readonly RuleFault[] } {
  const context = contextOf(instance);
  const file = fileOf(instance, id);
  if (!file) return { items: [], faults: [] };
  const source = { uri: file.uri, lines: linesIn(encoding, file), messages };
  if (isTableSource(file)) {
    const { findings, faults } = checkInstance.table(context, file.id);
    return { items: diagnostics(source, findings, rules), faults };
  }
  if (file.language === 'master.cf') {
    const { findings, faults } = checkInstance.master(context);
    return { items: diagnostics(source, findings, rules), faults };
  }
  const { findings, faults } = checkInstance.main(context);
  return { items: elementDiagnostics({ ...source, context }, file.elementLines, findings, rules), faults };
}

/** The snapshot with what is known of the machine. */
export function setHostFacts(owner: OpenInstance, host: Disk | undefined): void {
  owner.instance = applyChanges(owner.instance, [{ kind: 'host', host }]);
}
