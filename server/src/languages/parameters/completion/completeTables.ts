import type { TableTypeFacts } from '../../../facts/factTypes.ts';
import { atLeast, existsIn } from '../../../facts/release.ts';
import { usualType } from '../../../rules/tables/usualType.ts';
import type { Span } from '../../../syntax/span.ts';
import type { Cursor } from './completionCursor.ts';
import { type Offer, type OfferedItem, item } from '../../offer.ts';

/** Types that hardly any system has today, or that no file should use. */
const rare = new Set(['dbm', 'sdbm', 'nis', 'nisplus', 'netinfo', 'internal', 'environ', 'fail', 'debug']);
/** What can stand behind a type that opens no file of its own. */
const words: Readonly<Record<string, readonly string[]>> = {
  socketmap: ['inet:', 'unix:'],
  unix: ['passwd.byname', 'group.byname'],
  static: ['all'],
};

/** How far the table that is being written has come. */
export interface TableStart {
  /** The types so far: `proxy:` and `debug:` go in front of another. */
  readonly types: readonly { readonly name: string; readonly facts: TableTypeFacts }[];
  /** Where in `current` the next part starts. */
  readonly at: number;
  /** Whether that part is another type. */
  readonly wantsType: boolean;
}

/** Reads the types off the front of an item; undefined behind a type that there is not. */
export function tableStart({ current, document }: Cursor, from = 0): TableStart | undefined {
  const { tableTypes } = document.context.configuration.knowledge;
  const types: { name: string; facts: TableTypeFacts }[] = [];
  let at = from;
  for (let colon = current.indexOf(':', at); colon >= 0; colon = current.indexOf(':', at)) {
    const name = current.slice(at, colon);
    const facts = tableTypes.get(name);
    if (!facts) return undefined;
    types.push({ name, facts });
    at = colon + 1;
    if (name !== 'proxy' && name !== 'debug') return { types, at, wantsType: false };
  }
  return { types, at, wantsType: true };
}

/** Table types with their `:`, or what comes behind a type; undefined where that is free text (or a file's path). */
export function tableOffer(
  cursor: Cursor,
  { from = 0, cache = false, more = [] }: { from?: number; cache?: boolean; more?: readonly OfferedItem[] } = {},
): Offer | undefined {
  const start = tableStart(cursor, from);
  if (!start) return undefined;
  const span = partOf(cursor, start.at);
  if (!span) return undefined;
  if (start.wantsType) {
    return { span: typeSpan(cursor, span), items: [...(start.types.length ? [] : more), ...typeItems(cursor, cache)] };
  }
  const known = words[start.types.at(-1)?.name ?? ''];
  return known && { span, items: known.map((word, order) => item(word, { order })) };
}

/** The types of the release; that which the file uses most comes first. */
export function typeItems(cursor: Cursor, cache: boolean, colon = ':'): OfferedItem[] {
  const { context } = cursor.document;
  const {
    knowledge: { tableTypes },
    release,
  } = context.configuration;
  const usualCache = atLeast(release, '3.11') ? 'lmdb' : 'btree';
  const usual = cache ? usualCache : usualType(context, '');
  const orderIfRare = (name: string): { order?: 'last' } => (rare.has(name) ? { order: 'last' } : {});
  return [...tableTypes]
    .filter(([, facts]) => existsIn(facts, release) && (!cache || facts.cache))
    .map(([name, facts]) =>
      item(`${name}${colon}`, {
        kind: 'module',
        about: { kind: 'table-type', name },
        ...(colon && takesBraces(facts) && !cursor.rest.includes(':') ? { snippet: `${name}:{$1\\}` } : {}),
        ...(name === usual ? { order: 'first' } : orderIfRare(name)),
      }),
    );
}

/** Types whose only form is `type:{ … }`. */
function takesBraces({ syntax }: TableTypeFacts): boolean {
  return syntax.every((form) => /^[a-z]+:\{/.test(form));
}

/** The word from an offset in `current` on; undefined where that is not on the cursor's line. */
export function partOf({ current, offset, word }: Cursor, at: number): Span | undefined {
  const start = offset - (current.length - at);
  return start < word.start ? undefined : { start, end: word.end };
}

/** A type that is replaced takes its own `:` along, and leaves the table's name alone. */
function typeSpan({ offset, rest }: Cursor, { start, end }: Span): Span {
  const colon = rest.indexOf(':');
  return colon < 0 ? { start, end } : { start, end: offset + colon + 1 };
}
