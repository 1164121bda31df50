import { expandExactly } from '../../../model/expand.ts';
import type { Span } from '../../../syntax/span.ts';
import type { Cursor } from './completionCursor.ts';
import { type FolderEntry, type Offer, type OfferedItem, item } from '../../offer.ts';
import { partOf } from './completeTables.ts';

/** A path that is being written. */
export interface PathPlace {
  /** The absolute folder whose entries fit, without a `/` at its end but for the root's. */
  readonly folder: string;
  /** What an entry replaces: the last segment. */
  readonly span: Span;
  /** Written before an entry's name, where nothing of the path is there yet. */
  readonly prefix: string;
  readonly foldersOnly: boolean;
  /** Endings of index files, which the value leaves out: `hash:/etc/aliases` is the file `/etc/aliases.db`. */
  readonly indexEndings: readonly string[];
}

const most = 2000;

/**
 * Reads a path off the item at the cursor.
 * @param at where in `current` the path starts
 * @param empty the folder to offer where nothing is written yet
 */
export function pathPlace(
  cursor: Cursor,
  at: number,
  {
    foldersOnly = false,
    indexEndings = [],
    empty,
  }: {
    foldersOnly?: boolean;
    indexEndings?: readonly string[];
    empty?: string | undefined;
  } = {},
): PathPlace | undefined {
  const { current, document, offset, rest } = cursor;
  const written = current.slice(at);
  const slash = written.lastIndexOf('/');
  const span = partOf(cursor, at + slash + 1);
  if (!span) return undefined;
  if (written === '' && empty !== undefined) {
    return { folder: empty, span, prefix: `${empty}/`, foldersOnly, indexEndings };
  }
  if (slash < 0) return undefined;
  const folder = absolute(written.slice(0, slash) || '/', document.context.lookup);
  if (folder === undefined) return undefined;
  const next = rest.indexOf('/');
  return {
    folder,
    span: next < 0 ? span : { start: span.start, end: offset + next },
    prefix: '',
    foldersOnly,
    indexEndings,
  };
}

/**
 * A folder with its macros expanded, if it is one that may be looked into: `//host/share` would ask another machine.
 */
function absolute(written: string, lookup: Cursor['document']['context']['lookup']): string | undefined {
  const text = expandExactly(written, lookup);
  return text !== undefined && /^\/(?!\/)[^\\\0]*$/.test(text) ? text : undefined;
}

/** Files and folders for the place. */
export function fileOffer(
  { span, prefix, foldersOnly, indexEndings }: PathPlace,
  entries: readonly FolderEntry[],
  rest: string,
): Offer {
  const names = new Set(entries.map(({ name }) => name));
  const items = new Map<string, OfferedItem>();
  for (const { name, folder } of entries) {
    if (items.size >= most) break;
    if (foldersOnly && !folder) continue;
    const ending = folder ? undefined : indexEndings.find((one) => name.endsWith(one) && name.length > one.length);
    const shown = ending === undefined ? name : name.slice(0, -ending.length);
    // A list value ends a path at these, and `$` starts a macro.
    if (shown === '' || /[\s,{}$\0]/.test(shown) || items.has(shown) || (ending !== undefined && names.has(shown))) {
      continue;
    }
    const text = prefix + shown + (folder && !rest.startsWith('/') ? '/' : '');
    const kind = folder ? 'folder' : 'file';
    items.set(shown, item(text, shown.startsWith('.') ? { kind, order: 'last' } : { kind }));
  }
  return { span, items: [...items.values()] };
}

/** The folder of Postfix's own configuration, as far as the file tells. */
export function configDirectory({ document: { context } }: Cursor): string {
  const text = expandExactly('$config_directory', context.lookup);
  return text !== undefined && /^\/(?!\/)[^\\\0]*[^/]$/.test(text) ? text : '/etc/postfix';
}
