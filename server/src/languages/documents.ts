import { type Instance, filesAtHand } from '../instance/instance.ts';
import type { Prose } from '../facts/prose.ts';
import type { Messages } from '../texts/messages.ts';
import type { LanguageDocument } from './language.ts';
import { languages } from './registry.ts';

/** The texts that a reader of a file wants. */
export interface DocumentTexts {
  readonly messages: Messages;
  readonly prose: Prose;
}

/** The files of a snapshot as their languages and the editor see them, as far as they are there. */
export function documentsOf(instance: Instance, texts: DocumentTexts): readonly LanguageDocument[] {
  const documents: LanguageDocument[] = filesAtHand(instance).flatMap((file) => {
    const language = languages.find(({ id }) => id === file.language);
    const context = language?.contextOf(instance, file);
    if (!language || !context) return [];
    const { id, uri, lines } = file;
    const others = (): LanguageDocument[] => documents.filter((one) => one.id !== id);
    return [{ uri, id, language, lines, context, ...texts, others }];
  });
  return documents;
}
