/** Makes `tableTypes.json`. */
import { CLIENTS, makeClientParameters } from './clientParameters.mjs';
import { stripComments } from './cText.mjs';
import { withFiles } from './releases.mjs';
import { clean } from './shape.mjs';
import { lifeOf } from './timeline.mjs';

const DICTIONARY = /^src\/(?:util|global)\/dict\w*\.[ch]$/;

/** @returns {{ file: any, unknown: string[] }} `unknown`: types of the source that the overlay lacks */
export function makeTableTypes({ early, releases }, overlay) {
  const read = (release) => ({ release, names: readTypes(release) });
  const before = Array.from(withFiles(early, DICTIONARY), read);
  const since2 = Array.from(withFiles(releases, DICTIONARY), read);
  const lifeWhere = (name) => {
    const having = (list) => list.filter(({ names }) => names.has(name)).map(({ release }) => release);
    return having(since2).length ? lifeOf(releases, having(since2), having(before)) : {};
  };
  const types = Object.fromEntries(
    Object.entries(overlay.types).map(([name, entry]) => {
      const { since, removed, backports } = lifeWhere(name);
      const client = CLIENTS.includes(name);
      const { build, ...rest } = entry;
      return [name, clean({ since, removed, backports, ...rest, configFile: client, legacyPrefix: client, build })];
    }),
  );
  const unknown = [...since2.at(-1).names]
    .filter((name) => !(name in types) && !(name in overlay.elsewhere))
    .map((name) => `table type ${name}`);
  return { file: { types, clientParameters: makeClientParameters(releases, overlay.clientValues) }, unknown };
}

/** util/dict_open.c knows a type by its DICT_TYPE_… macro; before 2.0 some were spelled in its table. */
function readTypes(release) {
  const paths = [...release.files().keys()].filter((path) => DICTIONARY.test(path));
  const names = release.parsed(paths, typesOfFile).flatMap(({ result }) => result);
  return new Set(names);
}

function typesOfFile(text) {
  const plain = stripComments(text);
  return [...plain.matchAll(/#define\s+DICT_TYPE_\w+\s+"([\w-]+)"|^\s*"(\w+)",\s*dict_\w+_open/gm)].map(
    (match) => match[1] ?? match[2],
  );
}
