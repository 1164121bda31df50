import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { LintFailure, reasonOf } from './failure.ts';
import { type TextSettings, readSettingsText, settingsFileName } from './settingsText.ts';

/** What a `.postfix-lint.json` sets, and where it is. */
export interface SettingsFile extends TextSettings {
  readonly path: string;
}

/** The nearest settings file in a folder or above it. */
export function findSettings(folder: string): SettingsFile | undefined {
  for (let at = resolve(folder); ; at = dirname(at)) {
    const path = join(at, settingsFileName);
    let text: string | undefined;
    try {
      text = readFileSync(path, 'utf8');
    } catch (error) {
      // ENOTDIR: the "folder" of a name given for standard input need not be one.
      if (!['ENOENT', 'ENOTDIR', 'EACCES'].includes(reasonOf(error))) throw new LintFailure((messages) => messages.cannotRead({ path, reason: reasonOf(error) }));
    }
    if (text !== undefined) return readSettingsFile(path, text);
    if (dirname(at) === at) return undefined;
  }
}

/** Reads the text of a settings file; one that is wrong is a failure, with all that is wrong with it. */
export function readSettingsFile(path: string, text: string): SettingsFile {
  const { settings, problems } = readSettingsText(text);
  if (problems.length) throw new LintFailure((messages) => problems.map(({ say }) => messages.settings.at({ path, problem: say(messages) })).join('\n'));
  return { path, ...settings };
}
