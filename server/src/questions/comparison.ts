import type { Configuration } from '../model/configuration.ts';
import { differences } from '../model/differences.ts';
import { type EffectiveEntry, printEntry } from '../model/effective.ts';

/** Two texts in the language of main.cf that hold what differs in meaning, and nothing else. */
export interface EffectiveComparison {
  readonly before: string;
  readonly after: string;
  /** The names that differ. */
  readonly names: readonly string[];
}

/** Compares two configurations by what they come to: `name = value`, by name, with macros expanded. */
export function comparison(a: Configuration, b: Configuration): EffectiveComparison {
  const shown = differences(a, b)
    .map(({ name, before, after }) => ({ name, before: print(before), after: print(after) }))
    .filter(({ before, after }) => before !== after);
  return {
    before: shown.map(({ before }) => before).join(''),
    after: shown.map(({ after }) => after).join(''),
    names: shown.map(({ name }) => name),
  };
}

function print(entry: EffectiveEntry | undefined): string {
  return entry ? `${printEntry(entry, { expanded: true })}\n` : '';
}
