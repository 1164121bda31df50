import type { Locale } from '../../texts/locales.ts';
import type { Messages } from '../../texts/messages.ts';
import type { Problem } from '../problem.ts';

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
  readonly judgedBy: JudgedBy;
}

/** Everything that is wrong, in order of file. */
export function allProblems(report: Report): Problem[] {
  return report.files.flatMap(({ problems }) => [...problems]);
}
