import { type Instance, fileOf } from '../instance/instance.ts';
import type { Prose } from '../facts/prose.ts';
import { type PositionEncoding, lengthIn, linesIn } from '../instance/positionEncoding.ts';
import type { Messages } from '../texts/messages.ts';
import type { LanguageDocument } from './language.ts';
import { languages } from './registry.ts';

/** The texts that a reader of a file wants, and what the client counts in a line: UTF-16 where it does not say. */
export interface DocumentTexts {
  readonly messages: Messages;
  readonly prose: Prose;
  readonly encoding?: PositionEncoding;
}

/** The files of a snapshot as their languages and the editor see them, as far as they are there. */
export function documentsOf(
  instance: Instance,
  { encoding = 'utf-16', ...texts }: DocumentTexts,
): readonly LanguageDocument[] {
  const documents: LanguageDocument[] = languages.flatMap((language) => {
    const file = fileOf(instance, language.id);
    const context = language.contextOf(instance);
    if (!file || !context) return [];
    const others = (): LanguageDocument[] => documents.filter((one) => one.language !== language);
    return [
      {
        uri: file.uri,
        language,
        lines: linesIn(encoding, file),
        lengthIn: (start, end) => lengthIn(encoding, context.text, start, end),
        context,
        ...texts,
        others,
      },
    ];
  });
  return documents;
}
