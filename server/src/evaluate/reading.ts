import type { Question, World } from './world.ts';

/** One answer that an unknown may have, or a kind of answers that are told apart by nothing that matters. */
export interface Case<T> {
  /** Names the case among those of its question, as data: `notFound`, `REJECT`, `retry`. */
  readonly label: string;
  readonly value: T;
}

/** What was assumed of an unknown. */
export interface Assumption {
  readonly question: Question;
  readonly label: string;
  /** The labels of all its cases. */
  readonly among: readonly string[];
}

/**
 * How the definitions read the world. They ask through it, and go on with one answer: read concretely, the answer is
 * the
 * world's; where the world does not know, the reading picks a case and notes it, and is done again for the other
 * cases.
 */
export interface Reading {
  readonly world: World;
  /** Goes on with a case of an unknown; the same question has the same answer within one reading. */
  readonly choose: <T>(question: Question, cases: readonly Case<T>[]) => T;
  readonly assumptions: readonly Assumption[];
}

/** A reading that takes these cases, by index, and the first one of every unknown behind them. */
export function readingOf(
  world: World,
  prefix: readonly number[],
): Reading & { readonly choicesMade: readonly Choice[] } {
  const choicesMade: Choice[] = [];
  const assumptions: Assumption[] = [];
  let known: Map<string, number> | undefined;
  const choose = <T>(question: Question, cases: readonly Case<T>[]): T => {
    const key = `${JSON.stringify(question)} ${cases.length}`;
    known ??= new Map();
    let index = known.get(key);
    if (index === undefined) {
      index = prefix[choicesMade.length] ?? 0;
      known.set(key, index);
      choicesMade.push({ index, count: cases.length });
      assumptions.push({ question, label: cases[index]?.label ?? '', among: cases.map(({ label }) => label) });
    }
    return (cases[index] as Case<T>).value;
  };
  return { world, choose, assumptions, choicesMade };
}

/** Which case a reading took, of how many. */
export interface Choice {
  readonly index: number;
  readonly count: number;
}

/** The choices of the next reading, as an odometer counts; undefined behind the last one. */
export function nextChoices(choicesMade: readonly Choice[]): number[] | undefined {
  for (let at = choicesMade.length - 1; at >= 0; at--) {
    const { index, count } = choicesMade[at] as Choice;
    if (index + 1 < count) return [...choicesMade.slice(0, at).map((one) => one.index), index + 1];
  }
  return undefined;
}
