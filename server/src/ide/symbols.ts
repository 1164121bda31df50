import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver-types';
import type { LanguageDocument, LanguageElement } from '../languages/language.ts';
import { rangeOf } from './range.ts';

const detailLength = 80;
const symbolKinds = {
  setting: SymbolKind.Property,
  service: SymbolKind.Function,
  tableEntry: SymbolKind.Key,
} as const;

/** The outline of a file: what its elements are called, in file order. */
export function documentSymbols(document: LanguageDocument): DocumentSymbol[] {
  return symbolsOf(document, document.language.elements(document));
}

function symbolsOf(document: LanguageDocument, elements: readonly LanguageElement[]): DocumentSymbol[] {
  return elements.flatMap(({ symbol, span, nameSpan = span, children }) => {
    if (!symbol) return [];
    // LSP wants the name inside the range.
    const outer = { start: Math.min(span.start, nameSpan.start), end: Math.max(span.end, nameSpan.end) };
    return [
      {
        name: symbol.name,
        detail: shortened(symbol.detail),
        kind: symbolKinds[symbol.kind],
        range: rangeOf(document, outer),
        selectionRange: rangeOf(document, nameSpan),
        ...(children ? { children: symbolsOf(document, children) } : {}),
      },
    ];
  });
}

function shortened(text: string): string {
  // Whitespace between the lines of a value says nothing; only the part that is shown is worth the work.
  const start = text.slice(0, detailLength * 4).replace(/[ \t\r\v\f]+/g, ' ');
  return start.length > detailLength || text.length > detailLength * 4
    ? `${start.slice(0, detailLength - 1)}…`
    : start;
}
