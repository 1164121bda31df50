/** Makes `keywords.json`. */
import { clean } from './shape.mjs';
import { withFiles } from './releases.mjs';
import { readKeywordTables } from './keywordTables.mjs';

/**
 * @param {import('./releases.mjs').Release[]} releases
 * @param {any} overlay `overlay/keywords.json`
 */
export function makeKeywords(releases, overlay) {
  const openings = releases.filter((release) => release.first);
  const names = [...new Set(Object.values(overlay.lists).flatMap((list) => list.tables ?? []))];
  const tables = Array.from(withFiles(openings, /^src\/[\w-]+\/[\w-]+\.[ch]$/), (release) => ({ release, found: readKeywordTables(release, names) }));
  const lists = {};
  for (const [id, list] of Object.entries(overlay.lists)) {
    const source = (list.tables ?? []).filter((name) => tables.some(({ found }) => found.has(name))).sort();
    const values = list.tables ? valuesFromTables(list, tables) : list.values;
    lists[id] = clean({
      list: list.list, caseSensitive: list.caseSensitive, emptyAllowed: list.emptyAllowed, leadingZeros: list.leadingZeros, open: list.open, grammar: list.grammar, onUnknown: list.onUnknown,
      source: source.length ? source : ['string comparison in the source'],
      values: values.map((value) => clean({ ...value, ...list.notes?.[value.value] })),
    });
  }
  return { lists };
}

/** Which list a parameter uses: parameter → id. */
export const keywordListOf = (overlay) => Object.fromEntries(Object.entries(overlay.lists).flatMap(([id, list]) => list.parameters.map((name) => [name, id])));

function valuesFromTables(list, tables) {
  /** Releases that have any of the tables; a table may move to another file. */
  const known = tables.map(({ release, found }) => ({ release, words: list.tables.flatMap((name) => found.get(name) ?? []), any: list.tables.some((name) => found.has(name)) })).filter(({ any }) => any);
  const all = [...new Set(known.flatMap(({ words }) => words))].filter((word) => !list.exclude?.includes(word));
  return all.map((value) => {
    const having = known.filter(({ words }) => words.includes(value));
    const next = known[known.indexOf(having.at(-1)) + 1];
    return clean({ value, since: having[0].release.feature, removed: next?.release.feature });
  });
}
