/**
 * The parameter tables of one release: the CONFIG_*_TABLE arrays of global/mail_conf.h that every program fills
 * with its parameters, e.g. `static const CONFIG_TIME_TABLE time_table[] = { VAR_X, DEF_X, &var_x, 1, 0, … };`.
 */
import { evaluate } from './arithmetic.mjs';
import { splitCells, stringValue, stripComments } from './cText.mjs';
import { macrosOf } from './platform.mjs';
import { expand } from './preprocessor.mjs';

/** Table kind → how the value is read. NINT and NBOOL are numbers and booleans whose default is a string with `$`. */
const KINDS = {
  STR: 'string',
  STR_FN: 'string',
  RAW: 'string',
  INT: 'integer',
  LONG: 'integer',
  NINT: 'integer',
  TIME: 'time',
  BOOL: 'boolean',
  NBOOL: 'boolean',
};
/**
 * Test programs and the table readers themselves. postconf's own
 * tables are copies made at build time (postconf/extract.awk).
 */
const NOT_PROGRAMS = /^src\/(?:postconf|testing|fsstone)\/|^src\/global\/(?:test_|mail_conf_)|_tester\.c$/;
const TABLE = /^[ \t]*(?:static\s+)?(?:const\s+)?CONFIG_([A-Z_]+)_TABLE\s+\w+\s*\[\]\s*=\s*\{/gm;
/** Not in a normal build: rows under these conditions are no parameters of the release. */
const UNRELEASED = /\bSNAPSHOT\b|\bNONPROD\b|^if 0$/;

/**
 * @param {import('./releases.mjs').Release} release
 * @returns {Map<string, Row>} by parameter name
 */
export function readParameters(release) {
  const paths = [...release.files().keys()]
    .filter((path) => /^src\/[\w-]+\/[\w-]+\.c$/.test(path) && !NOT_PROGRAMS.test(path))
    .sort();
  const macros = macrosOf(release);
  /** @type {Map<string, Row>} */
  const parameters = new Map();
  for (const { path, result: rows } of release.parsed(paths, rawRows)) {
    for (const raw of rows) {
      const row = evaluateRow(raw, macros);
      if (!row) continue;
      const known = parameters.get(row.name);
      if (known) {
        known.files.push(path.slice(4));
        known.conditions.push(raw.conditions);
      } else {
        parameters.set(row.name, { ...row, files: [path.slice(4)], conditions: [raw.conditions] });
      }
    }
  }
  for (const [name, row] of parameters) parameters.set(name, shared(row));
  return parameters;
}

/** Most rows are the same in hundreds of releases: one object stands for all. @type {Map<string, Row>} */
const rowsSeen = new Map();
function shared(row) {
  const key = JSON.stringify(row);
  const seen = rowsSeen.get(key);
  if (seen) return seen;
  const copy = JSON.parse(key);
  rowsSeen.set(key, copy);
  return copy;
}

/** The rows of a file as written. Both branches of a condition count: what a build leaves out is still a parameter. */
function rawRows(text) {
  const rows = [];
  const plain = text.includes('CONFIG_') ? stripComments(text) : '';
  for (const table of plain.matchAll(TABLE)) {
    if (!KINDS[table[1]]) continue;
    const end = plain.indexOf('};', table.index);
    rows.push(...tableRows(table[1], plain.slice(table.index + table[0].length, end)));
  }
  return rows;
}

function tableRows(kind, body) {
  const rows = [];
  const width = kind === 'BOOL' || kind === 'NBOOL' ? 3 : 5;
  for (const { text, conditions } of conditionalParts(body)) {
    if (conditions.some((condition) => UNRELEASED.test(condition))) continue;
    const cells = splitCells(text);
    for (let i = 0; i < cells.length;) {
      const cell = cells[i];
      if (cell === '' || /^\{?\s*0\s*\}?$/.test(cell)) {
        i++;
      } else if (cell.startsWith('{')) {
        rows.push({ kind, cells: splitCells(cell.slice(1, -1)), conditions });
        i++;
      } else {
        rows.push({ kind, cells: cells.slice(i, i + width), conditions });
        i += width;
      }
    }
  }
  return rows;
}

/** Rows between `#if` lines; a row never spans one. */
function conditionalParts(body) {
  const parts = [];
  const stack = [];
  let text = '';
  const close = () => {
    if (text.trim()) parts.push({ text, conditions: [...stack] });
    text = '';
  };
  for (const line of body.split('\n')) {
    const directive = /^\s*#\s*(\w+)\s*(.*)$/.exec(line);
    if (!directive) {
      text += line + '\n';
      continue;
    }
    close();
    const [, word, rest] = directive;
    if (word.startsWith('if')) stack.push(`${word === 'ifdef' ? '' : `${word} `}${rest.trim()}`);
    else if (word === 'else') stack.push(`not ${stack.pop()}`);
    else if (word === 'endif') stack.pop();
  }
  close();
  return parts;
}

function evaluateRow(raw, macros) {
  const [nameCell, defaultCell, target, minCell, maxCell] = raw.cells;
  const name = stringValue(expand(nameCell, macros));
  if (name === undefined) return undefined;
  return {
    name,
    table: raw.kind,
    type: KINDS[raw.kind],
    variable: (target ?? '').replace(/^&\s*/, ''),
    default: defaultOf(raw.kind, expand(defaultCell ?? '', macros)),
    min: limit(minCell, macros),
    max: limit(maxCell, macros),
  };
}

/** `null` where a function makes it when the program starts (STR_FN), or nothing constant is written. */
function defaultOf(kind, text) {
  const literal = stringValue(text);
  if (literal !== undefined) return literal;
  const value = kind === 'STR_FN' ? undefined : evaluate(text);
  if (value === undefined) return null;
  if (kind !== 'BOOL') return String(value);
  return value ? 'yes' : 'no';
}

/** mail_conf_*.c check a limit unless it is 0. */
const limit = (cell, macros) => (cell === undefined ? null : evaluate(expand(cell, macros)) || null);

/**
 * @typedef {{ kind: string, cells: string[], conditions: string[] }} RawRow
 * @typedef {object} Row
 * @property {string} name
 * @property {string} table CONFIG_…_TABLE
 * @property {string} type
 * @property {string} variable the C variable that receives the value
 * @property {string | null} default
 * @property {number | null} min
 * @property {number | null} max
 * @property {string[]} files
 * @property {string[][]} conditions one list a row
 */
