import { bytesOfText, textOfBytes } from '../../base/byteString.ts';
import { keptFor } from '../../facts/keptFor.ts';
import type { TableSource } from '../../instance/sourceFile.ts';
import { textOfFile } from '../../instance/sourceFile.ts';
import type { TableWarning } from '../../lookup/answer.ts';
import { roleOf } from '../../lookup/keys/roles.ts';
import { openTable } from '../../lookup/openTable.ts';
import type { TableItem } from '../../syntax/tables/tableItem.ts';
import { readTableItems } from '../../syntax/tables/tableItem.ts';
import type { EntryContext, RuleData, WholeTableRule } from '../rule.ts';
import { judgedRoles } from './tableUseKinds.ts';

type Data = RuleData<'table-line'>;

/** Longer tables are not read as a whole at each keystroke: postmap says the same when it makes an index. */
export const longestWhole = 1_000_000;

/**
 * What Postfix says of lines when it opens a table, or when postmap(1) makes its index (postmap.c, dict_thash.c,
 * dict_regexp.c, dict_pcre.c, dict_cidr.c). A key that is there twice is a warning for an index, which keeps the
 * first; for texthash it makes daemons take the whole table for unavailable.
 */
export const tableLine: WholeTableRule<'table-line'> = {
  code: 'table-line',
  severity: 'warning',
  scope: 'table',
  appliesTo: ({ roles, types }) => roles.length === 0 || (types.length > 0 && judgedRoles({ roles }).length > 0),
  check({ source, entries, instance }, report) {
    if ((source.tree.offsets[source.tree.blocks.length] as number) > longestWhole) return;
    for (const { item, data } of saidOf(source)(entries, instance.configuration.release))
      report({ span: item.span, data, ...(data.effect === 'unavailable' ? { severity: 'error' } : {}) });
  },
  fixes({ span, data: { suggestion } }, { text }) {
    const old = /"([^"]+)", perhaps/.exec(text.slice(span.start, span.end))?.[1];
    const key = old ?? /^!*\s*(\S+)/.exec(text.slice(span.start, span.end))?.[1];
    if (suggestion === undefined || key === undefined) return [];
    const start = span.start + text.slice(span.start, span.end).indexOf(key);
    return [
      {
        title: { key: 'insertWord', data: { word: suggestion } },
        edits: [{ span: { start, end: start + key.length }, text: suggestion }],
        preferred: true,
      },
    ];
  },
};

interface Said {
  readonly item: TableItem;
  readonly data: Data;
}

/** What was said of a version of a file stays, whatever is typed elsewhere. */
const saidOf = keptFor((source: TableSource) => {
  const kept = new Map<string, readonly Said[]>();
  return (entries: EntryContext, release: string): readonly Said[] => {
    const key = JSON.stringify([entries.types, entries.roles, release]);
    const known = kept.get(key) ?? readSaid(source, entries, release);
    kept.set(key, known);
    return known;
  };
});

function readSaid(source: TableSource, { types, roles, language }: EntryContext, release: string): readonly Said[] {
  const text = textOfFile(source);
  const items = new Map(readTableItems(text, language).map((item) => [item.line.line, item]));
  const found = new Map<number, Said>();
  const usual = language === 'indexed' ? 'hash' : language;
  for (const type of types.length > 0 ? types : [usual]) {
    for (const warning of warningsOf(type, text, roles, release)) {
      const line = warning.place?.line ?? lineIn(warning.message) ?? 0;
      const item = items.get(line);
      if (item && !found.has(line)) found.set(line, { item, data: dataOf(warning, type) });
    }
  }
  return [...found.values()];
}

function warningsOf(type: string, text: string, roles: readonly string[], release: string): readonly TableWarning[] {
  const bytes = bytesOfText(text);
  const table = openTable(
    { type, name: '/t' },
    { read: () => ({ kind: 'text', bytes }) },
    {
      release,
      program: 'daemon',
      refusesSubstitution: roles.some((role) => roleOf(role)?.refusesSubstitution === true),
    },
  );
  const failure = table.failure === undefined ? [] : [{ severity: 'error' as const, message: table.failure }];
  return [...table.warnings, ...(table.indexing?.().warnings ?? []), ...failure];
}

function lineIn(message: string): number | undefined {
  const line = /, line (\d+): /.exec(message)?.[1];
  return line === undefined ? undefined : Number(line);
}

function dataOf({ message, severity }: TableWarning, type: string): Data {
  const log = textOfBytes(message).replace(/^.*?\/t(?:\.\w+)?(?:, line \d+)?: /s, '');
  if (type === 'texthash' && severity === 'error') return { effect: 'unavailable', log };
  if (log.startsWith('duplicate entry')) return { effect: 'first', log };
  const suggestion = /perhaps you should use "([^"]+)"/.exec(log)?.[1];
  const isTaken = /obsolete|is this an alias file|using empty string|IF has no matching ENDIF|ignoring extra/.test(
    log,
  );
  return { effect: isTaken ? 'taken' : 'dropped', log, ...(suggestion === undefined ? {} : { suggestion }) };
}
