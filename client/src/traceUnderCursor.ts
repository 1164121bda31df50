/** What a word of a configuration says of a message that is traced: who sends it, who gets it, or what to look at. */
export interface CursorHint {
  readonly client?: string;
  readonly to?: string;
  /** A restriction, which is shown in the trace. */
  readonly restriction?: string;
}

/**
 * Reads the word under the cursor: a network or address is the client, a domain or address of mail the recipient.
 * @param line the line of the file
 * @param character where the cursor is in it
 */
export function hintUnderCursor(line: string, character: number): CursorHint {
  const before = /[\w.:@/[\]+-]*$/.exec(line.slice(0, character))?.[0] ?? '';
  const behind = /^[\w.:@/[\]+-]*/.exec(line.slice(character))?.[0] ?? '';
  const word = before + behind;
  const client = clientIn(word);
  if (client !== undefined) return { client };
  if (/^[^@\s]+@[\w.-]+\.[a-z]{2,}$/i.test(word)) return { to: word };
  if (/^(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+[a-z]{2,}$/i.test(word)) return { to: `postmaster@${word}` };
  if (/^(?:check|permit|reject|defer)_?\w*$/.test(word)) return { restriction: word };
  return {};
}

/** The address itself, or one in the network: the first behind the network's own, where there is another. */
function clientIn(word: string): string | undefined {
  const v4 = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?:\/(\d{1,2}))?$/.exec(word);
  if (v4) {
    const [a, b, c, d] = v4.slice(1, 5).map(Number) as [number, number, number, number];
    const bits = v4[5] === undefined ? 32 : Number(v4[5]);
    if ([a, b, c, d].some((byte) => byte > 255) || bits > 32) return undefined;
    return [a, b, c, bits < 31 && d % 2 === 0 ? d + 1 : d].join('.');
  }
  const v6 = /^\[?([\da-f]*:[\da-f:.]*)\]?(?:\/(\d{1,3}))?$/i.exec(word);
  const address = v6?.[1];
  if (address === undefined || !/[\da-f]/i.test(address) || (address.match(/:/g) ?? []).length < 2) return undefined;
  return address.endsWith('::') && Number(v6?.[2] ?? 128) < 127 ? `${address}1` : address;
}
