import type { Release } from '../knowledge/factTypes.ts';
import { atLeast } from '../knowledge/release.ts';
import { splitList, unbrace } from '../syntax/splitList.ts';

/** A table such as `ldap:people`, by the type and what stands behind it. */
export interface NamedTable { readonly type: string; readonly name: string }

/** Braces within braces; nobody writes as many, and each level is read again. */
const maxNesting = 50;

/**
 * All in a value that looks like a table with a name of its own, no path: pcf_register_dbms_helper() of postconf_dbms.c,
 * which cannot know whether a word is meant so.
 * @param text the value, expanded
 */
export function namedTables(text: string, release: Release): NamedTable[] {
  const found: NamedTable[] = [];
  const traits: Traits = {
    braces: atLeast(release, '3.0'), bracedItems: atLeast(release, '3.5'), comments: atLeast(release, '3.8'),
    patternsApart: atLeast(release, '3.8'), debug: atLeast(release, '3.11'),
  };
  collect(text, traits, true, 0, found);
  return found;
}

interface Traits {
  /** mystrtokq() instead of mystrtok(), and `type:{ … }`. */
  readonly braces: boolean;
  /** `{ … }` without a type. */
  readonly bracedItems: boolean;
  /** mystrtokq_cw(): a word that begins with `#` is the last. */
  readonly comments: boolean;
  /** Braces in the patterns of `regexp:{ … }` hold no tables. */
  readonly patternsApart: boolean;
  /** `debug:` is an adapter as `proxy:` is. */
  readonly debug: boolean;
}

function collect(text: string, traits: Traits, recurse: boolean, depth: number, found: NamedTable[]): void {
  if (depth > maxNesting) return;
  for (const { text: word } of splitList(text, { braces: traits.braces })) {
    if (traits.comments && word.startsWith('#')) return;
    if (traits.bracedItems && word.startsWith('{')) {
      if (recurse) collect(unbrace(word).text, traits, recurse, depth + 1, found);
      continue;
    }
    const table = typed(word, traits);
    if (!table || /^[/.]/.test(table.name)) continue;
    if (!traits.braces || !table.name.startsWith('{')) found.push(table);
    else collect(unbrace(table.name).text, traits, recurse && !(traits.patternsApart && (table.type === 'regexp' || table.type === 'pcre')), depth + 1, found);
  }
}

/** The type and the name of a word, without adapters in front. */
function typed(word: string, { debug }: Traits): NamedTable | undefined {
  for (let start = 0; ;) {
    const colon = word.indexOf(':', start);
    if (colon < 0) return undefined;
    const type = word.slice(start, colon);
    if (type !== 'proxy' && !(debug && type === 'debug')) return { type, name: word.slice(colon + 1) };
    start = colon + 1;
  }
}
