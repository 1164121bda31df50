import type { CodeLens } from 'vscode-languageserver-types';
import type { LanguageDocument } from '../languages/language.ts';
import { rangeOf } from './range.ts';

/**
 * Texts above lines, some of which a person can click.
 * @param commands those that the client has said it has: a text that would run another is left out
 */
export function codeLenses(document: LanguageDocument, commands: ReadonlySet<string>): CodeLens[] {
  const lenses = document.language.lenses?.(document) ?? [];
  return lenses
    .filter(({ command }) => command === undefined || commands.has(command))
    .map(({ span, text, command }) => ({
      range: rangeOf(document, span),
      // A command without a name is a text that nobody can click.
      command:
        command === undefined ? { title: text, command: '' } : { title: text, command, arguments: [document.uri] },
    }));
}
