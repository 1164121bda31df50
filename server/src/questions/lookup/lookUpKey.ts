import { type ByteString, bytesOfText } from '../../base/byteString.ts';
import type { LookupAnswer } from '../../lookup/answer.ts';
import { type AskedMaps, askMaps } from '../../lookup/keys/askMaps.ts';
import { keysOf } from '../../lookup/keys/roleKeys.ts';
import { roleOf } from '../../lookup/keys/roles.ts';
import { readTableName } from '../../lookup/openTable.ts';
import type { LookupTable, OpenOptions, TableName } from '../../lookup/table.ts';
import type { Configuration } from '../../model/configuration.ts';
import { effectiveEntries } from '../../model/effective.ts';
import type { TableReader } from '../trace/playWithFiles.ts';
import { type MainValues, keyContext, listOf, subjectOf, titleOfTables } from './keyContext.ts';
import { type OpenForKey, openWithFiles } from './openWithFiles.ts';

/** What a key is asked for. */
export interface KeyQuestion {
  readonly key: string;
  /** The parameter or restriction that asks; undefined where no instance says who does. */
  readonly role?: string | undefined;
  /**
   * The tables, such as `hash:/etc/postfix/x`. Where they are left out, all that the parameter lists are asked.
   */
  readonly tables?: readonly string[] | undefined;
}

/** What the daemon of a parameter gets, and what `postmap -q` says of each table. */
export interface KeyAnswer {
  readonly question: KeyQuestion;
  /** Of the role; undefined where it is not known how that asks. */
  readonly daemon?: { readonly program: string; readonly answer: AskedMaps; readonly tables: readonly LookupTable[] };
  readonly postmap: readonly {
    readonly table: TableName;
    readonly failure?: ByteString;
    readonly answer: LookupAnswer;
  }[];
}

/** Asks as Postfix does. Files are read as far as the reader lets them be; nothing of that throws. */
export function lookUpKey(
  configuration: Configuration,
  question: KeyQuestion,
  reader: TableReader,
): Promise<KeyAnswer> {
  const values: MainValues = new Map(
    effectiveEntries(configuration, { service: undefined, all: true }).map((entry) => [entry.name, entry]),
  );
  return openWithFiles((open) => answerOfKey(configuration, values, question, open), reader);
}

function answerOfKey(
  { release }: Configuration,
  values: MainValues,
  question: KeyQuestion,
  open: OpenForKey,
): KeyAnswer {
  const key = bytesOfText(question.key);
  const words = question.tables ?? listOf(values.get(question.role ?? '')?.value ?? '');
  const names = words.map((word) => nameOf(word, values));
  const utf8 = values.get('smtputf8_enable')?.value !== 'no';
  const opening: OpenOptions = { release, program: 'daemon', utf8 };
  const role = question.role === undefined ? undefined : roleOf(question.role);
  const postmap = names.map((table) => {
    const opened = open(table, { ...opening, program: 'postmap' });
    const failed = opened.failure === undefined ? {} : { failure: opened.failure };
    return { table, ...failed, answer: opened.lookup(key) };
  });
  if (!role) return { question, postmap };
  const tables = names.map((table) =>
    open(table, {
      ...opening,
      foldsKeys: role.foldsKeys ?? true,
      utf8: (role.utf8 ?? true) && utf8,
      refusesSubstitution: role.refusesSubstitution ?? false,
    }),
  );
  const keys = keysOf(role.keys, subjectOf(role, key), keyContext(values, role.parents));
  const answer = askMaps(tables, keys, titleOfTables(question.role ?? '', names));
  return { question, daemon: { program: role.program, answer, tables }, postmap };
}

function nameOf(word: string, values: MainValues): TableName {
  const untyped = { type: values.get('default_database_type')?.value || 'hash', name: bytesOfText(word) };
  return readTableName(bytesOfText(word)) ?? untyped;
}
