import type { Message } from 'vscode-languageserver/node';

/**
 * What a diagnostic was written as when it was told again; null for one that was told once. It stays the same object while
 * it says the same (features/diagnostics.ts), and is in every report.
 */
const written = new WeakMap<object, Buffer | null>();
const comma = Buffer.from(',');
const mark = '"items":[]';

/** A message in JSON, as UTF-8. Of a report with a thousand diagnostics, what an edit made of it is all that is written anew. */
export function encode(message: Message): Buffer {
  const items = reported(message);
  const [first] = items ?? [];
  if (!items || !first) return Buffer.from(JSON.stringify(message));
  if (!written.has(first)) {
    for (const item of items) written.set(item, null);
    return Buffer.from(JSON.stringify(message));
  }
  // They come last, so that nothing of the client's, such as an id, can look like the place.
  const { result } = message as unknown as { readonly result: object };
  const text = JSON.stringify({ ...message, result: { ...result, items: [] } });
  const at = text.lastIndexOf(mark) + mark.length - 1;
  const parts: Buffer[] = [Buffer.from(text.slice(0, at))];
  for (const item of items) {
    if (parts.length > 1) parts.push(comma);
    const known = written.get(item);
    const part = known ?? Buffer.from(JSON.stringify(item));
    if (!known) written.set(item, known === null ? part : null);
    parts.push(part);
  }
  parts.push(Buffer.from(text.slice(at)));
  return Buffer.concat(parts);
}

/** The diagnostics of a report. */
function reported(message: Message): readonly object[] | undefined {
  const { result } = message as { readonly result?: { readonly kind?: unknown; readonly items?: unknown } | null };
  return typeof result === 'object' && result?.kind === 'full' && Array.isArray(result.items) ? result.items as readonly object[] : undefined;
}
