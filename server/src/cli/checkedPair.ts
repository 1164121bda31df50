import type { Release } from '../facts/factTypes.ts';
import { type Locale, locales } from '../texts/locales.ts';
import type { Options } from './arguments.ts';
import { type Checked, type LintInputs, checkPair } from './check.ts';
import type { Pair } from './files.ts';
import { lintInputsOf } from './inputsOf.ts';
import type { Machine } from './machine.ts';
import type { ReportedFile } from './report/report.ts';
import type { SettingsFile } from './settingsFile.ts';

/** A pair of files, with the settings file that speaks of it. Plain data: it may go to another thread. */
export interface Settled {
  readonly pair: Pair;
  readonly settings: SettingsFile | undefined;
}

/** What was found in a pair; plain data too. */
export interface CheckedPair {
  readonly release: Release;
  readonly files: readonly ReportedFile[];
  /** What rules threw, in lines for the user to report. */
  readonly faults: readonly string[];
}

/** Checks pairs one by one. */
export function checkerOf(
  options: Options,
  locale: Locale,
  machine: Machine | undefined,
): (settled: Settled) => CheckedPair {
  return ({ pair, settings }) => {
    const inputs = lintInputsOf(options, settings, locales[locale], machine, pair);
    return checkedPairOf(checkPair(pair, inputs), inputs);
  };
}

/** Keeps of a check what a report needs. */
export function checkedPairOf(
  checked: readonly Checked[],
  { release, judgedBy }: Pick<LintInputs, 'release' | 'judgedBy'>,
): CheckedPair {
  return {
    release,
    files: checked.map(({ file: { path }, problems, notListed }) => ({ path, problems, notListed, judgedBy })),
    faults: checked.flatMap(({ file: { path }, faults }) =>
      faults.map(
        ({ code, error }) =>
          `${path}: rule ${code}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      ),
    ),
  };
}
