import { type Instance, filesAtHand } from '../instance/instance.ts';
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
  const documents: LanguageDocument[] = filesAtHand(instance).flatMap((file) => {
    const language = languages.find(({ id }) => id === file.language);
    const context = language?.contextOf(instance, file);
    if (!language || !context) return [];
    const { id, uri } = file;
    const others = (): LanguageDocument[] => documents.filter((one) => one.id !== id);
    const lines = linesIn(encoding, file);
    const length = (start: number, end: number): number => lengthIn(encoding, context.text, start, end);
    return [{ uri, id, language, lines, lengthIn: length, context, ...texts, others }];
  });
  return documents;
}
