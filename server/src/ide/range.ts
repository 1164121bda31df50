import type { Range } from 'vscode-languageserver-types';
import type { LanguageDocument } from '../languages/language.ts';
import type { Span } from '../syntax/span.ts';

/** The LSP range of a span of a file. */
export function rangeOf({ lines }: Pick<LanguageDocument, 'lines'>, { start, end }: Span): Range {
  return { start: lines.positionAt(start), end: lines.positionAt(end) };
}

/** The span of an LSP range, which may be given back to front. */
export function spanOf({ lines }: Pick<LanguageDocument, 'lines'>, range: Range): Span {
  const [a, b] = [lines.offsetAt(range.start), lines.offsetAt(range.end)];
  return { start: Math.min(a, b), end: Math.max(a, b) };
}
