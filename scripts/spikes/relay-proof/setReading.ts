import { type Assumption, type Case, type Choice, type Reading } from '../../../server/src/evaluate/reading.ts';
import type { Question, World } from '../../../server/src/evaluate/world.ts';
import type { Atoms } from './atoms.ts';

/**
 * A reading over a set of sessions: a box of clients, logins, senders and recipients. What depends on the session
 * splits the box into parts that have the same answer, and the reading goes on with one of them. What nobody knows is
 * any of its cases, for all of the box.
 */
export class SetReading implements Reading {
  readonly assumptions: Assumption[] = [];
  readonly choicesMade: Choice[] = [];
  private readonly known = new Map<string, number>();
  box: Atoms;

  constructor(
    readonly world: World,
    start: Atoms,
    private readonly prefix: readonly number[],
  ) {
    this.box = start;
  }

  readonly choose = <T>(question: Question, cases: readonly Case<T>[]): T => {
    const key = JSON.stringify(question);
    const index = this.known.get(key) ?? this.next(cases.length);
    this.known.set(key, index);
    const taken = cases[index] as Case<T>;
    this.assumptions.push({ question, label: taken.label, among: cases.map(({ label }) => label) });
    return taken.value;
  };

  /** Splits one side of the box by an answer, as JSON, and goes on with a part. */
  split<Side extends keyof Atoms, T>(side: Side, answer: (atom: Atoms[Side][number]) => T): T {
    const parts = new Map<string, Atoms[Side][number][]>();
    for (const atom of this.box[side]) {
      const key = JSON.stringify(answer(atom)) ?? '';
      parts.set(key, [...(parts.get(key) ?? []), atom]);
    }
    const all = [...parts.values()];
    const part = all[all.length === 1 ? 0 : this.next(all.length)] ?? [];
    this.box = { ...this.box, [side]: part };
    return answer(part[0] as Atoms[Side][number]);
  }

  private next(count: number): number {
    const index = this.prefix[this.choicesMade.length] ?? 0;
    this.choicesMade.push({ index, count });
    return index;
  }
}
