import type { TextEdit } from '../rules/rule.ts';
import { type Checked, type LintInputs, checkPair } from './check.ts';
import type { Pair, LintFile } from './files.ts';
import { writeAtomically } from './writeAtomically.ts';

/** A fix may uncover what another can mend, but never so often. */
const mostRounds = 10;

/** What the safe fixes make of a pair. */
export interface FixedPair {
  readonly pair: Pair;
  /** What is left. */
  readonly checked: readonly Checked[];
  /** How many problems are gone. */
  readonly fixed: number;
}

/** Applies the safe fixes to the files of a pair, and writes those that changed. */
export function fixPair(pair: Pair, inputs: LintInputs): FixedPair {
  const result = fixedPair(pair, inputs);
  for (const name of ['main', 'master'] as const) {
    const [old, file] = [pair[name], result.pair[name]];
    if (old && file && file.text !== old.text) writeAtomically(file.path, file.text, file.encoding);
  }
  return result;
}

/** The same without writing anything. */
export function fixedPair(pair: Pair, inputs: LintInputs): FixedPair {
  let now = pair;
  let checked = checkPair(now, inputs);
  const before = count(checked);
  for (let round = 0; round < mostRounds && checked.some(({ edits }) => edits.length > 0); round++) {
    const next = { ...now, main: edited(now.main, checked), master: edited(now.master, checked) };
    if (next.main?.text === now.main?.text && next.master?.text === now.master?.text) break;
    now = next;
    checked = checkPair(now, inputs);
  }
  return { pair: now, checked, fixed: Math.max(0, before - count(checked)) };
}

function count(checked: readonly Checked[]): number {
  return checked.reduce(
    (sum, { problems, notListed }) =>
      sum + problems.length + notListed.error + notListed.warning + notListed.information + notListed.hint,
    0,
  );
}

function edited(file: LintFile | undefined, checked: readonly Checked[]): LintFile | undefined {
  const edits = checked.find((one) => one.file === file)?.edits;
  return file && edits?.length ? { ...file, text: applyEdits(file.text, edits) } : file;
}

/** The text with edits applied; they are in order and do not overlap. */
function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let at = 0;
  for (const { span, text: put } of edits) {
    result += text.slice(at, span.start) + put;
    at = span.end;
  }
  return result + text.slice(at);
}
