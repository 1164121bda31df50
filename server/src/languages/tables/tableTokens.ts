import type { Token, TokenType } from '../language.ts';
import { longestOutline } from './tableElements.ts';
import { type TableDocument, itemsBetween } from './tableDocument.ts';
import { type TableWord, wordsOfItem } from './tableWords.ts';

const types: Partial<Readonly<Record<TableWord['kind'], TokenType>>> = {
  action: 'keyword',
  restriction: 'keyword',
  class: 'variable',
  service: 'type',
};

/** Actions, restrictions, classes and services. A very long table has the colours of its grammar alone. */
export function tableTokens(document: TableDocument): Token[] {
  const { tree } = document.context.source;
  if ((tree.offsets[tree.blocks.length] as number) > longestOutline) return [];
  const found: Token[] = [];
  for (const item of itemsBetween(document))
    for (const { kind, span } of wordsOfItem(document, item)) {
      const type = types[kind];
      if (type) found.push({ ...span, type });
    }
  return found.sort((a, b) => a.start - b.start);
}
