import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { worldOfFile } from '../../evaluate/worldFile.ts';
import { knowledge } from '../../facts/knowledge.ts';
import { configure } from '../../model/configuration.ts';
import { parseMainCf } from '../../syntax/mainCf.ts';
import { parseMasterCf } from '../../syntax/masterCf.ts';
import { locales } from '../../texts/locales.ts';
import { askedRelease } from '../askedRelease.ts';
import { beginQuestion } from '../beginQuestion.ts';
import { pcre2Loader } from '../query/pcre2.ts';
import { guardedFiles } from '../trace/guardedFiles.ts';
import type { TraceTerminal } from '../trace/run.ts';
import { type TestOptions, readTestArguments } from './arguments.ts';
import { type TestedConfiguration, playMailTest } from '../../questions/mailTests/outcome.ts';
import { isFailure, printReport } from './print.ts';
import { problemText } from '../../questions/mailTests/details.ts';
import { readMailTests } from '../../questions/mailTests/readTests.ts';

/** How `postfix-lint test` ends: all pass, one fails, or wrong usage. */
export type MailTestStatus = 0 | 1 | 2;

/** Runs `postfix-lint test`. */
export function runMailTests(args: readonly string[], terminal: TraceTerminal): MailTestStatus {
  const begun = beginQuestion(readTestArguments(args), terminal, (locale) => locales[locale].mailTests);
  if ('status' in begun) return begun.status;
  const { options, locale, fail } = begun;
  const texts = locales[locale].mailTests;
  const { path, format } = options;
  const main = textOfFile(join(path, 'main.cf'));
  if (main === undefined) return fail(texts.cannotRead(join(path, 'main.cf')));
  const file = options.file ?? join(path, 'mail-tests.yml');
  const text = textOfFile(file);
  if (text === undefined) return fail(texts.cannotRead(file));
  const read = readMailTests(text, (name) => jsonIn(join(dirname(file), name)));
  if (read.kind === 'problems') {
    for (const { line, problem } of read.problems)
      terminal.complain(`${file}:${line}: ${problemText(problem, texts)}\n`);
    return 2;
  }
  const tested = testedConfiguration(options, main, terminal);
  const outcomes = read.tests.flatMap((test) => playMailTest(test, tested));
  terminal.out(printReport(outcomes, format, file, { own: texts, trace: locales[locale].trace }));
  return outcomes.some(isFailure) ? 1 : 0;
}

function testedConfiguration(
  { path, targetVersion }: TestOptions,
  main: string,
  { env, dataFolder }: TraceTerminal,
): TestedConfiguration {
  const master = textOfFile(join(path, 'master.cf')) ?? '';
  const version = askedRelease(targetVersion, join(path, 'main.cf'));
  const pcre2 = pcre2Loader(dataFolder, version);
  const host = {
    files: guardedFiles(env, version, { main, master }, path),
    release: version,
    ownAddresses: ['127.0.0.1', '::1'],
    pcre2,
  };
  return {
    version,
    configuration: configure(knowledge, version, parseMainCf(main), parseMasterCf(master)),
    files: { main, master },
    worldOf: ({ world }) => worldOfFile(world, host),
  };
}

function textOfFile(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** What a JSON file has; undefined where it cannot be read. */
function jsonIn(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}
