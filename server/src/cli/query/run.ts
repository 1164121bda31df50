import { type ByteString, bytesOfArray, bytesOfText } from '../../base/byteString.ts';
import type { LookupAnswer } from '../../lookup/answer.ts';
import { openTable } from '../../lookup/openTable.ts';
import { postmapQueries, postmapQuery } from '../../lookup/postmapQuery.ts';
import type { LookupTable, OpenOptions, TableFiles, TableName } from '../../lookup/table.ts';
import { localeName } from '../../nodeHost.ts';
import { localeOf, locales } from '../../texts/locales.ts';
import { askedRelease, targetProblem } from '../askedRelease.ts';
import { readQueryArguments } from './arguments.ts';
import { askParameter } from './parameter.ts';
import { pcre2Loader } from './pcre2.ts';
import { type QueryRun, type QueryTerminal, sayIndex, tableNameOf, trace } from './queryRun.ts';
import { mainValues } from './settings.ts';
import { diskFiles } from './tableFiles.ts';

/** Runs `postfix-lint query`. 0: found; 1: not found, a lookup that failed or that cannot be known; 2: wrong usage. */
export function runQuery(args: readonly string[], terminal: QueryTerminal): 0 | 1 | 2 {
  const { env } = terminal;
  const locale = localeOf(localeName(env));
  const texts = locales[locale].query;
  const say = (text: string): void => terminal.complain(bytesOfText(`postfix-lint: ${text}\n`));
  const command = readQueryArguments(args);
  if (command.kind === 'help') {
    terminal.out(bytesOfText(texts.help));
    return 0;
  }
  if (command.kind === 'option') {
    say(command.message(locales[locale].lint));
    return 2;
  }
  if (command.kind === 'usage') {
    say(texts.usage(command.detail));
    terminal.complain(bytesOfText(texts.help));
    return 2;
  }
  const { options } = command;
  const folder = options.folder ?? '/etc/postfix';
  const { targetVersion } = options;
  const wrongTarget = targetProblem(targetVersion, locale);
  if (wrongTarget !== undefined) {
    say(wrongTarget);
    return 2;
  }
  const release = askedRelease(targetVersion, `${folder}/main.cf`);
  const values = mainValues(folder, release);
  if (!values && options.folder !== undefined) {
    say(texts.noConfiguration(folder));
    return 2;
  }
  const pcre2 = pcre2Loader(terminal.dataFolder, release);
  const run: QueryRun = {
    options,
    terminal,
    texts,
    release,
    files: diskFiles(env),
    values,
    say,
    opening: (program) => ({
      release,
      program,
      utf8: values?.get('smtputf8_enable')?.value !== 'no',
      pcre2,
    }),
  };
  return options.parameter === undefined ? askTables(run) : askParameter(run, options.parameter);
}

function askTables(run: QueryRun): 0 | 1 {
  const { options, terminal, values, files, texts, say } = run;
  const names = options.tables.map((word) => tableNameOf(word, values));
  const opening = run.opening('postmap');
  const listen = options.trace
    ? (table: LookupTable, key: ByteString, answer: LookupAnswer): void => trace(run, table, key, answer)
    : undefined;
  const result =
    options.key === '-'
      ? postmapQueries(
          names.map((name) => openTable(name, files, opening)),
          bytesOfArray(terminal.readStdin()),
          listen,
        )
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
