import { type ByteString, bytesOfArray, bytesOfText, textOfBytes } from '../../base/byteString.ts';
import { releaseOrder } from '../../knowledge/release.ts';
import { knowledge } from '../../knowledge/knowledge.ts';
import type { Release } from '../../knowledge/factTypes.ts';
import type { LookupAnswer, TablePlace } from '../../lookup/answer.ts';
import { openTable, readTableName } from '../../lookup/openTable.ts';
import { postmapQueries, postmapQuery } from '../../lookup/postmapQuery.ts';
import type { LookupTable, OpenOptions, TableFiles, TableName } from '../../lookup/table.ts';
import { localeOf } from '../../texts/locales.ts';
import { createMachine } from '../machine.ts';
import { readQueryArguments, type QueryOptions } from './arguments.ts';
import { askParameter } from './parameter.ts';
import { loadPcre2 } from './pcre2.ts';
import { type MainValues, mainValues } from './settings.ts';
import { diskFiles, modifiedAt } from './tableFiles.ts';
import { type QueryTexts, queryTexts } from './texts.ts';

/** What the process around the command gives. Output is bytes, a character each. */
export interface QueryTerminal {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly out: (bytes: ByteString) => void;
  readonly complain: (bytes: ByteString) => void;
  readonly readStdin: () => Uint8Array;
  /** The folder of the data that come with the program. */
  readonly dataFolder: string;
}

/** What all parts of the command need. */
export interface QueryRun {
  readonly options: QueryOptions;
  readonly terminal: QueryTerminal;
  readonly texts: QueryTexts;
  readonly release: Release;
  readonly files: TableFiles;
  readonly values: MainValues | undefined;
  /** Says something of ours on standard error. */
  readonly say: (text: string) => void;
  /** How tables are opened, PCRE2 loaded where one of them needs it. */
  readonly opening: (tables: readonly TableName[], program: OpenOptions['program']) => OpenOptions;
}

/** Runs `postfix-lint query`. 0: found; 1: not found, a lookup that failed or that cannot be known; 2: wrong usage. */
export function runQuery(args: readonly string[], terminal: QueryTerminal): 0 | 1 | 2 {
  const { env } = terminal;
  const texts = queryTexts[localeOf(env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'])];
  const say = (text: string): void => terminal.complain(bytesOfText(`postfix-lint: ${text}\n`));
  const command = readQueryArguments(args);
  if (command.kind === 'help') {
    terminal.out(bytesOfText(texts.help));
    return 0;
  }
  if (command.kind === 'usage') {
    say(texts.usage(command.detail));
    terminal.complain(bytesOfText(texts.help));
    return 2;
  }
  const { options } = command;
  const folder = options.folder ?? '/etc/postfix';
  const { targetVersion } = options;
  if (targetVersion !== undefined && releaseOrder(targetVersion) === 0) {
    say(texts.badRelease(targetVersion));
    return 2;
  }
  const release = targetVersion ?? createMachine().releaseFor(`${folder}/main.cf`) ?? knowledge.newestStable;
  const values = mainValues(folder, release);
  if (!values && options.folder !== undefined) {
    say(texts.noConfiguration(folder));
    return 2;
  }
  const run: QueryRun = {
    options, terminal, texts, release, files: diskFiles(env), values, say,
    opening: (tables, program) => ({
      release, program, utf8: values?.get('smtputf8_enable')?.value !== 'no',
      ...(tables.some(needsPcre) ? pcreOption(terminal.dataFolder, release) : {}),
    }),
  };
  return options.parameter === undefined ? askTables(run) : askParameter(run, options.parameter);
}

/** `type:name` in two; a word without a type has default_database_type. */
export function tableNameOf(word: string, values: MainValues | undefined): TableName {
  return (
    readTableName(bytesOfText(word)) ?? {
      type: values?.get('default_database_type')?.value || 'hash',
      name: bytesOfText(word),
    }
  );
}

function needsPcre({ type, name }: TableName): boolean {
  return type === 'pcre' || name.includes('pcre:');
}

function pcreOption(folder: string, release: Release): Pick<OpenOptions, 'pcre2'> {
  const pcre2 = loadPcre2(folder, release);
  return pcre2 ? { pcre2 } : {};
}

function askTables(run: QueryRun): 0 | 1 {
  const { options, terminal, values, files, texts, say } = run;
  const names = options.tables.map((word) => tableNameOf(word, values));
  const opening = run.opening(names, 'postmap');
  const listen = options.trace
    ? (table: LookupTable, key: ByteString, answer: LookupAnswer): void => trace(run, table, key, answer)
    : undefined;
  const result = options.key === '-'
    ? postmapQueries(names.map((name) => openTable(name, files, opening)), bytesOfArray(terminal.readStdin()), listen)
    : postmapQuery(opened(names, files, opening), bytesOfText(options.key), listen);
  terminal.complain(result.stderr);
  terminal.out(result.stdout);
  for (const name of names) sayIndex(run, name);
  if (result.unknown) say(texts.unknown(result.unknown));
  return result.status;
}

/** Opens one table after the other, as far as they are asked for. */
function* opened(names: readonly TableName[], files: TableFiles, opening: OpenOptions): Generator<LookupTable> {
  for (const name of names) yield openTable(name, files, opening);
}

const extensions: Readonly<Record<string, string>> = { hash: '.db', btree: '.db', lmdb: '.lmdb', cdb: '.cdb' };

/** Says where Postfix would answer from an index that is older than its source, or could not answer at all. */
export function sayIndex({ say, texts }: QueryRun, { type, name }: TableName): void {
  const extension = extensions[type];
  const source = extension === undefined ? undefined : modifiedAt(name);
  if (extension === undefined || source === undefined) return;
  const index = modifiedAt(name + extension);
  const [indexName, sourceName] = [textOfBytes(name + extension), textOfBytes(name)];
  if (index === undefined) say(texts.indexMissing(indexName, sourceName));
  else if (index < source) say(texts.indexOlder(indexName, sourceName));
}

/** Says on standard error what was asked and what was answered. */
export function trace(
  { terminal, texts }: QueryRun,
  { type, name }: TableName,
  key: ByteString,
  answer: LookupAnswer,
): void {
  const asked = texts.asked(textOfBytes(`${type}:${name}`), textOfBytes(key));
  terminal.complain(bytesOfText(`${asked}\t${answerText(texts, answer)}\n`));
}

function answerText(texts: QueryTexts, answer: LookupAnswer): string {
  switch (answer.kind) {
    case 'found': return texts.found(textOfBytes(answer.value), answer.place && placeText(answer.place));
    case 'notFound': return texts.notFound;
    case 'error': return texts.failed;
    case 'unknown': return texts.unknown(answer.reason);
  }
}

function placeText({ file, line }: TablePlace): string {
  return `${textOfBytes(file)}:${line}`;
}
