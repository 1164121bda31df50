import { skipSpace, trimmedEnd } from './logicalLine.ts';

/**
 * How long the text in braces at the start is, both braces included; 0: there is none, or it does not end (balpar.c).
 */
export function bracedLength(text: string): number {
  if (!text.startsWith('{')) return 0;
  let level = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '{') level += 1;
    else if (text[at] === '}') {
      level -= 1;
      if (level === 0) return at + 1;
    }
  }
  return 0;
}

/**
 * What is in the braces that a text consists of, without white space at its ends, and Postfix's words if it is not so.
 */
export function readBraced(text: string): { readonly text: string; readonly problem?: string } {
  const length = bracedLength(text);
  if (length === 0) return { text: trimmed(text.slice(1)), problem: `missing '}' in "${text}"` };
  const inside = trimmed(text.slice(1, length - 1));
  return length === text.length ? { text: inside } : { text: inside, problem: `syntax error after '}' in "${text}"` };
}

/**
 * The text inside of the braces that all of a text consists of; undefined where it does not, or where nothing is
 * inside.
 */
export function bracedContent(text: string): string | undefined {
  const length = bracedLength(text);
  return length > 2 && length === text.length ? text.slice(1, length - 1) : undefined;
}

/** The words of a list that commas and white space part, but not those in braces (mystrtokq()). */
export function splitOutsideBraces(text: string): string[] {
  const words: string[] = [];
  let at = 0;
  for (;;) {
    while (at < text.length && isSeparator(text, at)) at += 1;
    if (at >= text.length) return words;
    const start = at;
    let level = 0;
    for (; at < text.length; at++) {
      if (text[at] === '{') level += 1;
      else if (level > 0 && text[at] === '}') level -= 1;
      else if (level === 0 && isSeparator(text, at)) break;
    }
    words.push(text.slice(start, at));
  }
}

function isSeparator(text: string, at: number): boolean {
  return ', \t\r\n'.includes(text[at] ?? '-');
}

function trimmed(text: string): string {
  const start = skipSpace(text, 0);
  return text.slice(start, trimmedEnd(text, start));
}
