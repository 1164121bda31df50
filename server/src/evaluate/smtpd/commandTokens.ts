/** A word of an SMTP command; `broken`: its closing `>` or `"` is missing. */
export interface CommandToken {
  readonly text: string;
  readonly broken: boolean;
}

const [angle, quote, backslash, colon] = [0x3c, 0x22, 0x5c, 0x3a];

/**
 * smtpd_token(): words between blanks; what stands in `<…>` or quotes is kept together, and `to:` and `from:` end a
 * word.
 */
export function commandTokens(line: string): CommandToken[] {
  const tokens: CommandToken[] = [];
  let broken = false;
  let start = 0;
  const push = (end: number): void => {
    if (end > start) tokens.push({ text: line.slice(start, end), broken });
    broken = false;
  };
  for (let at = 0; at < line.length;) {
    const code = line.charCodeAt(at);
    if (isBlank(code)) {
      push(at);
      at++;
      start = at;
    } else if (code === angle || code === quote) {
      const { end, closed } = quotedPart(line, at + 1, code === angle ? '>' : '"');
      broken ||= !closed;
      at = end;
    } else if (code === backslash) at += 2;
    else {
      at++;
      if (code === colon && at - start <= 5 && /^(to|from):$/i.test(line.slice(start, at))) {
        push(at);
        start = at;
      }
    }
  }
  push(line.length);
  return tokens;
}

/** ISSPACE(): of ASCII alone. */
function isBlank(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d);
}

/** What stands in `<…>` where nothing in it is quoted. */
const simplePart = /[^<>"\\]*>/y;

function quotedPart(line: string, from: number, close: string): { readonly end: number; readonly closed: boolean } {
  simplePart.lastIndex = from;
  if (close === '>' && simplePart.test(line)) return { end: simplePart.lastIndex, closed: true };
  const wanted = [close];
  let at = from;
  while (at < line.length) {
    const char = line.charAt(at);
    at++;
    if (char === '\\') at++;
    else if (char === wanted[wanted.length - 1]) {
      wanted.pop();
      if (wanted.length === 0) return { end: at, closed: true };
    } else if (char === '"') wanted.push('"');
    else if (char === '<' && wanted[wanted.length - 1] === '>') wanted.push('>');
  }
  return { end: Math.min(at, line.length), closed: false };
}
