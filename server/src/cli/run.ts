import { localeName } from '../nodeHost.ts';
import { type Locale, localeNames, localeOf, locales } from '../texts/locales.ts';
import type { Messages } from '../texts/messages.ts';
import { type Options, readArguments } from './arguments.ts';
import { withoutKnown, writeBaseline } from './baseline.ts';
import { type CheckedPair, type Settled, checkedPairOf } from './checkedPair.ts';
import { effectiveJson, effectiveOf, effectiveText, refusalText } from './effectiveOutput.ts';
import { LintFailure, reasonOf } from './failure.ts';
import { fixPair } from './fix.ts';
import { gravest } from './gravest.ts';
import { lintInputsOf } from './inputsOf.ts';
import { createMachine } from './machine.ts';
import type { Problem } from './problem.ts';
import { createProgress } from './progress.ts';
import { ruleList } from './ruleList.ts';
import { githubReport } from './report/github.ts';
import { gitlabReport } from './report/gitlab.ts';
import { jsonReport } from './report/json.ts';
import { junitReport } from './report/junit.ts';
import { type Report, type ReportedFile, countAll } from './report/report.ts';
import { sarifReport } from './report/sarif.ts';
import { textReport } from './report/text.ts';
import type { SettingsFile } from './settingsFile.ts';
import { checkShared } from './shares.ts';
import { readWanted } from './wanted.ts';

/** What the process around the command gives. */
export interface Terminal {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly version: string;
  readonly isTerminal: boolean;
  /** Whether what is complained about goes to a terminal too, where progress may be shown. */
  readonly showsProgress: boolean;
  /** The script that a thread runs which takes a share of the files. */
  readonly script: string;
  readonly out: (text: string) => void;
  readonly complain: (text: string) => void;
  readonly readStdin: () => Uint8Array;
}

/** 0: nothing to complain about; 1: something; 2: the command could not do its work. */
export type Status = 0 | 1 | 2;

/** Runs the command. */
export function run(args: readonly string[], terminal: Terminal): Status {
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
    const status = options.effective
      ? showEffective(settled, options, terminal, messages)
      : lint(settled, failures.length, options, terminal, language);
    return failures.length ? 2 : status;
  } catch (error) {
    if (!(error instanceof LintFailure)) throw error;
    complain(error, messages, terminal);
    return 2;
  }
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

/** Checks all pairs, with `--fix` after mending them. */
function checkAll(
  settled: readonly Settled[],
  options: Options,
  terminal: Terminal,
  locale: Locale,
): { readonly checked: readonly CheckedPair[]; readonly fixed: number } {
  const { lint } = locales[locale];
  const progress = createProgress(
    { write: terminal.showsProgress ? terminal.complain : () => undefined, now: () => performance.now() },
    (done) => lint.progress({ done, all: settled.length }),
  );
  try {
    if (options.fix) return fixAll(settled, options, locale, progress.at);
    const sharing = { script: terminal.script, progress: progress.at };
    return { checked: checkShared(settled, options, locale, sharing), fixed: 0 };
  } finally {
    progress.end();
  }
}

function fixAll(
  settled: readonly Settled[],
  options: Options,
  locale: Locale,
  progress: (done: number) => void,
): { readonly checked: readonly CheckedPair[]; readonly fixed: number } {
  const machine = options.files ? createMachine() : undefined;
  let fixed = 0;
  const checked = settled.map(({ pair, settings }, index) => {
    const inputs = lintInputsOf(options, settings, locales[locale], machine, pair);
    const result = fixPair(pair, inputs);
    fixed += result.fixed;
    progress(index);
    return checkedPairOf(result.checked, inputs);
  });
  return { checked, fixed };
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
      return sarifReport(report);
    case 'github':
      return githubReport(report);
    case 'gitlab':
      return gitlabReport(report);
    case 'junit':
      return junitReport(report);
  }
}

function showEffective(settled: readonly Settled[], options: Options, terminal: Terminal, messages: Messages): Status {
  const machine = options.files ? createMachine() : undefined;
  const request = options.effective ?? { service: undefined, expand: false, all: false };
  const all = settled.map(({ pair, settings }) =>
    effectiveOf(pair, lintInputsOf(options, settings, messages, machine, pair).release, request),
  );
  if (options.format === 'json') terminal.out(effectiveJson(all));
  else for (const one of all) terminal.out(effectiveText(one, request, messages.lint, terminal.isTerminal));
  const refusals = all.flatMap((one) => refusalText(one, messages.lint) ?? []);
  for (const refusal of refusals) terminal.complain(`postfix-lint: ${refusal}\n`);
  // postconf would have printed nothing of such a file.
  return refusals.length ? 1 : 0;
}

function languageOf(settings: SettingsFile | undefined, environment: Locale): Locale {
  return settings?.language === undefined || settings.language === 'auto' ? environment : settings.language;
}

/** https://no-color.org: any value but an empty one means no colour. */
function hasColour({ env, isTerminal }: Terminal): boolean {
  return !env['NO_COLOR'] && isTerminal && env['TERM'] !== 'dumb';
}
