import { type Locale, locales } from '../texts/locales.ts';
import type { Options } from './arguments.ts';
import { type CheckedPair, type Settled, checkedPairOf } from './checkedPair.ts';
import { fixPair } from './fix.ts';
import { lintInputsOf } from './inputsOf.ts';
import { createMachine } from './machine.ts';
import { createProgress } from './progress.ts';
import { checkShared } from './shares.ts';
import type { Terminal } from './terminal.ts';

/** Checks all pairs, with `--fix` after mending them. */
export function checkAll(
  settled: readonly Settled[],
  options: Options,
  terminal: Terminal,
  locale: Locale,
): { readonly checked: readonly CheckedPair[]; readonly fixed: number } {
  const { lint } = locales[locale];
  const progress = createProgress(
    { write: terminal.showsProgress ? terminal.complain : () => undefined, now: () => Date.now() },
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
