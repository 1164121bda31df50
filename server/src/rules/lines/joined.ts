import type { Knowledge } from '../../facts/knowledge.ts';

/** A second `name =` within a text; offsets are of the text. */
export interface JoinedName {
  /** Where the text before it ends, blanks left out. */
  readonly from: number;
  readonly at: number;
  /** Empty for a `=` that no name stands before. */
  readonly name: string;
  /** Behind the `=` and the blanks there. */
  readonly end: number;
}

/** What makes a value that other rules leave to the rule about joined settings. */
export const joinedText = /\s=\s|^\S+\s+(?:[a-z][a-z0-9]*_\w*|my[a-z]+|relayhost)=/;
const unspaced = /^\S+\s+((?:[a-z][a-z0-9]*_\w*|my[a-z]+|relayhost)=)/;

/**
 * The second and later settings in a value. A name of another kind (`TZ=UTC`, `zen.example=127.0.0.2`) is no setting.
 * @param skip whether an offset is in braces or a comment, or begins a line of its own
 */
export function joinedNames(
  text: string,
  { parameters }: Pick<Knowledge, 'parameters'>,
  skip: (at: number) => boolean,
): JoinedName[] {
  const found: JoinedName[] = [];
  const second = unspaced.exec(text);
  const secondEquals = second ? second[0].length - 1 : -1;
  for (let equals = text.indexOf('='); equals >= 0; equals = text.indexOf('=', equals + 1)) {
    const one = joinedAt(text, equals, parameters, equals === secondEquals);
    if (one && !skip(one.at)) found.push(one);
  }
  return found;
}

function joinedAt(
  text: string,
  equals: number,
  parameters: Knowledge['parameters'],
  second: boolean,
): JoinedName | undefined {
  if (isOperator(text, equals)) return undefined;
  const wordEnd = backOver(text, equals, /[ \t]/);
  const start = Math.max(backOver(text, wordEnd, /[\w:./-]/), wordEnd - longestName);
  const word = text.slice(start, wordEnd);
  const end = /^[ \t]*/.exec(text.slice(equals + 1, equals + 100))?.[0].length ?? 0;
  const spaced = wordEnd < equals && end > 0;
  const name =
    longestParameter(word, parameters) ?? ((spaced || second) && /^[a-z][a-z0-9_]*$/i.test(word) ? word : undefined);
  if (name === undefined && !spaced) return undefined;
  const at = name === undefined ? equals : wordEnd - name.length;
  const from = backOver(text, at, /[\s,]/);
  // No value stands before it: `a = b = c`.
  if (from === 0 && (name === undefined || !parameters.has(name)))
    return { from: wordEnd, at: equals, name: '', end: equals + 1 + end };
  return { from, at, name: name ?? '', end: equals + 1 + end };
}

/** `==`, `!=`, `<=` and `>=` compare. */
function isOperator(text: string, equals: number): boolean {
  return text.charAt(equals + 1) === '=' || /[=!<>]/.test(text.charAt(equals - 1));
}

/** More than Postfix's longest name has letters. */
const longestName = 80;

function backOver(text: string, from: number, characters: RegExp): number {
  let at = from;
  while (at > 0 && characters.test(text.charAt(at - 1))) at--;
  return at;
}

/** The longest end of a word that is a parameter: what stands before it belongs to the value before. */
function longestParameter(word: string, parameters: Knowledge['parameters']): string | undefined {
  for (let at = 0; at < word.length; at++) {
    const name = word.slice(at);
    // A short word may be the end of any other.
    if (parameters.has(name) && (at === 0 || name.includes('_'))) return name;
  }
  return undefined;
}
