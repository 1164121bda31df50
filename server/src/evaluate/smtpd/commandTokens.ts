/** A word of an SMTP command; `broken`: its closing `>` or `"` is missing. */
export interface CommandToken {
  readonly text: string;
  readonly broken: boolean;
}

/**
 * smtpd_token(): words between blanks; what stands in `<…>` or quotes is kept together, and `to:` and `from:` end a
 * word.
 */
export function commandTokens(line: string): CommandToken[] {
  const tokens: CommandToken[] = [];
  let text = '';
  let broken = false;
  const push = (): void => {
    if (text !== '') tokens.push({ text, broken });
    text = '';
    broken = false;
  };
  for (let at = 0; at < line.length;) {
    const char = line.charAt(at);
    at++;
    if (/\s/.test(char)) push();
    else if (char === '<' || char === '"') {
      const { part, closed } = quotedPart(line, at, char === '<' ? '>' : '"');
      text += char + part;
      at += part.length;
      broken ||= !closed;
    } else {
      text += char;
      if (char === '\\' && at < line.length) text += line.charAt(at++);
      if (char === ':' && /^(to|from):$/i.test(text)) push();
    }
  }
  push();
  return tokens;
}

function quotedPart(line: string, from: number, close: string): { readonly part: string; readonly closed: boolean } {
  const wanted = [close];
  let at = from;
  while (at < line.length) {
    const char = line.charAt(at);
    at++;
    if (char === '\\') at++;
    else if (char === wanted.at(-1)) {
      wanted.pop();
      if (wanted.length === 0) return { part: line.slice(from, at), closed: true };
    } else if (char === '"') wanted.push('"');
    else if (char === '<' && wanted.at(-1) === '>') wanted.push('>');
  }
  return { part: line.slice(from, at), closed: false };
}
