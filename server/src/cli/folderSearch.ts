import { type Dirent, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isLeftByInstaller, languageOfName } from '../instance/layout.ts';
import { LintFailure, reasonOf } from './failure.ts';
import { type IgnoreRules, isLeftOut, rulesAbove, rulesIn } from './ignoredFiles.ts';

/** What a search came upon. */
export interface Found {
  readonly files: readonly string[];
  /** Folders that cannot be read. */
  readonly unreadable: readonly LintFailure[];
}

/** Nobody keeps a configuration there. */
const skipped: ReadonlySet<string> = new Set(['.git', '.hg', '.svn', 'node_modules']);

/**
 * The main.cf and master.cf files in a folder and the folders below it, whatever of their names they have, in order.
 * What .gitignore leaves out is left out, and so are templates and what package managers set aside, which nobody
 * edits; a symbolic link to a folder is not followed, since it may lead in a circle.
 * @param exclude what else is to be left out
 */
export function searchFolder(path: string, exclude: readonly IgnoreRules[]): Found {
  const files: string[] = [];
  const unreadable: LintFailure[] = [];
  const top = resolve(path);
  const above = rulesAbove(top);
  const waiting = [{ path, rules: isLeftOut(above, top, true) ? [] : above }];
  for (let folder = waiting.pop(); folder; folder = waiting.pop()) {
    const entries = entriesOf(folder.path);
    if (entries instanceof LintFailure) {
      unreadable.push(entries);
      continue;
    }
    const rules = entries.some(({ name }) => name === '.gitignore')
      ? [...folder.rules, ...rulesIn(resolve(folder.path))]
      : folder.rules;
    const folders: typeof waiting = [];
    for (const entry of entries) {
      const own = join(folder.path, entry.name);
      const isFolder = entry.isDirectory();
      if (isFolder ? skipped.has(entry.name) : !isConfiguration(own, entry)) continue;
      if (isLeftOut(rules, resolve(own), isFolder) || isLeftOut(exclude, resolve(own), isFolder)) continue;
      if (isFolder) folders.push({ path: own, rules });
      else files.push(own);
    }
    waiting.push(...folders.reverse());
  }
  return { files, unreadable };
}

function isConfiguration(path: string, entry: Dirent): boolean {
  if (!languageOfName(entry.name) || isLeftByInstaller(entry.name)) return false;
  return entry.isFile() || (entry.isSymbolicLink() && (statSync(path, { throwIfNoEntry: false })?.isFile() ?? false));
}

function entriesOf(path: string): Dirent[] | LintFailure {
  try {
    return readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    return new LintFailure((messages) => messages.cannotRead({ path, reason: reasonOf(error) }));
  }
}
