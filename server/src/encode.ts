import type { Message } from 'vscode-languageserver/node';

/** What diagnostics were written as: in JSON, with a comma behind each. */
interface Written {
  readonly text: Buffer;
  /** Where each begins, and where the last one ends. */
  readonly starts: Uint32Array;
}
const mark = '"items":[]';

/**
 * Makes what writes the messages of one connection: in JSON, as UTF-8, behind their header. Of a report with a thousand
 * diagnostics, what an edit made of it is all that is written anew: a diagnostic stays the same object while it says the same
 * (ide/diagnostics.ts), and most of a report are in the next one too.
 */
export function createEncoder(): (message: Message) => Buffer {
  /** The diagnostics of the last report. */
  let last: { readonly items: readonly object[]; readonly written?: Written } | undefined;
  return (message) => {
    const items = reported(message);
    if (!items?.length) return framed(JSON.stringify(message));
    // Nobody may ask again: one report by itself is written as any message is.
    if (!last?.items.includes(items[0] as object) && !last?.items.includes(items.at(-1) as object)) {
      last = { items };
      return framed(JSON.stringify(message));
    }
    const written = writeAgain(last.items, last.written, items);
    last = { items, written };
    return withItems(message, written);
  };
}

/** A report with diagnostics that are written already. */
function withItems(message: Message, { text: items }: Written): Buffer {
  // They come last, so that nothing of the client's, such as an id, can look like the place.
  const { result } = message as unknown as { readonly result: object };
  const text = JSON.stringify({ ...message, result: { ...result, items: [] } });
  const at = text.lastIndexOf(mark) + mark.length - 1;
  const [before, after] = [Buffer.from(text.slice(0, at)), Buffer.from(text.slice(at))];
  return Buffer.concat([Buffer.from(headerOf(before.length + items.length - 1 + after.length)), before, items.subarray(0, -1), after]);
}

function framed(content: string): Buffer {
  const length = Buffer.byteLength(content);
  const header = headerOf(length);
  const bytes = Buffer.allocUnsafe(header.length + length);
  bytes.write(header, 'latin1');
  bytes.write(content, header.length);
  return bytes;
}

function headerOf(length: number): string {
  return `Content-Length: ${length}\r\n\r\n`;
}

/** Writes diagnostics. Stretches of them that are as before are copied, if what they were written as is known. */
function writeAgain(before: readonly object[], known: Written | undefined, items: readonly object[]): Written {
  const parts: Buffer[] = [];
  const starts = new Uint32Array(items.length + 1);
  let length = 0;
  let old = 0;
  for (let i = 0; i < items.length;) {
    const from = known ? indexAhead(before, old, items[i] as object) : -1;
    if (!known || from < 0) {
      const part = Buffer.from(`${JSON.stringify(items[i])},`);
      parts.push(part);
      starts[++i] = length += part.length;
      continue;
    }
    const by = length - (known.starts[from] as number);
    for (old = from; i < items.length && items[i] === before[old];) starts[++i] = (known.starts[++old] as number) + by;
    parts.push(known.text.subarray(known.starts[from], known.starts[old]));
    length = starts[i] as number;
  }
  return { text: Buffer.concat(parts), starts };
}

/** So many are looked at, at most: an edit takes out few in one place. */
const ahead = 16;

function indexAhead(all: readonly object[], from: number, one: object): number {
  for (let i = from; i < Math.min(all.length, from + ahead); i++) if (all[i] === one) return i;
  return -1;
}

/** The diagnostics of a report. */
function reported(message: Message): readonly object[] | undefined {
  const { result } = message as { readonly result?: { readonly kind?: unknown; readonly items?: unknown } | null };
  return typeof result === 'object' && result?.kind === 'full' && Array.isArray(result.items) ? result.items as readonly object[] : undefined;
}
