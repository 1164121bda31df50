import type { CompletionOptions, Offer } from '../offer.ts';
import { completeComments } from '../parameters/completion/completeComments.ts';
import { completeNames } from '../parameters/completion/completeNames.ts';
import { settingValueOffer } from '../parameters/completion/completeValues.ts';
import { mainPlaceOf } from './mainPlace.ts';
import type { MainDocument } from './mainDocument.ts';

/** What can be written at an offset: a name, a word of a value, or the mark of a suppression. */
export function completeMain(document: MainDocument, offset: number, options: CompletionOptions): Offer | undefined {
  const place = mainPlaceOf(document, offset);
  switch (place?.kind) {
    case 'name':
      return completeNames(document, place);
    case 'comment':
      return completeComments(document, place.before, offset);
    case 'value':
      return settingValueOffer(document, options, offset, place);
    default:
      return undefined;
  }
}
