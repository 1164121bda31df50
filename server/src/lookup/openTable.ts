import type { ByteString } from '../base/byteString.ts';
import { isLowerAscii } from '../base/utf8.ts';
import { atLeast } from '../facts/release.ts';
import { type LookupAnswer, type TableWarning, type UnknownReason, notFound } from './answer.ts';
import { checkedLookup, queryError, warningOf } from './checkedLookup.ts';
import { openers, remoteTypes, unreadTypes } from './openers.ts';
import type { LookupTable, OpenContext, OpenOptions, OpenedTable, TableFiles, TableName } from './table.ts';

/** How deep tables may stand inside each other. */
const maxDepth = 20;

/**
 * Opens a table as dict_open() does. Pure and total: what the table needs is read through `files`, once, when it is
 * opened.
 * @param options see OpenOptions; the release decides wordings and a few rules
 */
export function openTable(table: TableName, files: TableFiles, options: OpenOptions): LookupTable {
  return openAt(table, files, options, new Map(), 0);
}

/** `type:name` in two; undefined where there is no colon. */
export function readTableName(text: ByteString): TableName | undefined {
  const colon = text.indexOf(':');
  return colon < 0 ? undefined : { type: text.slice(0, colon), name: text.slice(colon + 1) };
}

function openAt(
  table: TableName,
  files: TableFiles,
  options: OpenOptions,
  known: Map<ByteString, LookupTable>,
  depth: number,
): LookupTable {
  const { type, name } = table;
  if (type === '' || name === '') return failedTable(table, notTyped(`${type}:${name}`), []);
  if (depth > maxDepth) return unknownTable(table, { code: 'depth' });
  const opener = openers.get(type);
  if (opener) {
    const context: OpenContext = {
      files,
      options,
      nested: (reference) => {
        const before = known.get(reference);
        // What it logged was logged when it was opened first.
        if (before) return { ...before, warnings: [] };
        const inner = readTableName(reference) ?? { type: '', name: reference };
        const opened = openAt(inner, files, options, known, depth + 1);
        known.set(reference, opened);
        return opened;
      },
    };
    return finish(table, opener(table, context), options);
  }
  if (remoteTypes.has(type)) return unknownTable(table, { code: 'remote', type }, !patternTypes.has(type));
  if (unreadTypes.has(type)) return unknownTable(table, { code: 'unread-type', type });
  return failedTable(table, `unsupported dictionary type: ${type}`, missingPackage(type, options));
}

/** Types of other machines of which parts of addresses are not asked. */
const patternTypes: ReadonlySet<string> = new Set(['tcp', 'socketmap']);

/** Debian has its build say this since 3.10 (Debian 13). */
function missingPackage(type: string, { release }: OpenOptions): TableWarning[] {
  if (!atLeast(release, '3.10')) return [];
  return [warningOf(`unsupported dictionary type: ${type}. Is the postfix-${type} package installed?`)];
}

/** What dict_open() says to a word without a type or without a name. */
export function notTyped(word: ByteString): ByteString {
  return `open dictionary: expecting "type:name" form instead of "${word}"`;
}

function finish(table: TableName, opened: OpenedTable, options: OpenOptions): LookupTable {
  if (opened.kind === 'failed') return failedTable(table, opened.message, opened.warnings);
  const lookup = checkedLookup(table, opened.fixedKeys, options, opened.lookup);
  return {
    ...table,
    fixedKeys: opened.fixedKeys,
    warnings: opened.warnings,
    ...(opened.indexing ? { indexing: opened.indexing } : {}),
    lookup: (key, asked) =>
      asked?.partial && !opened.fixedKeys ? notFound : lookup(key, asked?.isLowerAscii ?? isLowerAscii(key)),
  };
}

/** dict_surrogate.c: it stands for a table that could not be opened. Parts of addresses are not asked of it. */
function failedTable(table: TableName, failure: ByteString, warnings: readonly TableWarning[]): LookupTable {
  const unavailable = warningOf(`${table.type}:${table.name} is unavailable. ${failure}`);
  const answer: LookupAnswer = { ...queryError(table, 'retry'), warnings: [unavailable] };
  return {
    ...table,
    fixedKeys: false,
    warnings,
    failure,
    lookup: (_key, asked) => (asked?.partial ? notFound : answer),
  };
}

function unknownTable(table: TableName, reason: UnknownReason, fixedKeys = true): LookupTable {
  const answer: LookupAnswer = { kind: 'unknown', reason, warnings: [] };
  return {
    ...table,
    fixedKeys,
    warnings: [],
    lookup: (_key, asked) => (asked?.partial && !fixedKeys ? notFound : answer),
  };
}
