/** Makes `keywords.json`. */
import { clean } from './shape.mjs';
import { withFiles } from './releases.mjs';
import { readKeywordTables } from './keywordTables.mjs';
import { lifeOf } from './timeline.mjs';

/**
 * @param {import('./releases.mjs').Release[]} releases
 * @param {any} overlay `overlay/keywords.json`
 */
export function makeKeywords(releases, overlay) {
  const names = [...new Set(Object.values(overlay.lists).flatMap((list) => list.tables ?? []))];
  const tables = readAll(releases, names);
  const lists = {};
  for (const [id, list] of Object.entries(overlay.lists)) {
    const source = (list.tables ?? []).filter((name) => tables.some(({ found }) => found.has(name))).sort();
    const values = list.tables ? valuesFromTables(list, tables) : list.values;
    lists[id] = clean({
      list: list.list,
      caseSensitive: list.caseSensitive,
      emptyAllowed: list.emptyAllowed,
      leadingZeros: list.leadingZeros,
      open: list.open,
      grammar: list.grammar,
      onUnknown: list.onUnknown,
      source: source.length ? source : ['string comparison in the source'],
      values: values.map((value) => clean({ ...value, ...list.notes?.[value.value] })),
    });
  }
  return { lists };
}

/** Which list a parameter uses: parameter → id. */
export const keywordListOf = (overlay) =>
  Object.fromEntries(Object.entries(overlay.lists).flatMap(([id, list]) => list.parameters.map((name) => [name, id])));

/** Tables of every release; a patch release seldom touches one, so that only what differs is read. */
function readAll(releases, names) {
  const paths = new Set(names.map((name) => `src/${name.slice(0, name.indexOf(':'))}`));
  const isRead = (path) => paths.has(path) || (path.endsWith('.h') && !path.endsWith('/mail_version.h'));
  const sourcesOf = (release) =>
    [...release.files()]
      .filter(([path]) => isRead(path))
      .flat()
      .join(' ');
  const changed = releases.filter((release, i) => i === 0 || sourcesOf(release) !== sourcesOf(releases[i - 1]));
  const read = new Map(
    Array.from(withFiles(changed, /^src\/[\w-]+\/[\w-]+\.[ch]$/), (release) => [
      release,
      readKeywordTables(release, names),
    ]),
  );
  let found;
  return releases.map((release) => {
    found = read.get(release) ?? found;
    return { release, found };
  });
}

function valuesFromTables(list, tables) {
  /** Releases that have any of the tables; a table may move to another file. */
  const known = tables
    .map(({ release, found }) => ({
      release,
      words: list.tables.flatMap((name) => found.get(name) ?? []),
      any: list.tables.some((name) => found.has(name)),
    }))
    .filter(({ any }) => any);
  const all = [...new Set(known.flatMap(({ words }) => words))].filter((word) => !list.exclude?.includes(word));
  return all.map((value) => {
    const having = known.filter(({ words }) => words.includes(value)).map(({ release }) => release);
    const { since, removed, absentIn, backports } = lifeOf(
      known.map(({ release }) => release),
      having,
    );
    return clean({ value, since, removed, absentIn, backports });
  });
}
