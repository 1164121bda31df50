import type { Locale } from '../../texts/locales.ts';
import type { Messages } from '../../texts/messages.ts';
import type { Severity } from '../../rules/rule.ts';
import { byGravity } from '../gravest.ts';
import { type Problem, countBySeverity } from '../problem.ts';

/** A release that files were judged by, and who chose it. */
export interface JudgedBy {
  /** With its patch level. */
  readonly release: string;
  readonly source: ReleaseSource;
  /** The settings file, where that is the source. */
  readonly settings: string | undefined;
}

/** `--target-version`, a `.postfix-lint.json`, the installed Postfix, or the newest stable release that is known. */
export type ReleaseSource = 'option' | 'settings' | 'installed' | 'newest';

/** What a report is made from. */
export interface Report {
  readonly files: readonly ReportedFile[];
  /** How many problems the baseline knew already. */
  readonly known: number;
  /** How many problems `--fix` mended. */
  readonly fixed: number;
  /** How many of the paths that were asked for could not be read. */
  readonly failures: number;
  /** Whether it is about what is staged, which may be nothing. */
  readonly staged: boolean;
  readonly release: string;
  readonly version: string;
  readonly messages: Messages;
  readonly locale: Locale;
  /** The folder that paths in machine-readable reports are relative to. */
  readonly root: string;
}

/** A file that was checked. */
export interface ReportedFile {
  readonly path: string;
  readonly problems: readonly Problem[];
  /** How many there are besides, by severity. */
  readonly notListed: Readonly<Record<Severity, number>>;
  readonly judgedBy: JudgedBy;
}

/** Everything that is wrong, in order of file. */
export function allProblems(report: Report): Problem[] {
  return report.files.flatMap(({ problems }) => [...problems]);
}

/** How many problems of each severity there are, listed or not. */
export function countAll(report: Pick<Report, 'files'>): Record<Severity, number> {
  const counts = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const { problems, notListed } of report.files) {
    const listed = countBySeverity(problems);
    for (const severity of byGravity) counts[severity] += listed[severity] + notListed[severity];
  }
  return counts;
}
