import { type ByteString, isAscii } from '../../base/byteString.ts';
import type { LookupAnswer } from '../../lookup/answer.ts';
import { roleOf } from '../../lookup/keys/roles.ts';
import { readTableName } from '../../lookup/openTable.ts';
import { isLowerAscii } from '../../base/utf8.ts';
import type { LookupOptions, LookupTable } from '../../lookup/table.ts';
import { splitList } from '../../syntax/splitList.ts';
import { holeNamed } from '../hole.ts';
import type { Case, Reading } from '../reading.ts';
import type { TraceItem } from '../trace.ts';

/** Tables that are asked one behind the other (MAPS of global/maps.c). */
export interface Maps {
  /** What log and trace call them: the parameter, or the one table of an access list. */
  readonly title: string;
  readonly tables: readonly OpenedMap[];
}

export interface OpenedMap {
  /** `type:name` as written. */
  readonly text: string;
  readonly table: LookupTable;
}

/** What the evaluation of one command writes down. */
export interface Recorder {
  readonly reading: Reading;
  /** Adds a line to the log, without `smtpd[…]: `. */
  log(line: string): void;
  /** @param isAscii all of its text is, but for lists and restrictions inside, which said so themselves */
  trace(item: TraceItem, isAscii: boolean): void;
}

/** What maps_find() finds. */
export type MapsResult =
  | { readonly kind: 'found'; readonly value: string; readonly table: string; readonly key: ByteString }
  | { readonly kind: 'notFound' }
  | { readonly kind: 'error'; readonly error: 'retry' | 'config' };

/** No table has it. */
export const nothingFound: MapsResult = { kind: 'notFound' };

/** How a value is used, which tells the values of an unknown table apart. */
export type ValueCases = readonly Case<string>[];

/** Only whether there is a value matters; a value that is used all the same is a text that nobody knows. */
export const anyValue: ValueCases = [{ label: 'found', value: holeNamed('table') }];

/** Opens the tables that a parameter names. */
export function openMaps(
  title: string,
  value: string,
  { world }: Reading,
  { foldsKeys = true }: { readonly foldsKeys?: boolean } = {},
): Maps {
  // trivial-rewrite(8) takes no `$1` from a pattern, which a sender or recipient could choose.
  const role = roleOf(title);
  const refusesSubstitution = role?.program === 'trivial-rewrite' && role.refusesSubstitution === true;
  const tables: OpenedMap[] = [];
  for (const { text } of splitList(value)) {
    const name = readTableName(text);
    if (name) tables.push({ text, table: world.openTable(name, { foldsKeys, refusesSubstitution }) });
  }
  return { title, tables };
}

/**
 * maps_find(): asks the tables for a key.
 * @param partial the key is a part of what is looked for, which tables of patterns are not asked for
 * @param cases the values that an unknown table may have, as the caller tells them apart
 */
export function findInMaps(
  maps: Maps,
  key: ByteString,
  partial: boolean,
  cases: ValueCases,
  recorder: Recorder,
): MapsResult {
  const { title, tables } = maps;
  if (key === '' || tables.length === 0) return nothingFound;
  let skipped = false;
  const isLower = isLowerAscii(key);
  for (const named of tables) {
    const { text, table } = named;
    if (partial && !table.fixedKeys) {
      skipped = true;
      continue;
    }
    const answer = askTable(named, key, cases, recorder, isLower);
    for (const { severity, message } of answer.warnings) recorder.log(`${severity}: ${message}`);
    if (answer.kind === 'error') {
      recorder.log(`warning: ${text} lookup error for "${key}"`);
      recorder.trace({ kind: 'lookup', title, key, result: 'error', table: text }, isLower || isAscii(key));
      // DICT_ERR_CONFIG sets no errno, which postmap's text then leaves out.
      return { kind: 'error', error: answer.message.endsWith(': query error') ? 'config' : 'retry' };
    }
    if (answer.kind !== 'found') continue;
    if (answer.value === '') {
      recorder.log(`warning: ${title} lookup of ${key} returns an empty string result`);
      recorder.log(`warning: ${title} should return NO RESULT in case of NOT FOUND`);
      return { kind: 'error', error: 'config' };
    }
    const { value, place } = answer;
    recorder.trace(
      place
        ? { kind: 'lookup', title, key, result: 'found', table: text, value, place }
        : { kind: 'lookup', title, key, result: 'found', table: text, value },
      (isLower || isAscii(key)) && isAscii(value),
    );
    return { kind: 'found', value, table: text, key };
  }
  recorder.trace(
    skipped
      ? { kind: 'lookup', title, key, result: 'notFound', skipped }
      : { kind: 'lookup', title, key, result: 'notFound' },
    isLower || isAscii(key),
  );
  return nothingFound;
}

const lowerAscii: LookupOptions = { isLowerAscii: true };

/** The answer of a table; where it is unknown, one of the cases of it. */
export function askTable(
  { text, table }: OpenedMap,
  key: ByteString,
  cases: ValueCases,
  { reading }: Pick<Recorder, 'reading'>,
  isLower = isLowerAscii(key),
): LookupAnswer {
  const answer = table.lookup(key, isLower ? lowerAscii : undefined);
  if (answer.kind !== 'unknown') return answer;
  const { warnings } = answer;
  return reading.choose<LookupAnswer>({ kind: 'table', table: text, key }, [
    { label: 'notFound', value: { kind: 'notFound', warnings } },
    ...cases.map(({ label, value }) => ({ label, value: { kind: 'found', value, warnings } as const })),
    // An empty value is a fault of the table.
    { label: 'empty', value: { kind: 'found', value: '', warnings } },
    { label: 'error', value: { kind: 'error', message: '', warnings } },
  ]);
}
