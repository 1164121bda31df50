import { isPlainCode } from './plainAddress.ts';

/**
 * A token of an address as RFC 822 has them (global/tok822_parse.c); an operator's text is the one character that it
 * is.
 */
export interface AddressToken {
  readonly kind: 'atom' | 'quoted' | 'literal' | 'comment' | 'operator' | 'address';
  readonly text: string;
  /** The tokens that make an address, where a parser grouped them. */
  readonly tokens?: readonly AddressToken[];
}

const operators = '|%!()<>@,;:\\".[]';
const blank = (char: string): boolean => char === ' ' || char === '\t' || char === '\r' || char === '\n';

/** Whether a token is this operator. */
export function isOperator(token: AddressToken | undefined, char: string): boolean {
  return token?.kind === 'operator' && token.text === char;
}

/** tok822_scan(): the tokens of an address in external (quoted) form. */
export function scanAddress(text: string): AddressToken[] {
  const tokens: AddressToken[] = [];
  for (let at = 0; at < text.length;) {
    const char = text.charAt(at);
    if (blank(char)) {
      at++;
      continue;
    }
    const { token, end } = scanToken(text, at, char);
    tokens.push(token);
    at = end;
  }
  return tokens;
}

interface Scanned {
  readonly token: AddressToken;
  readonly end: number;
}

function scanToken(text: string, at: number, char: string): Scanned {
  if (char === '(') return scanComment(text, at);
  if (char === '[' || char === '"') {
    const close = char === '[' ? ']' : '"';
    const { collected, end } = collect(text, at + 1, close);
    return {
      token: { kind: char === '[' ? 'literal' : 'quoted', text: collected },
      end: Math.min(end + 1, text.length),
    };
  }
  if (char !== '\\' && operators.includes(char)) return { token: { kind: 'operator', text: char }, end: at + 1 };
  const plain = plainEnd(text, at);
  if (plain === text.length || (plain > at && text.charAt(plain) !== '\\' && endsAtom(text.charAt(plain)))) {
    return { token: { kind: 'atom', text: text.slice(at, plain) }, end: plain };
  }
  const { collected, end } = collect(text, at, undefined);
  // A backslash brings characters into an atom that only a quoted string can hold.
  const quoted = [...collected].some(
    (other) => other === ' ' || other < ' ' || other === '\x7f' || operators.includes(other),
  );
  return { token: { kind: quoted ? 'quoted' : 'atom', text: collected }, end };
}

/** Where an atom of letters, digits and the like ends, of which most addresses are made. */
function plainEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && isPlainCode(text.charCodeAt(at))) at++;
  return at;
}

function endsAtom(char: string): boolean {
  return blank(char) || operators.includes(char);
}

/** @param close what ends it; undefined: what ends an atom */
function collect(text: string, from: number, close: string | undefined): { collected: string; end: number } {
  let collected = '';
  let at = from;
  while (at < text.length) {
    let char = text.charAt(at);
    if (char === '\\') {
      at++;
      if (at >= text.length) break;
      char = text.charAt(at);
    } else if (close === undefined ? endsAtom(char) : char === close) break;
    collected += blank(char) ? ' ' : char;
    at++;
  }
  return { collected, end: at };
}

function scanComment(text: string, from: number): Scanned {
  let level = 0;
  let at = from;
  for (; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === '\\') at++;
    else if (char === '(') level++;
    else if (char === ')' && --level === 0) break;
  }
  const end = Math.min(at + 1, text.length);
  return { token: { kind: 'comment', text: text.slice(from, end) }, end };
}

/** tok822_internalize(): the text without its quotes. */
export function internalForm(tokens: readonly AddressToken[]): string {
  return joined(tokens, ({ kind, text, tokens: inner }) => {
    if (kind === 'address') return internalForm(inner ?? []);
    return kind === 'literal' ? `[${text}]` : text;
  });
}

/** tok822_externalize(): the text with quotes where an address in a header has them. */
export function externalForm(tokens: readonly AddressToken[]): string {
  return joined(tokens, ({ kind, text }) => {
    if (kind === 'quoted') return `"${text.replace(/["\\\r\n]/g, '\\$&')}"`;
    return kind === 'literal' ? `[${text.replace(/[\\\r\n]/g, '\\$&')}]` : text;
  });
}

/** Two words need a blank between them; an operator needs none. */
function joined(tokens: readonly AddressToken[], print: (token: AddressToken) => string): string {
  let result = '';
  for (let at = 0; at < tokens.length; at++) {
    const [token, next] = [tokens[at] as AddressToken, tokens[at + 1]];
    result += print(token);
    if (
      next &&
      (isOperator(next, '<') || isOperator(token, ',') || (token.kind !== 'operator' && next.kind !== 'operator'))
    )
      result += ' ';
  }
  return result;
}
