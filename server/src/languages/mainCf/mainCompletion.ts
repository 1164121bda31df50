import type { CompletionList } from 'vscode-languageserver-types';
import { completeComments } from '../parameters/completion/completeComments.ts';
import { completeMacros } from '../parameters/completion/completeMacros.ts';
import { completeNames } from '../parameters/completion/completeNames.ts';
import { pathAt, valueOffer } from '../parameters/completion/completeValues.ts';
import { cursorAt } from '../parameters/completion/completionCursor.ts';
import { type CompletionOptions, type Offer, completionList } from '../offer.ts';
import { placeOf } from './completionPlace.ts';
import type { MainDocument } from './mainDocument.ts';

export { resolveCompletion } from '../../ide/completionResolve.ts';
export type { CompletionOptions, FolderEntry } from '../offer.ts';

/**
 * Characters that ask for completion by themselves. No `=`, `,` or space: Enter behind `relayhost =` must end the line,
 * not take the first item of a list that came up unasked.
 */
export const completionTriggers: readonly string[] = ['$', '{', '(', ':', '/', '!'];

/** What can be written at an offset. Items carry no documentation: `resolveCompletion` adds it to the one that is looked at. */
export function complete(document: MainDocument, offset: number, options: CompletionOptions = {}): CompletionList {
  const offer = offerAt(document, offset, options);
  return offer ? completionList(document, offer, options) : { isIncomplete: false, items: [] };
}

/**
 * The absolute path of the folder in which a file is being named at an offset. Its owner lists it and hands the entries
 * to `complete` as `options.files`; undefined where no file is wanted.
 */
export function folderWanted(document: MainDocument, offset: number): string | undefined {
  const place = placeOf(document, offset);
  return place?.kind === 'value' ? pathAt(cursorAt(document, {}, offset, place))?.folder : undefined;
}

function offerAt(document: MainDocument, offset: number, options: CompletionOptions): Offer | undefined {
  const place = placeOf(document, offset);
  switch (place?.kind) {
    case 'name': return completeNames(document, place);
    case 'comment': return completeComments(document, place, offset);
    case 'value': {
      const cursor = cursorAt(document, options, offset, place);
      return cursor.scope.macro ? completeMacros(cursor, place.before, place.after) : valueOffer(cursor);
    }
    default: return undefined;
  }
}
