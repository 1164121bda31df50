import type { Range, TextEdit } from 'vscode-languageserver-types';
import type { LanguageDocument } from '../languages/language.ts';
import type { Span } from '../syntax/span.ts';
import { rangeOf, spanOf } from './range.ts';

/** Edits that lay a file out; what Postfix reads stays the same. */
export function format(document: LanguageDocument): TextEdit[] {
  return editsWithin(document, { start: 0, end: document.context.text.length });
}

/** The same for the entries that touch a range. */
export function formatRange(document: LanguageDocument, range: Range): TextEdit[] {
  return editsWithin(document, spanOf(document, range));
}

function editsWithin(document: LanguageDocument, within: Span): TextEdit[] {
  const changes = document.language.format?.(document, within) ?? [];
  return changes.map(({ span, text }) => ({ range: rangeOf(document, span), newText: text }));
}
