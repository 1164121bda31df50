import type { CancellationToken, Connection } from 'vscode-languageserver';
import { presets } from '../facts/presets.ts';
import { localeOfTexts, presetSnippet } from '../languages/parameters/completion/completePresets.ts';
import { guarded } from './guard.ts';
import type { Workspace } from './workspace.ts';

/** A preset as `postfix/presets` tells of it; the texts are snippets, absent where it has none for that file. */
export interface PresetChoice {
  readonly id: string;
  readonly title: string;
  readonly main?: string;
  readonly master?: string;
}

/**
 * Answers `postfix/presets`: all of them, in the language of the client's settings, those that begin
 * a configuration first.
 */
export function answerPresets(connection: Connection, workspace: Workspace): void {
  connection.onRequest('postfix/presets', (_: unknown, token: CancellationToken) =>
    guarded<PresetChoice[]>(connection.console, 'presets', '', token, [], async () => {
      const locale = localeOfTexts((await workspace.inputs('')).messages);
      return presets.map((preset) => ({
        id: preset.id,
        title: preset.title[locale] ?? preset.title.en,
        ...(preset.mainCf ? { main: presetSnippet(preset, 'mainCf', locale) } : {}),
        ...(preset.masterCf ? { master: presetSnippet(preset, 'masterCf', locale) } : {}),
      }));
    }),
  );
}
