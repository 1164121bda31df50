import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Alternatives, playAlternatives } from '../../evaluate/alternatives.ts';
import { type WorldFile, worldOfFile } from '../../evaluate/worldFile.ts';
import { knowledge } from '../../facts/knowledge.ts';
import { configure } from '../../model/configuration.ts';
import { overridesByService } from '../../model/overrides.ts';
import { parseMainCf } from '../../syntax/mainCf.ts';
import { parseMasterCf } from '../../syntax/masterCf.ts';
import { type QuotedFiles, placeOfSetting } from '../../questions/trace/settingPlace.ts';
import { printAlternatives, visibleHoles } from '../../questions/trace/traceLines.ts';
import { smtpSessionOf } from '../../questions/trace/traceSession.ts';
import { type Locale, locales } from '../../texts/locales.ts';
import { askedRelease } from '../askedRelease.ts';
import { beginQuestion } from '../beginQuestion.ts';
import { pcre2Loader } from '../query/pcre2.ts';
import { type TraceOptions, readTraceArguments } from './arguments.ts';
import { guardedFiles } from './guardedFiles.ts';
import { askedWorld } from './world.ts';

/** What the process around the command gives. */
export interface TraceTerminal {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly out: (text: string) => void;
  readonly complain: (text: string) => void;
  /** The folder of the data that come with the program. */
  readonly dataFolder: string;
}

/** How `postfix-lint trace` ends: accepted, refused, wrong usage, or depending on what is not known. */
export type TraceStatus = 0 | 1 | 2 | 3;

/** Runs `postfix-lint trace`. */
export function runTrace(args: readonly string[], terminal: TraceTerminal): TraceStatus {
  const begun = beginQuestion(readTraceArguments(args), terminal, (locale) => locales[locale].traceCommand);
  if ('status' in begun) return begun.status;
  const { options, locale, fail } = begun;
  const texts = locales[locale].traceCommand;
  if (!existsSync(join(options.path, 'main.cf'))) return fail(texts.noConfiguration(options.path));
  const asked = askedWorld(options.worldFile, options.assumed, locales[locale]);
  if ('fault' in asked) return fail(asked.fault);
  return play(options, asked.world, locale, terminal, fail);
}

function play(
  options: TraceOptions,
  worldFile: WorldFile,
  locale: Locale,
  terminal: TraceTerminal,
  fail: (text: string) => TraceStatus,
): TraceStatus {
  const files: QuotedFiles = { main: textIn(options.path, 'main.cf'), master: textIn(options.path, 'master.cf') };
  const version = askedRelease(options.targetVersion, join(options.path, 'main.cf'));
  const configuration = configure(knowledge, version, parseMainCf(files.main), parseMasterCf(files.master));
  const service = options.service ?? 'smtp/inet';
  if (options.service !== undefined && !overridesByService(configuration).has(service)) {
    return fail(locales[locale].traceCommand.noService(service));
  }
  const pcre2 = pcre2Loader(terminal.dataFolder, version);
  const world = worldOfFile(worldFile, {
    files: guardedFiles(terminal.env, version, files, options.path),
    release: version,
    ownAddresses: ['127.0.0.1', '::1'],
    pcre2,
  });
  const result = playAlternatives(configuration, { service, version }, smtpSessionOf(options), world);
  if (options.format === 'json')
    terminal.out(`${visibleHoles(JSON.stringify({ version, service, ...result }, null, 2))}\n`);
  else {
    const placeOf = (name: string): ReturnType<typeof placeOfSetting> =>
      placeOfSetting(configuration, service, name, files);
    terminal.out(printAlternatives(result, locales[locale].trace, placeOf));
  }
  return statusOf(result);
}

function textIn(folder: string, name: string): string {
  const path = join(folder, name);
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

function statusOf({ alternatives, exhaustive }: Alternatives): TraceStatus {
  const refused = alternatives.map(({ transcript: { replies } }) =>
    replies.some(({ code, closed }) => closed || /^[45]/.test(code)),
  );
  const open = !exhaustive || alternatives.some(({ transcript }) => !transcript.complete);
  if (!open && refused.every((one) => !one)) return 0;
  return !open && refused.every((one) => one) ? 1 : 3;
}
