import type { ShippedService } from '../../facts/factTypes.ts';
import { existsIn } from '../../facts/release.ts';
import type { Span } from '../../syntax/span.ts';
import { type Offer, type OfferedItem, item } from '../offer.ts';
import { presetItems } from '../parameters/completion/completePresets.ts';
import type { MasterDocument } from './masterDocument.ts';
import { columnStarts } from './masterFormat.ts';

/** Services that Postfix ships and the file does not have: on an empty line the whole entry, else the name alone. */
export function serviceOffer(document: MasterDocument, word: Span): Offer {
  const {
    messages,
    context: { configuration, services, text },
  } = document;
  const { knowledge, release } = configuration;
  const lineEnd = text.indexOf('\n', word.end);
  const alone = text.slice(word.end, lineEnd < 0 ? text.length : lineEnd).trim() === '';
  const items: OfferedItem[] = [];
  const seen = new Set<string>();
  for (const shipped of knowledge.master.services) {
    const { service, type, command } = shipped;
    if (!existsIn(shipped, release) || services.some((one) => one.name === service && one.type === type)) continue;
    const row = alone ? rowIn(shipped, release) : undefined;
    const key = alone ? `${service}/${type}/${command}` : service;
    if (seen.has(key)) continue;
    seen.add(key);
    items.push(
      item(service, {
        kind: 'module',
        description: `${type} · ${command}`,
        about: { kind: 'service', name: service },
        ...(row ? { text: entryText(shipped, row) } : {}),
      }),
    );
  }
  if (alone) items.push(...presetItems(messages, 'masterCf', services.length === 0));
  return { span: word, items };
}

type Row = ShippedService['history'][number];

/** What the release has in the service's line. */
function rowIn({ history }: ShippedService, release: string): Row | undefined {
  return history.findLast((row) => existsIn({ since: String(row['since']) }, release));
}

function entryText({ service, type, command }: ShippedService, row: Row): string {
  const columns = [
    service,
    type,
    row['private'],
    row['unprivileged'],
    row['chroot'],
    row['wakeup'],
    row['process_limit'],
    row['command'],
  ].map((one) => String(one ?? '-'));
  let line = '';
  columns.forEach((word, i) => {
    line = i === 0 ? word : `${line.padEnd((columnStarts[i] ?? 0) - 1)} ${word}`;
  });
  const args = Array.isArray(row['args']) ? row['args'].map(String) : [];
  // The options of a line that is commented out are suggestions; our snippets have them with what else they need.
  if (args.length === 0 || (row['commentedOut'] === true && command !== 'pipe')) return line;
  return `${line}\n  ${args.join(' ').replaceAll(' -o ', '\n  -o ')}`;
}
