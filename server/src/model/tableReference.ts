import type { Knowledge } from '../facts/knowledge.ts';
import type { Span } from '../syntax/span.ts';
import { splitList, unbrace } from '../syntax/splitList.ts';
import { restrictionsOf } from './restrictionList.ts';
import { type WrittenItem, type WrittenValue, writtenItems } from './typedValue.ts';

/** A place in a value where Postfix opens a lookup table, or would if it had a type. */
export interface TableReference {
  /** `type:name` as written, macros unexpanded. */
  readonly text: string;
  /** In the unexpanded text. */
  readonly span: Span;
  /** What stands before the first `:`; undefined where there is none, or where a macro makes it. */
  readonly type: string | undefined;
  readonly typeSpan: Span;
  readonly hasMacro: boolean;
  /**
   * `map`: Postfix takes every item for a table; `match`: one with a `:` that does not start with `[`;
   * `restriction`: one with a `:` in an access list; `nested`: inside proxy:, debug:, pipemap: or unionmap:;
   * `type`: the value is a type alone.
   */
  readonly place: 'map' | 'match' | 'restriction' | 'nested' | 'type';
  /** The restriction whose argument it is, as the facts have its name. */
  readonly restriction?: string;
}

const mapKinds = new Set(['map-list', 'map', 'cache-map']);
/** The value kinds that match_list.c reads. */
export const matchListKinds: ReadonlySet<string> = new Set([
  'string-match-list',
  'domain-list',
  'address-match-list',
  'user-match-list',
  'domain-or-address-match-list',
  'loglevel-match-list',
  'list-name-list',
]);
const listKinds = new Set(['client-acl-list', 'access-policy-list', 'restriction-list']);

/**
 * The tables that a value refers to, nested ones behind the one around them.
 * @param given the words to look at, where not all of the value is to be read
 */
export function tableReferences(
  value: WrittenValue,
  knowledge: Knowledge,
  classes: ReadonlySet<string>,
  given?: readonly WrittenItem[],
): TableReference[] {
  const kind = value.parameter.value ?? '';
  const where = whereIn(kind);
  if (!where) return [];
  const items = given ?? writtenItems(value);
  if (kind === 'restriction-list') return inRestrictions(value, knowledge, classes, items);
  if (where === 'type')
    return items.map((item) => ({
      ...place(item, 0, where),
      type: item.hasMacro ? undefined : item.text,
      typeSpan: item.span,
    }));
  const found: TableReference[] = [];
  for (const item of items) {
    const negated = where === 'match' ? (/^!*/.exec(item.text)?.[0].length ?? 0) : 0;
    const text = item.text.slice(negated);
    // MATCH_DICTIONARY of match_list.c; `/path` is a file of patterns.
    if (where === 'match' && (/^[[/]/.test(text) || !hasColon(text))) continue;
    if (where === 'restriction' && !hasColon(text)) continue;
    add(found, place(item, negated, where));
  }
  return found;
}

/** Where tables stand in a value of a kind; undefined where there are none. */
function whereIn(kind: string): 'map' | 'match' | 'restriction' | 'type' | undefined {
  if (mapKinds.has(kind)) return 'map';
  if (matchListKinds.has(kind)) return 'match';
  if (listKinds.has(kind)) return 'restriction';
  return kind === 'database-type' ? 'type' : undefined;
}

function inRestrictions(
  value: WrittenValue,
  knowledge: Knowledge,
  classes: ReadonlySet<string>,
  all: readonly WrittenItem[],
): TableReference[] {
  const found: TableReference[] = [];
  const last = all.at(-1)?.span.end ?? 0;
  const take = ({ text, span }: { text: string; span: Span }, restriction?: string): void => {
    if (!hasColon(text)) return;
    const by = restriction === undefined ? {} : { restriction };
    if (!text.startsWith('{'))
      add(found, { ...place({ text, span, hasMacro: text.includes('$') }, 0, 'restriction'), ...by });
    else {
      // map_search.c: `{ type:name { search_order = … } }`.
      const inner = unbrace(text);
      const first = splitList(inner.text)[0];
      if (first && hasColon(first.text)) {
        const start = span.start + inner.span.start + first.span.start;
        add(found, {
          ...place(
            { text: first.text, span: { start, end: start + first.text.length }, hasMacro: first.text.includes('$') },
            0,
            'restriction',
          ),
          ...by,
        });
      }
    }
  };
  for (const item of restrictionsOf(value, knowledge, classes)) {
    if (item.word.span.end > last) break;
    if (item.kind === 'table') take(item.word);
    else if (item.argument && (item.facts?.argument === 'map' || item.facts?.argument === 'map-or-search-order'))
      take(item.argument, item.name);
  }
  return found;
}

function hasColon(text: string): boolean {
  return text.includes(':');
}

function place(item: WrittenItem, skip: number, where: TableReference['place']): TableReference {
  const text = item.text.slice(skip);
  const span = { start: item.span.start + skip, end: item.span.end };
  const colon = text.indexOf(':');
  const type = colon < 0 ? undefined : text.slice(0, colon);
  const known = type === undefined || type.includes('$') ? undefined : type;
  return {
    text,
    span,
    type: known,
    typeSpan: colon < 0 ? span : { start: span.start, end: span.start + colon },
    hasMacro: item.hasMacro,
    place: where,
  };
}

/** Adds a reference and those inside it. */
function add(found: TableReference[], reference: TableReference): void {
  found.push(reference);
  const { type, text, typeSpan } = reference;
  if (type === undefined || found.length > 500) return;
  const rest = text.slice(type.length + 1);
  const start = typeSpan.end + 1;
  const nest = (inner: string, at: number): void =>
    add(found, {
      ...place(
        { text: inner, span: { start: at, end: at + inner.length }, hasMacro: inner.includes('$') },
        0,
        'nested',
      ),
      ...(reference.restriction === undefined ? {} : { restriction: reference.restriction }),
    });
  if ((type === 'proxy' || type === 'debug') && rest !== '') nest(rest, start);
  if ((type === 'pipemap' || type === 'unionmap') && rest.startsWith('{')) {
    const inner = unbrace(rest);
    for (const { text: one, span } of splitList(inner.text)) nest(one, start + inner.span.start + span.start);
  }
}
