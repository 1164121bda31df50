import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver-types';
import { type MainDocument, rangeOf } from '../languages/mainCf/mainDocument.ts';
import { toSourceEnd } from '../syntax/logicalText.ts';
import { shift } from '../syntax/span.ts';

const detailLength = 80;

/** One symbol an assignment, in file order: name and what it is set to. */
export function documentSymbols(document: MainDocument): DocumentSymbol[] {
  const { elements, offsets } = document.context.configuration.tree;
  const symbols: DocumentSymbol[] = [];
  for (let i = 0; i < elements.length; i++) {
    const element = elements[i];
    if (element?.kind !== 'assignment') continue;
    const offset = offsets[i] as number;
    const { name, value, nameSpan, valueSpan } = element;
    const end = value.text === '' ? valueSpan.end : toSourceEnd(value, value.text.length);
    symbols.push({
      name, detail: shortened(value.text), kind: SymbolKind.Property,
      range: rangeOf(document, { start: offset + nameSpan.start, end: offset + Math.max(end, element.equals + 1) }),
      selectionRange: rangeOf(document, shift(nameSpan, offset)),
    });
  }
  return symbols;
}

function shortened(text: string): string {
  // Whitespace between the lines of a value says nothing; only the part that is shown is worth the work.
  const start = text.slice(0, detailLength * 4).replace(/[ \t\r\v\f]+/g, ' ');
  return start.length > detailLength || text.length > detailLength * 4 ? `${start.slice(0, detailLength - 1)}…` : start;
}
