/** Settings of a table's client: the cfg_get_str/int/bool() calls of global/dict_ldap.c, dict_mysql.c … */
import { splitCells, stringValue, stripComments } from './cText.mjs';
import { withFiles } from './releases.mjs';
import { clean } from './shape.mjs';
import { lifeOf } from './timeline.mjs';

/** Table types whose postconf lists are made by postconf/extract_cfg.sh. */
export const CLIENTS = ['ldap', 'mysql', 'pgsql', 'sqlite', 'memcache', 'mongodb'];
/** Read for the SQL types by global/db_common.c, from before `query` existed; extract_cfg.sh -s. */
const LEGACY_SQL = ['table', 'select_field', 'where_field', 'additional_conditions'];
const KINDS = { str: 'string', int: 'int', bool: 'bool' };

/** @returns {Record<string, object[]>} by table type */
export function makeClientParameters(releases, values) {
  const read = Array.from(withFiles(releases, /^src\/(?:util|global)\/dict_\w+\.c$/), (release) => ({
    release,
    clients: Object.fromEntries(CLIENTS.map((type) => [type, readClient(release, type)])),
  }));
  return Object.fromEntries(
    CLIENTS.map((type) => {
      const names = [...new Set(read.flatMap(({ clients }) => [...clients[type].keys()]))].sort();
      return [
        type,
        names.map((name) => {
          const having = read.filter(({ clients }) => clients[type].has(name));
          const { since, removed, backports } = lifeOf(
            releases,
            having.map(({ release }) => release),
          );
          const { kind, default: value, min, max, legacy } = having.at(-1).clients[type].get(name);
          return clean({
            name,
            kind,
            default: value,
            min,
            max,
            since,
            removed,
            backports,
            known: removed === undefined,
            legacy,
            values: values[type]?.[name],
          });
        }),
      ];
    }),
  );
}

function readClient(release, type) {
  const text = stripComments(
    release.read(`src/global/dict_${type}.c`) ?? release.read(`src/util/dict_${type}.c`) ?? '',
  );
  const constants = new Map(
    [...text.matchAll(/#define\s+(DICT_\w+)\s+("[^"]*"|\d+)/g)].map(([, name, value]) => [name, value]),
  );
  const resolve = (cell) => constants.get(cell) ?? cell;
  const number = (cell) => (/^\d+$/.test(resolve(cell) ?? '') ? Number(resolve(cell)) || null : null);
  const found = new Map();
  for (const call of text.matchAll(/cfg_get_(str|int|bool)\s*\(/g)) {
    const [, nameCell, defaultCell, minCell, maxCell] = splitCells(argumentsOf(text, call.index + call[0].length - 1));
    const name = stringValue(resolve(nameCell) ?? '');
    // A name that is read twice (old and new default) keeps the newer reading, which comes later.
    if (name)
      found.set(name, {
        kind: KINDS[call[1]],
        default: defaultOf(call[1], resolve(defaultCell)),
        min: number(minCell),
        max: number(maxCell),
      });
  }
  const text0 = { kind: 'string', default: '', min: null, max: null };
  if (text.includes('db_common_parse_domain') && !found.has('domain')) found.set('domain', text0);
  if (text.includes('db_common_sql_build_query'))
    for (const name of LEGACY_SQL) if (!found.has(name)) found.set(name, { ...text0, legacy: true });
  return found;
}

/** Only what is written out: many defaults come from other settings. */
function defaultOf(kind, cell) {
  const literal = stringValue(cell ?? '') ?? (/^\d+$/.test(cell ?? '') ? cell : undefined);
  if (kind === 'bool' && literal !== undefined) return literal === '0' ? 'no' : 'yes';
  return kind === 'str' && literal === '0' ? null : (literal ?? null);
}

function argumentsOf(text, open) {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    if (text[at] === '(') depth++;
    else if (text[at] === ')' && --depth === 0) return text.slice(open + 1, at);
  }
  return '';
}
