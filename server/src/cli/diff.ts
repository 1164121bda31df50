import { createTwoFilesPatch } from 'diff';
import type { Settled } from './checkedPair.ts';
import type { LintInputs } from './check.ts';
import { fixedPair } from './fix.ts';

/** What `--fix` would change in a pair, as `diff -u` shows it; empty where nothing. */
export function diffOf({ pair }: Pick<Settled, 'pair'>, inputs: LintInputs): string {
  const { pair: fixed } = fixedPair(pair, inputs);
  return (['main', 'master'] as const)
    .map((role) => {
      const [before, after] = [pair[role], fixed[role]];
      if (!before || !after || before.text === after.text) return '';
      const [from, to] = [`a/${before.path}`, `b/${after.path}`].map((path) => path.replace(/^([ab])\/\//, '$1/'));
      // Without the line of "=" signs, which only svn writes.
      return createTwoFilesPatch(from ?? '', to ?? '', before.text, after.text).replace(/^=+\n/, '');
    })
    .join('');
}
