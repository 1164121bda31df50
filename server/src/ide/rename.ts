import type { Range, WorkspaceEdit } from 'vscode-languageserver-types';
import { defaultIn } from '../knowledge/knowledge.ts';
import type { Configuration } from '../model/configuration.ts';
import { knownness } from '../model/names.ts';
import { referencesIn } from '../syntax/macro.ts';
import { parseMacros } from '../syntax/parseMacros.ts';
import { type MainDocument, rangeOf } from '../languages/mainCf/mainDocument.ts';
import { classHiddenInMacro, occurrenceAt, occurrencesOf } from '../languages/mainCf/mainOccurrences.ts';

/** The name under the cursor, if the file's author made it up: names of Postfix cannot be others. */
export function prepareRename(document: MainDocument, offset: number): { range: Range; placeholder: string } | undefined {
  const found = occurrenceAt(document, offset);
  if (!found || !isRenamable(document, found.name)) return undefined;
  return { range: rangeOf(document, found.span), placeholder: found.name };
}

/** Renames a user's name everywhere in the file; undefined where the old or the new name will not do. */
export function rename(document: MainDocument, offset: number, newName: string): WorkspaceEdit | undefined {
  const found = occurrenceAt(document, offset);
  if (!found || !isRenamable(document, found.name) || !isFree(document, found.name, newName)) return undefined;
  const edits = occurrencesOf(document, found.name).map(({ span }) => ({ range: rangeOf(document, span), newText: newName }));
  return { changes: { [document.uri]: edits } };
}

function isRenamable(document: MainDocument, name: string): boolean {
  const { configuration } = document.context;
  return configuration.settings.has(name) && !isPostfixName(document, name) && !classHiddenInMacro(document, name)
    // master.cf is another file, which this edit would not reach.
    && !usedInMaster(configuration, name);
}

/** Whether Postfix itself gives a name its meaning. */
export function isPostfixName(document: { readonly context: Pick<MainDocument['context'], 'configuration' | 'used'> }, name: string): boolean {
  const { configuration, used } = document.context;
  if (configuration.knowledge.parameters.has(name) || usedInDefaults(configuration, name)) return true;
  const known = knownness(configuration, used, name);
  return known !== undefined && known !== 'user' && known !== 'restriction-class' || used.isTableSetting(name);
}

function isFree(document: MainDocument, oldName: string, newName: string): boolean {
  const { configuration, used } = document.context;
  if (!/^[A-Za-z0-9_]+$/.test(newName) || newName === oldName || configuration.settings.has(newName)) return false;
  // A name that something refers to already would get a new meaning there.
  if (used.references.has(newName) || used.classes.has(newName) || configuration.referring.some(({ element }) => element.references.some(({ name }) => name === newName))) return false;
  if (used.classes.has(oldName) && configuration.knowledge.restrictions.has(newName.toLowerCase())) return false;
  return !isPostfixName(document, newName) && !usedInMaster(configuration, newName);
}

/** `$stress`: a name that no table has, but defaults refer to. */
function usedInDefaults({ knowledge, release }: Configuration, name: string): boolean {
  for (const facts of knowledge.parameters.values()) {
    const text = facts.raw ? undefined : defaultIn(facts, release);
    if (text?.includes('$') && text.includes(name) && referencesIn(parseMacros(text)).some((reference) => reference.name === name)) return true;
  }
  return false;
}

function usedInMaster({ master }: Configuration, name: string): boolean {
  // The word alone: a restriction class in a `-o` list has no `$`.
  const word = new RegExp(`(^|[^A-Za-z0-9_])${name.replace(/[^A-Za-z0-9_]/g, '\\$&')}($|[^A-Za-z0-9_])`);
  return (master?.entries ?? []).some(({ overrides }) => overrides.some((override) => override.name === name || word.test(override.value.text)));
}
