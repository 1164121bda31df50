import { localeName } from '../nodeHost.ts';
import { type Locale, localeNames, localeOf, locales } from '../texts/locales.ts';
import type { Messages } from '../texts/messages.ts';
import { type Options, readArguments } from './arguments.ts';
import { withoutKnown, writeBaseline } from './baseline.ts';
import { explain, showDiff, showEffective } from './answers.ts';
import { checkAll } from './checkAll.ts';
import type { Settled } from './checkedPair.ts';
import { LintFailure, reasonOf } from './failure.ts';
import { gravest } from './gravest.ts';
import type { Problem } from './problem.ts';
import { ruleList } from './ruleList.ts';
import { githubReport } from './report/github.ts';
import { gitlabReport } from './report/gitlab.ts';
import { jsonReport } from './report/json.ts';
import { junitReport } from './report/junit.ts';
import { type Report, type ReportedFile, countAll } from './report/report.ts';
import { sarifReport } from './report/sarif.ts';
import { textReport } from './report/text.ts';
import { runInit } from './init.ts';
import { readRulePages } from './rulePages.ts';
import { type Status, type Terminal, hasColour } from './terminal.ts';
import type { SettingsFile } from './settingsFile.ts';
import { readWanted } from './wanted.ts';

/** Runs the command. */
export function run(args: readonly string[], terminal: Terminal): Status {
  if (args[0] === 'init') return runInit(args.slice(1), terminal);
  const command = readArguments(args);
  const locale =
    (command.kind === 'lint' ? command.options.locale : command.locale) ?? localeOf(localeName(terminal.env));
  const { lint } = locales[locale];
  switch (command.kind) {
    case 'lint':
      return runLint(command.options, terminal, locale);
    case 'help':
      terminal.out(lint.help({ locales: localeNames }));
      return 0;
    case 'rules':
      terminal.out(ruleList());
      return 0;
    case 'explain':
      return explain(command.code, terminal, locale);
    case 'version':
      terminal.out(`postfix-lint ${terminal.version}\n`);
      return 0;
    case 'usage':
      terminal.complain(`postfix-lint: ${command.message(lint)}\n${lint.tryHelp()}\n`);
      return 2;
  }
}

function runLint(options: Options, terminal: Terminal, environment: Locale): Status {
  let messages = locales[environment];
  try {
    const wanted = readWanted(options, terminal.cwd, () => bytesFrom(terminal));
    const failures = [...wanted.failures];
    const settled = wanted.pairs.flatMap((pair) => {
      try {
        return [{ pair, settings: wanted.settingsOf(pair) }];
      } catch (error) {
        if (!(error instanceof LintFailure)) throw error;
        failures.push(error);
        return [];
      }
    });
    const language = options.locale ?? languageOf(settled[0]?.settings, environment);
    messages = locales[language];
    for (const failure of [...failures, ...wanted.notes]) complain(failure, messages, terminal);
    // Where nothing could be read there is nothing to report on.
    if (failures.length && settled.length === 0) return 2;
    const status = answer(settled, failures.length, options, terminal, language);
    return failures.length ? 2 : status;
  } catch (error) {
    if (!(error instanceof LintFailure)) throw error;
    complain(error, messages, terminal);
    return 2;
  }
}

function answer(
  settled: readonly Settled[],
  failures: number,
  options: Options,
  terminal: Terminal,
  locale: Locale,
): Status {
  if (options.effective) return showEffective(settled, options, terminal, locales[locale]);
  if (options.diff) return showDiff(settled, options, terminal, locale);
  return lint(settled, failures, options, terminal, locale);
}

function complain(failure: LintFailure, messages: Messages, terminal: Terminal): void {
  terminal.complain(
    failure
      .say(messages.lint)
      .split('\n')
      .map((line) => `postfix-lint: ${line}\n`)
      .join(''),
  );
}

function bytesFrom(terminal: Terminal): Uint8Array {
  try {
    return terminal.readStdin();
  } catch (error) {
    throw new LintFailure((messages) => messages.cannotRead({ path: '-', reason: reasonOf(error) }));
  }
}

function lint(
  settled: readonly Settled[],
  failures: number,
  options: Options,
  terminal: Terminal,
  locale: Locale,
): Status {
  const messages = locales[locale];
  const { checked, fixed } = checkAll(settled, options, terminal, locale);
  const files = checked.flatMap((one) => one.files);
  for (const fault of checked.flatMap((one) => one.faults)) terminal.complain(`postfix-lint: ${fault}\n`);
  const found = files.flatMap(({ problems }) => [...problems]);
  if (options.baseline !== undefined && options.writeBaseline) {
    writeBaseline(options.baseline, found);
    terminal.complain(`${messages.lint.baselineWritten({ path: options.baseline, count: found.length })}\n`);
    return 0;
  }
  const fresh = new Set(options.baseline === undefined ? found : withoutKnown(options.baseline, found));
  const report: Report = {
    files: options.baseline === undefined ? files : files.map((file) => withoutOld(file, fresh, options)),
    known: found.length - fresh.size,
    fixed,
    failures,
    staged: options.staged,
    release: checked[0]?.release ?? '',
    version: terminal.version,
    messages,
    locale,
    root: options.format === 'github' ? terminal.env['GITHUB_WORKSPACE'] || terminal.cwd : terminal.cwd,
  };
  terminal.out(print(report, options, terminal));
  const { error, warning } = countAll(report);
  return error > 0 || (options.maxWarnings >= 0 && warning > options.maxWarnings) ? 1 : 0;
}

/** A file with those of its problems that the baseline does not know. */
function withoutOld(file: ReportedFile, fresh: ReadonlySet<Problem>, { maxFindings, quiet }: Options): ReportedFile {
  const left = file.problems.filter((problem) => fresh.has(problem));
  const { shown, notListed } = gravest(left, ({ severity }) => severity, { most: maxFindings, quiet });
  return { ...file, problems: shown, notListed };
}

function print(report: Report, options: Options, terminal: Terminal): string {
  switch (options.format) {
    case 'text':
      return textReport(report, hasColour(terminal));
    case 'json':
      return jsonReport(report);
    case 'sarif':
      return sarifReport(report, readRulePages(terminal.dataFolder));
    case 'github':
      return githubReport(report);
    case 'gitlab':
      return gitlabReport(report);
    case 'junit':
      return junitReport(report);
  }
}

function languageOf(settings: SettingsFile | undefined, environment: Locale): Locale {
  return settings?.language === undefined || settings.language === 'auto' ? environment : settings.language;
}
