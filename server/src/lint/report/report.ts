import type { Locale } from '../../texts/locales.ts';
import type { Messages } from '../../texts/messages.ts';
import type { Problem } from '../problem.ts';

/** What a report is made from. */
export interface Report {
  readonly files: readonly { readonly path: string; readonly problems: readonly Problem[] }[];
  /** How many problems the baseline knew already. */
  readonly known: number;
  /** How many problems `--fix` mended. */
  readonly fixed: number;
  readonly release: string;
  readonly version: string;
  readonly messages: Messages;
  readonly locale: Locale;
  /** The folder that paths in machine-readable reports are relative to. */
  readonly root: string;
}

/** Everything that is wrong, in order of file. */
export function allProblems(report: Report): Problem[] {
  return report.files.flatMap(({ problems }) => [...problems]);
}
