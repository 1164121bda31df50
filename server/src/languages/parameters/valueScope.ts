import { isNameCharacter, isSpace } from '../../syntax/characters.ts';

/**
 * Brackets that are open at the end of an unfinished value. `parseMacros` cannot tell: to it, as to Postfix, an
 * unclosed `${` is a mistake up to the end of the text, while a person who completes is amid writing it.
 */
export interface OpenBracket {
  readonly kind:
    | 'macro' // `${` or `$(`, up to the operator
    | 'branch' // what stands behind `?` or `:`, in braces of its own or not
    | 'operand' // a side of a comparison
    | 'braces'; // `{` that keeps a list item together
  /** Where the bracket is. */
  readonly at: number;
  /** Where its contents start. */
  readonly inside: number;
  readonly bracket: '{' | '(';
}

/** What is open at the end of the text before the cursor. */
export interface ValueScope {
  /** From the outside in. */
  readonly open: readonly OpenBracket[];
  /** Where the name starts, if the text ends in the name of a macro. */
  readonly macro?: { readonly start: number; readonly form: 'plain' | 'braces' | 'parentheses' };
}

/** Reads which brackets a text leaves open, in one pass. */
export function readScope(text: string): ValueScope {
  const open: OpenBracket[] = [];
  let braces = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    const top = open.at(-1);
    if (char === '$') {
      const next = text.charAt(at + 1);
      if (next === '$') at++;
      else if (next === '{' || next === '(') {
        open.push({ kind: 'macro', at, inside: at + 2, bracket: next });
        if (next === '{') braces++;
        at++;
      } else {
        let end = at + 1;
        while (end < text.length && isNameCharacter(text.charCodeAt(end))) end++;
        if (end === text.length) return { open, macro: { start: at + 1, form: 'plain' } };
        at = end - 1;
      }
    } else if (char === '{') {
      open.push({ kind: kindOf(text, at, top), at, inside: at + 1, bracket: '{' });
      braces++;
    } else if (char === '}' && braces > 0) {
      // Only brackets of one kind balance each other (balpar()): a `(` inside is left behind.
      while (open.pop()?.bracket !== '{');
      braces--;
    } else if (char === ')' && top?.bracket === '(') open.pop();
    else if (top && behindOperator(text, at, char, top)) {
      open[open.length - 1] = { ...top, kind: 'branch', inside: at + 1 };
    }
  }
  const top = open.at(-1);
  if (top?.kind !== 'macro') return { open };
  let start = top.inside;
  while (isSpace(text.charCodeAt(start))) start++;
  for (let at = start; at < text.length; at++) if (!isNameCharacter(text.charCodeAt(at))) return { open };
  return { open, macro: { start, form: top.bracket === '{' ? 'braces' : 'parentheses' } };
}

/**
 * What a `{` begins: in a macro a branch where it is the first thing behind the operator, or a side of a comparison.
 */
function kindOf(text: string, at: number, top: OpenBracket | undefined): OpenBracket['kind'] {
  if (top?.kind === 'macro') return 'operand';
  if (!isMacroBranch(top)) return 'braces';
  return firstIn(text, top.inside) === at ? 'branch' : 'braces';
}

/** Whether a branch begins behind `char`: the `?` or `:` behind a name, or the `:` between two branches in braces. */
function behindOperator(text: string, at: number, char: string, top: OpenBracket): boolean {
  if (char !== '?' && char !== ':') return false;
  if (top.kind === 'macro') return true;
  if (char === '?' || !isMacroBranch(top) || text.charAt(firstIn(text, top.inside)) !== '{') return false;
  let before = at - 1;
  while (isSpace(text.charCodeAt(before))) before--;
  return text.charAt(before) === '}';
}

/** Whether a branch is that of the macro's own bracket, not of braces around it. */
function isMacroBranch(bracket: OpenBracket | undefined): bracket is OpenBracket {
  return bracket?.kind === 'branch' && bracket.inside > bracket.at + 1;
}

function firstIn(text: string, from: number): number {
  let at = from;
  while (isSpace(text.charCodeAt(at))) at++;
  return at;
}
