import { type DocumentHighlight, DocumentHighlightKind, type Location } from 'vscode-languageserver-types';
import type { LanguageDocument } from '../languages/language.ts';
import { type LocatedOccurrence, findName } from './names.ts';
import { rangeOf } from './range.ts';

/** Where the name at an offset is defined; what counts comes first. */
export function definition(document: LanguageDocument, offset: number): Location[] {
  const found = findName(document, offset);
  if (!found) return [];
  const definitions = found.all.filter(({ role }) => role === 'definition');
  return found.files.flatMap((file) => {
    const own = definitions.filter((one) => one.document === file);
    return (file.language.lastSettingCounts ? own.reverse() : own).map(locationOf);
  });
}

/** Every place of the name at an offset. */
export function references(document: LanguageDocument, offset: number, includeDeclaration: boolean): Location[] {
  const found = findName(document, offset)?.all ?? [];
  return found.filter(({ role }) => includeDeclaration || role !== 'definition').map(locationOf);
}

/** The places of the name at an offset in the same file. */
export function highlights(document: LanguageDocument, offset: number): DocumentHighlight[] {
  const found = findName(document, offset)?.all.filter((one) => one.document === document) ?? [];
  return found.map(({ span, role }) => ({
    range: rangeOf(document, span),
    kind: role === 'definition' ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
  }));
}

function locationOf({ document, span }: LocatedOccurrence): Location {
  return { uri: document.uri, range: rangeOf(document, span) };
}
