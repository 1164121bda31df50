import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { languageOfName } from '../instance/layout.ts';
import type { Options } from './arguments.ts';
import { LintFailure } from './failure.ts';
import { diskStore } from './fileStore.ts';
import { type Pair, type ReadFiles, readPairs, readStdin } from './files.ts';
import { searchFolder } from './folderSearch.ts';
import { openGitIndex } from './gitIndex.ts';
import { type IgnoreRules, ignoreRules, isLeftOut } from './ignoredFiles.ts';
import { type SettingsFile, findSettings, findStagedSettings } from './settingsFile.ts';
import { settingsFileName } from '../settings/settingsText.ts';

/** What is to be checked, and where its settings are. */
export interface WantedFiles extends ReadFiles {
  /** @throws {LintFailure} when they are wrong */
  readonly settingsOf: (pair: Pair) => SettingsFile | undefined;
  /** What was found on the way that does not keep anything from being checked. */
  readonly notes: readonly LintFailure[];
}

/** Reads what the command line asks for. */
export function readWanted(options: Options, cwd: string, stdin: () => Uint8Array): WantedFiles {
  if (options.staged) return readStaged(options, cwd);
  if (options.stdin !== undefined)
    return { ...readStdin(options.stdin, stdin()), settingsOf: settingsOnDisk(), notes: [] };
  const names: string[] = [];
  const failures: LintFailure[] = [];
  const notes: LintFailure[] = [];
  for (const path of options.paths) {
    if (!isFolder(path)) {
      names.push(path);
      continue;
    }
    const found = searchFolder(path, excludedBy(options, cwd, path));
    names.push(...found.files);
    notes.push(...found.unreadable);
    if (found.files.length === 0)
      failures.push(new LintFailure((messages) => messages.noFiles({ path: resolve(cwd, path) })));
  }
  const read = readPairs(names, diskStore);
  return { pairs: read.pairs, failures: [...failures, ...read.failures], settingsOf: settingsOnDisk(), notes };
}

/** What stands in the index of Git: what differs from the last commit, or the paths that are named. */
function readStaged(options: Options, cwd: string): WantedFiles {
  const index = openGitIndex();
  const failures: LintFailure[] = [];
  const named = options.paths.length
    ? options.paths.flatMap((path) => {
        try {
          return index.below(path);
        } catch (error) {
          if (!(error instanceof LintFailure)) throw error;
          failures.push(error);
          return [];
        }
      })
    : index.staged();
  const exclude = excludedBy(options, cwd, index.top);
  const names = named.filter(
    (name) => languageOfName(name) && !isLeftOut(exclude, resolve(cwd, index.shown(name)), false),
  );
  index.fetch(
    names.flatMap((name) =>
      ['main.cf', 'master.cf', settingsFileName].map((other) => index.beside(name, other)).concat(name),
    ),
  );
  const read = readPairs(names, index);
  return {
    pairs: read.pairs,
    failures: [...failures, ...read.failures],
    settingsOf: ({ name }) => findStagedSettings(name, index),
    notes: [],
  };
}

/** Patterns are relative to the current folder; to the folder that is searched where that lies elsewhere. */
function excludedBy({ exclude }: Options, cwd: string, folder: string): readonly IgnoreRules[] {
  if (exclude.length === 0) return [];
  return [...new Set([resolve(folder), resolve(cwd)])].map((base) => ignoreRules(base, exclude));
}

function settingsOnDisk(): WantedFiles['settingsOf'] {
  const known = new Map<string, SettingsFile | undefined>();
  return ({ name }) => {
    const folder = diskStore.beside(name, '');
    if (!known.has(folder)) known.set(folder, findSettings(folder));
    return known.get(folder);
  };
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
