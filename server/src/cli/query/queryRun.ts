import { type ByteString, bytesOfText, textOfBytes } from '../../base/byteString.ts';
import type { Release } from '../../facts/factTypes.ts';
import type { LookupAnswer, TablePlace } from '../../lookup/answer.ts';
import { readTableName } from '../../lookup/openTable.ts';
import type { OpenOptions, TableFiles, TableName } from '../../lookup/table.ts';
import type { QueryMessages } from '../../texts/messages.ts';
import type { QueryOptions } from './arguments.ts';
import type { MainValues } from '../../questions/lookup/keyContext.ts';
import { modifiedAt } from './tableFiles.ts';

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
  readonly texts: QueryMessages;
  readonly release: Release;
  readonly files: TableFiles;
  readonly values: MainValues | undefined;
  /** Says something of ours on standard error. */
  readonly say: (text: string) => void;
  /** How tables are opened; PCRE2 is loaded where one of them needs it. */
  readonly opening: (program: OpenOptions['program']) => OpenOptions;
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

function answerText(texts: QueryMessages, answer: LookupAnswer): string {
  switch (answer.kind) {
    case 'found':
      return texts.found(textOfBytes(answer.value), answer.place && placeText(answer.place));
    case 'notFound':
      return texts.notFound;
    case 'error':
      return texts.failed;
    case 'unknown':
      return texts.unknown(answer.reason);
  }
}

function placeText({ file, line }: TablePlace): string {
  return `${textOfBytes(file)}:${line}`;
}
