import type { Mentions } from './settings.ts';

/** The names that are in use somewhere: that the values of a main.cf refer to, and others. */
export class NamesInUse implements Iterable<string> {
  readonly #mentions: Mentions;
  readonly #idle: Mentions;
  readonly #others: readonly ReadonlySet<string>[];

  /**
   * @param mentions how often a main.cf refers to a name
   * @param idle how many of those references come to nothing
   */
  constructor(mentions: Mentions, idle: Mentions, others: readonly ReadonlySet<string>[]) {
    this.#mentions = mentions;
    this.#idle = idle;
    this.#others = others;
  }
  has(name: string): boolean {
    return this.#isMentioned(name) || this.#others.some((one) => one.has(name));
  }
  /** The same with other references, none of them idle that were not before. */
  with(mentions: Mentions): NamesInUse {
    return new NamesInUse(mentions, this.#idle, this.#others);
  }
  *[Symbol.iterator](): Generator<string> {
    const told = new Set<string>();
    for (const one of [...this.#others, this.#mentions.keys()]) {
      for (const name of one) {
        if (told.has(name) || !this.has(name)) continue;
        told.add(name);
        yield name;
      }
    }
  }
  #isMentioned(name: string): boolean {
    const all = this.#mentions.get(name);
    return all !== undefined && all > (this.#idle.get(name) ?? 0);
  }
}
