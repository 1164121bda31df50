import type { LanguageDocument, Token, TokenType } from '../languages/language.ts';

const tokenTypes: readonly TokenType[] = ['property', 'variable', 'keyword', 'type'];

/** What the numbers in the data stand for; the client is told once. */
export const semanticTokensLegend: { tokenTypes: string[]; tokenModifiers: string[] } = {
  tokenTypes: [...tokenTypes],
  tokenModifiers: ['deprecated'],
};

/** What the language tells of the words of a file, as LSP writes it. */
export function semanticTokens(document: LanguageDocument): { data: number[] } {
  const encoder = createEncoder(document.context.text, document.lengthIn);
  for (const token of document.language.tokens?.(document) ?? []) encoder.add(token);
  return { data: encoder.data };
}

/** Writes LSP's five numbers a token. Tokens come in file order, so the lines are counted along the way. */
function createEncoder(
  text: string,
  lengthIn: LanguageDocument['lengthIn'],
): { data: number[]; add(token: Token): void } {
  const data: number[] = [];
  let line = 0;
  let lineStart = 0;
  const lineBehind = /\r(?!\n)/.test(text) ? behindAny : behindLf;
  let next = lineBehind(text, 0);
  let [lastLine, lastColumn, lastEnd] = [0, 0, 0];
  return {
    data,
    add({ start, end, type, deprecated }) {
      if (end <= start || start < lastEnd) return;
      while (next >= 0 && next <= start) {
        line++;
        lineStart = next;
        next = lineBehind(text, next);
      }
      if (next >= 0 && end >= next) return; // over several lines
      const column = lengthIn(lineStart, start);
      data.push(
        line - lastLine,
        line === lastLine ? column - lastColumn : column,
        lengthIn(start, end),
        tokenTypes.indexOf(type),
        deprecated ? 1 : 0,
      );
      [lastLine, lastColumn, lastEnd] = [line, column, end];
    },
  };
}

/** Where the next line starts, -1 on the last one. */
function behindLf(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? -1 : end + 1;
}

/** The same where a lone CR, which ends a line in LSP, is to be looked for too. */
function behindAny(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) return at + 1;
  }
  return -1;
}
