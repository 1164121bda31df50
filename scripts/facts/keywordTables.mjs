/**
 * Words that a program looks up in a table of its source: the NAME_CODE, NAME_MASK … arrays of util/name_code.h
 * and util/name_mask.h. Which parameter uses which table is in `overlay/keywords.json`, since only code says that.
 */
import { bracedBody, splitCells, stringValue } from './cText.mjs';
import { preprocessFile } from './platform.mjs';
import { expand } from './preprocessor.mjs';

const TABLE = /\b(?:NAME_CODE|NAME_MASK|LONG_NAME_MASK|BYTE_MASK)\s+(\w+)\s*\[\]\s*=\s*\{/g;

/**
 * @param {import('./releases.mjs').Release} release
 * @param {readonly string[]} names `tls/tls_misc.c:protocol_table`
 * @returns {Map<string, string[]>} the words of those tables that the release has
 */
export function readKeywordTables(release, names) {
  const files = new Map();
  for (const name of names) {
    const [path, table] = name.split(':');
    files.set(path, [...(files.get(path) ?? []), table]);
  }
  release.load([...release.files().keys()].filter((path) => path.endsWith('.h')));
  const found = new Map();
  for (const [path, tables] of files) {
    if (release.id(`src/${path}`) === undefined) continue;
    const { text, macros } = preprocessFile(release, `src/${path}`);
    for (const match of text.matchAll(TABLE)) {
      const key = `${path}:${match[1]}`;
      // Some functions have a table of the same name; the first is the one that configuration is read with.
      if (!tables.includes(match[1]) || found.has(key)) continue;
      const cells = splitCells(expand(bracedBody(text, match.index + match[0].length - 1), macros));
      found.set(key, words(cells));
    }
  }
  return found;
}

/** Rows are `"word", CODE,`, some in braces; a row without a word ends the table. */
function words(cells) {
  const rows = cells.some((cell) => cell.startsWith('{'))
    ? cells.map((cell) => splitCells(cell.replace(/^\{|\}$/g, ''))[0])
    : cells.filter((_, i) => i % 2 === 0);
  return rows.flatMap((cell) => stringValue(cell ?? '') ?? /^'(.)'$/.exec(cell ?? '')?.[1] ?? []);
}
