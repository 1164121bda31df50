import { type DocumentHighlight, DocumentHighlightKind, type Location } from 'vscode-languageserver-types';
import { type MainDocument, rangeOf } from '../languages/mainCf/mainDocument.ts';
import { type Occurrence, occurrenceAt, occurrencesOf } from '../languages/mainCf/mainOccurrences.ts';

/** Where the name under the cursor is set; the setting that counts (the last) comes first. */
export function definition(document: MainDocument, offset: number): Location[] {
  const name = occurrenceAt(document, offset)?.name;
  if (name === undefined) return [];
  return occurrencesOf(document, name).filter(({ role }) => role === 'definition').reverse().map((found) => locationOf(document, found));
}

/** Where the name under the cursor is used, in file order. */
export function references(document: MainDocument, offset: number, includeDeclaration: boolean): Location[] {
  const name = occurrenceAt(document, offset)?.name;
  if (name === undefined) return [];
  return occurrencesOf(document, name).filter(({ role }) => includeDeclaration || role !== 'definition').map((found) => locationOf(document, found));
}

/** The name under the cursor wherever it stands. */
export function highlights(document: MainDocument, offset: number): DocumentHighlight[] {
  const name = occurrenceAt(document, offset)?.name;
  if (name === undefined) return [];
  return occurrencesOf(document, name).map((found) => ({
    range: rangeOf(document, found.span), kind: found.role === 'definition' ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
  }));
}

function locationOf(document: MainDocument, { span }: Occurrence): Location {
  return { uri: document.uri, range: rangeOf(document, span) };
}
