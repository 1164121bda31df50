import { type DocumentHighlight, DocumentHighlightKind, type Location, type Range, type WorkspaceEdit } from 'vscode-languageserver-types';
import { shippedServices } from '../model/services.ts';
import { knownness } from '../model/names.ts';
import { touches } from '../syntax/span.ts';
import { classHiddenInMacro } from '../languages/mainCf/mainOccurrences.ts';
import { isPostfixName } from './rename.ts';
import { rangeIn } from '../languages/masterCf/masterDocument.ts';
import { type Pair, type SharedOccurrence, sharedOccurrences } from '../languages/masterCf/masterOccurrences.ts';

type File = 'main' | 'master';

/** What an offset of one of the two files names, and every place of that name in both. */
function named(pair: Pair, file: File, offset: number): { at: SharedOccurrence; all: SharedOccurrence[] } | undefined {
  const everything = sharedOccurrences(pair);
  // In `slow_destination_rate_delay` the service is meant where the cursor is on it, and the parameter behind it.
  const here = everything.filter((one) => one.file === file && touches(one.span, offset)).sort((a, b) => a.span.end - a.span.start - (b.span.end - b.span.start));
  const at = here[0];
  return at && { at, all: everything.filter(({ kind, name }) => kind === at.kind && name === at.name) };
}

/** Where the name at the offset is defined: a service in master.cf, a parameter in main.cf or by a `-o`. */
export function sharedDefinition(pair: Pair, file: File, offset: number): Location[] {
  const found = named(pair, file, offset)?.all.filter(({ role }) => role === 'definition') ?? [];
  // The last setting of main.cf is the one that counts.
  return locations(pair, [...found.filter((one) => one.file === 'main').reverse(), ...found.filter((one) => one.file === 'master')]);
}

/** Every place of the name in both files. */
export function sharedReferences(pair: Pair, file: File, offset: number, includeDeclaration: boolean): Location[] {
  return locations(pair, named(pair, file, offset)?.all.filter(({ role }) => includeDeclaration || role !== 'definition') ?? []);
}

/** Every place of the name in the file that the offset is in. */
export function sharedHighlights(pair: Pair, file: File, offset: number): DocumentHighlight[] {
  const document = pair[file];
  const all = named(pair, file, offset)?.all.filter((one) => one.file === file) ?? [];
  return document ? all.map(({ span, role }) => ({ range: rangeIn(document, span), kind: role === 'definition' ? DocumentHighlightKind.Write : DocumentHighlightKind.Read })) : [];
}

/** The name at the offset, if the files' author made it up. */
export function prepareSharedRename(pair: Pair, file: File, offset: number): { range: Range; placeholder: string } | undefined {
  const document = pair[file];
  const found = named(pair, file, offset);
  return document && found && isOwn(pair, found.at, found.all) ? { range: rangeIn(document, found.at.span), placeholder: found.at.name } : undefined;
}

/** Renames a service or a user's parameter in both files; undefined where the old or the new name will not do. */
export function sharedRename(pair: Pair, file: File, offset: number, newName: string): WorkspaceEdit | undefined {
  const found = named(pair, file, offset);
  if (!found || !isOwn(pair, found.at, found.all) || newName === found.at.name) return undefined;
  const pattern = found.at.kind === 'service' ? /^[A-Za-z0-9][\w.-]*$/ : /^[A-Za-z0-9_]+$/;
  if (!pattern.test(newName) || isTaken(pair, found.at.kind, newName)) return undefined;
  const changes: Record<string, { range: Range; newText: string }[]> = {};
  for (const one of found.all) {
    const document = pair[one.file];
    if (document) (changes[document.uri] ??= []).push({ range: rangeIn(document, one.span), newText: newName });
  }
  return { changes };
}

function isOwn(pair: Pair, { kind, name }: SharedOccurrence, all: readonly SharedOccurrence[]): boolean {
  // What is not defined here may be the name of something else: another program's socket, a lookup table's next hop.
  if (!all.some(({ role }) => role === 'definition')) return false;
  const context = pair.master?.context ?? pair.main?.context;
  if (!context) return false;
  const { knowledge, release } = context.configuration;
  if (kind === 'service') return pair.master !== undefined && !shippedServices(knowledge, release).some((one) => one.name === name);
  // The name of a restriction class that a macro brings into a list is not written where it is meant.
  if (pair.main && classHiddenInMacro(pair.main, name)) return false;
  return !isPostfixName({ context }, name);
}

function isTaken(pair: Pair, kind: SharedOccurrence['kind'], newName: string): boolean {
  if (sharedOccurrences(pair).some((one) => one.kind === kind && one.name === newName)) return true;
  const context = pair.master?.context ?? pair.main?.context;
  if (!context) return true;
  const { knowledge, release } = context.configuration;
  if (kind === 'service') return shippedServices(knowledge, release).some((one) => one.name === newName);
  return knowledge.parameters.has(newName) || knowledge.restrictions.has(newName.toLowerCase()) || knownness(context.configuration, context.used, newName) !== undefined;
}

function locations(pair: Pair, occurrences: readonly SharedOccurrence[]): Location[] {
  return occurrences.flatMap(({ file, span }) => {
    const document = pair[file];
    return document ? [{ uri: document.uri, range: rangeIn(document, span) }] : [];
  });
}
