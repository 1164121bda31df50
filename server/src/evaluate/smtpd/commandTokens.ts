/** A word of an SMTP command; `broken`: its closing `>` or `"` is missing. */
export interface CommandToken {
  readonly text: string;
  readonly broken: boolean;
}

const [space, angle, quote, backslash, colon] = [0x20, 0x3c, 0x22, 0x5c, 0x3a];

/**
 * smtpd_token(): words between blanks; what stands in `<…>` or quotes is kept together, and `to:` and `from:` end a
 * word.
 */
export function commandTokens(line: string): CommandToken[] {
  const tokens: CommandToken[] = [];
  let broken = false;
  let start = 0;
  for (let at = 0; ;) {
    const code = at < line.length ? line.charCodeAt(at) : space;
    const isBlank = code === space || (code >= 0x09 && code <= 0x0d);
    const isEnd = isBlank || (code === colon && isPath(line, start, at));
    if (isEnd) {
      const end = isBlank ? at : at + 1;
      if (end > start) tokens.push({ text: line.slice(start, end), broken });
      broken = false;
      start = at + 1;
      if (at >= line.length) return tokens;
    }
    if (code === angle || code === quote) {
      const { end, closed } = quotedPart(line, at + 1, code === angle ? '>' : '"');
      broken ||= !closed;
      at = end;
    } else at += code === backslash && at + 1 < line.length ? 2 : 1;
  }
}

/** Whether `to:` or `from:` ends here, at its colon. */
function isPath(line: string, start: number, at: number): boolean {
  return at - start <= 4 && /^(to|from)$/i.test(line.slice(start, at));
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
