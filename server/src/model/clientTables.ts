import type { Release } from '../facts/factTypes.ts';
import { atLeast } from '../facts/release.ts';
import { splitList, unbrace } from '../syntax/splitList.ts';

/** A table such as `ldap:people`, by the type and what stands behind it. */
export interface NamedTable {
  readonly type: string;
  readonly name: string;
}

/**
 * How often a text is read at most: each level of braces within
 * braces reads its part again, and nobody writes as many.
 */
const readings = 5;

/**
 * All in a value that looks like a table with a name of its own, no path: pcf_register_dbms_helper() of
 * postconf_dbms.c, which cannot know whether a word is meant so.
 * @param text the value, expanded
 */
export function namedTables(text: string, release: Release): NamedTable[] {
  const reading: Reading = { found: [], left: readings * text.length };
  const traits: Traits = {
    braces: atLeast(release, '3.0'),
    bracedItems: atLeast(release, '3.5'),
    comments: atLeast(release, '3.8'),
    patternsApart: atLeast(release, '3.8'),
    debug: atLeast(release, '3.11'),
  };
  collect(text, traits, true, reading);
  return reading.found;
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

interface Reading {
  readonly found: NamedTable[];
  /** Characters that may still be read. */ left: number;
}

function collect(text: string, traits: Traits, recurse: boolean, reading: Reading): void {
  reading.left -= text.length;
  if (reading.left < 0) return;
  for (const { text: word } of splitList(text, { braces: traits.braces })) {
    if (traits.comments && word.startsWith('#')) return;
    if (traits.bracedItems && word.startsWith('{')) {
      if (recurse) collect(unbrace(word).text, traits, recurse, reading);
      continue;
    }
    const table = typed(word, traits);
    if (!table || /^[/.]/.test(table.name)) continue;
    if (!traits.braces || !table.name.startsWith('{')) reading.found.push(table);
    else
      collect(
        unbrace(table.name).text,
        traits,
        recurse && !(traits.patternsApart && (table.type === 'regexp' || table.type === 'pcre')),
        reading,
      );
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
