import type { Hover } from 'vscode-languageserver-types';
import type { LanguageDocument } from '../languages/language.ts';
import { type ClientTexts, markupOf } from './markup.ts';
import { rangeOf } from './range.ts';

/** What is to be known of the word at an offset. */
export function hover(document: LanguageDocument, offset: number, client?: ClientTexts): Hover | undefined {
  const found = document.language.hover?.(document, offset);
  return found && { contents: markupOf(found.markdown, client?.hover), range: rangeOf(document, found.span) };
}
