import { dirname } from 'node:path';
import { targetRelease, defaultSettings } from '../connection/settings.ts';
import type { Release } from '../knowledge/factTypes.ts';
import { type Locale, localeNames, localeOf, locales } from '../texts/locales.ts';
import type { Messages } from '../texts/messages.ts';
import { type Options, readArguments } from './arguments.ts';
import { withoutKnown, writeBaseline } from './baseline.ts';
import { type Judgement, checkPair } from './check.ts';
import { effectiveJson, effectiveOf, effectiveText, refusalText } from './effectiveOutput.ts';
import { LintFailure, reasonOf } from './failure.ts';
import { type Pair, readPaths, readStdin } from './files.ts';
import { fixPair } from './fix.ts';
import { type Machine, createMachine } from './machine.ts';
import { type Problem, countBySeverity } from './problem.ts';
import { githubReport } from './report/github.ts';
import { jsonReport } from './report/json.ts';
import type { Report } from './report/report.ts';
import { sarifReport } from './report/sarif.ts';
import { textReport } from './report/text.ts';
import { type SettingsFile, findSettings } from './settingsFile.ts';

/** What the process around the command gives. */
export interface Terminal {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly version: string;
  readonly isTerminal: boolean;
  readonly out: (text: string) => void;
  readonly complain: (text: string) => void;
  readonly readStdin: () => Uint8Array;
}

/** 0: nothing to complain about; 1: something; 2: the command could not do its work. */
export type Status = 0 | 1 | 2;

/** Runs the command. */
export function run(args: readonly string[], terminal: Terminal): Status {
  const command = readArguments(args);
  const locale = (command.kind === 'lint' ? command.options.locale : command.locale) ?? localeOfEnvironment(terminal.env);
  const { lint } = locales[locale];
  switch (command.kind) {
    case 'lint': return runLint(command.options, terminal, locale);
    case 'help': terminal.out(lint.help({ locales: localeNames })); return 0;
    case 'version': terminal.out(`postfix-lint ${terminal.version}\n`); return 0;
    case 'usage': terminal.complain(`postfix-lint: ${command.message(lint)}\n${lint.tryHelp()}\n`); return 2;
  }
}

function runLint(options: Options, terminal: Terminal, environment: Locale): Status {
  let messages = locales[environment];
  try {
    const pairs = options.stdin === undefined ? readPaths(options.paths) : [readStdin(options.stdin, bytesFrom(terminal))];
    const settings = settingsByFolder(pairs);
    const machine = options.files ? createMachine() : undefined;
    const language = options.locale ?? languageOf(settings[0], environment);
    messages = locales[language];
    const judged = pairs.map((pair, index) => ({ pair, judgement: judgementOf(options, settings[index], messages, machine, pair) }));
    return options.effective ? showEffective(judged, options, terminal, messages) : lint(judged, options, terminal, language);
  } catch (error) {
    if (!(error instanceof LintFailure)) throw error;
    terminal.complain(error.say(messages.lint).split('\n').map((line) => `postfix-lint: ${line}\n`).join(''));
    return 2;
  }
}

function bytesFrom(terminal: Terminal): Uint8Array {
  try {
    return terminal.readStdin();
  } catch (error) {
    throw new LintFailure((messages) => messages.cannotRead({ path: '-', reason: reasonOf(error) }));
  }
}

interface Judged { readonly pair: Pair; readonly judgement: Judgement }

function lint(judged: readonly Judged[], options: Options, terminal: Terminal, locale: Locale): Status {
  const { messages } = judged[0]?.judgement ?? { messages: locales[locale] };
  const files: { path: string; problems: readonly Problem[] }[] = [];
  let fixed = 0;
  for (const { pair, judgement } of judged) {
    const result = options.fix ? fixPair(pair, judgement) : { checked: checkPair(pair, judgement), fixed: 0 };
    fixed += result.fixed;
    for (const { file, problems, faults } of result.checked) {
      files.push({ path: file.path, problems });
      for (const { code, error } of faults) terminal.complain(`postfix-lint: ${file.path}: rule ${code}: ${error instanceof Error ? error.stack ?? error.message : String(error)}\n`);
    }
  }
  const found = files.flatMap(({ problems }) => [...problems]);
  if (options.baseline !== undefined && options.writeBaseline) {
    writeBaseline(options.baseline, found);
    terminal.complain(`${messages.lint.baselineWritten({ path: options.baseline, count: found.length })}\n`);
    return 0;
  }
  const fresh = new Set(options.baseline === undefined ? found : withoutKnown(options.baseline, found));
  const report: Report = {
    files: files.map(({ path, problems }) => ({ path, problems: problems.filter((problem) => fresh.has(problem)) })),
    known: found.length - fresh.size, fixed, release: judged[0]?.judgement.release ?? '', version: terminal.version, messages, locale,
    root: options.format === 'github' ? terminal.env['GITHUB_WORKSPACE'] || terminal.cwd : terminal.cwd,
  };
  terminal.out(print(report, options, terminal));
  const { error, warning } = countBySeverity([...fresh]);
  return error > 0 || (options.maxWarnings >= 0 && warning > options.maxWarnings) ? 1 : 0;
}

function print(report: Report, options: Options, terminal: Terminal): string {
  switch (options.format) {
    case 'text': return textReport(report, hasColour(terminal));
    case 'json': return jsonReport(report);
    case 'sarif': return sarifReport(report);
    case 'github': return githubReport(report);
  }
}

function showEffective(judged: readonly Judged[], options: Options, terminal: Terminal, messages: Messages): Status {
  const request = options.effective ?? { service: undefined, expand: false, all: false };
  const all = judged.map(({ pair, judgement }) => effectiveOf(pair, judgement.release, request));
  if (options.format === 'json') terminal.out(effectiveJson(all));
  else for (const one of all) terminal.out(effectiveText(one, request, messages.lint, terminal.isTerminal));
  const refusals = all.flatMap((one) => refusalText(one, messages.lint) ?? []);
  for (const refusal of refusals) terminal.complain(`postfix-lint: ${refusal}\n`);
  // postconf would have printed nothing of such a file.
  return refusals.length ? 1 : 0;
}

function settingsByFolder(pairs: readonly Pair[]): (SettingsFile | undefined)[] {
  const known = new Map<string, SettingsFile | undefined>();
  return pairs.map(({ main, master }) => {
    const folder = dirname((main ?? master)?.path ?? '.');
    if (!known.has(folder)) known.set(folder, findSettings(folder));
    return known.get(folder);
  });
}

function judgementOf(options: Options, settings: SettingsFile | undefined, messages: Messages, machine: Machine | undefined, { main }: Pair): Judgement {
  const targetVersion = options.targetVersion ?? settings?.targetVersion ?? 'auto';
  const release: Release = targetRelease({ ...defaultSettings, targetVersion }, targetVersion === 'auto' && main ? machine?.releaseFor(main.path) : undefined);
  return { release, rules: { ...settings?.rules, ...options.rules }, messages, ...(machine ? { machine } : {}) };
}

function languageOf(settings: SettingsFile | undefined, environment: Locale): Locale {
  return settings?.language === undefined || settings.language === 'auto' ? environment : settings.language;
}

/** In the order in which POSIX lets them override each other. */
function localeOfEnvironment(env: Terminal['env']): Locale {
  return localeOf(env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG']);
}

/** https://no-color.org: any value but an empty one means no colour. */
function hasColour({ env, isTerminal }: Terminal): boolean {
  return !env['NO_COLOR'] && isTerminal && env['TERM'] !== 'dumb';
}
