import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { LintFailure, reasonOf } from './failure.ts';
import type { GitIndex } from './gitIndex.ts';
import { type TextSettings, readSettingsText, settingsFileName } from '../settings/settingsText.ts';

/** What a `.postfix-lint.json` sets, and where it is. */
export interface SettingsFile extends TextSettings {
  readonly path: string;
}

/**
 * The nearest settings file in a folder or above it.
 * @throws {LintFailure} when it cannot be read, or is wrong
 */
export function findSettings(folder: string): SettingsFile | undefined {
  for (let at = resolve(folder); ; at = dirname(at)) {
    const path = join(at, settingsFileName);
    const text = readText(path);
    if (text !== undefined) return readSettingsFile(path, text);
    if (dirname(at) === at) return undefined;
  }
}

/** The nearest settings file in Git's index for a file in it; above the work tree, that on the disk. */
export function findStagedSettings(name: string, index: GitIndex): SettingsFile | undefined {
  for (let at = index.beside(name, settingsFileName); ; at = index.beside(at, `../${settingsFileName}`)) {
    const bytes = index.read(at);
    if (bytes) return readSettingsFile(index.shown(at), Buffer.from(bytes).toString('utf8'));
    if (!at.includes('/')) return dirname(index.top) === index.top ? undefined : findSettings(dirname(index.top));
  }
}

/** Reads the text of a settings file; one that is wrong is a failure, with all that is wrong with it. */
export function readSettingsFile(path: string, text: string): SettingsFile {
  const { settings, problems } = readSettingsText(text);
  if (problems.length)
    throw new LintFailure((messages) =>
      problems.map(({ say }) => messages.settings.at({ path, problem: say(messages) })).join('\n'),
    );
  return { path, ...settings };
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const reason = reasonOf(error);
    // ENOTDIR: the "folder" of a name given for standard input need not be one.
    if (['ENOENT', 'ENOTDIR', 'EACCES'].includes(reason)) return undefined;
    throw new LintFailure((messages) => messages.cannotRead({ path, reason }));
  }
}
