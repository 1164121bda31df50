import type { Configuration, Setting } from './configuration.ts';

/** What was read of a configuration, besides the names that it sets. */
export interface Reads {
  /** The settings that were looked at, whether there or not. */
  readonly names: ReadonlySet<string>;
  /** All of them were, or the text itself. */
  readonly everything: boolean;
}

/**
 * A configuration that keeps account of what is read of it. To go through the names is no reading: those who ask for an
 * account ask only about versions that set the same names in the same order.
 */
export function withReads(configuration: Configuration): { readonly configuration: Configuration; readonly reads: Reads } {
  const names = new Set<string>();
  const reads = { names, everything: false };
  const settings = new ReadSettings(configuration.settings, (name) => {
    if (name === undefined) reads.everything = true;
    else names.add(name);
  });
  const { knowledge, release, master, services } = configuration;
  return {
    reads,
    configuration: {
      knowledge, release, master, services, settings,
      get tree() { reads.everything = true; return configuration.tree; },
      get referring() { reads.everything = true; return configuration.referring; },
    },
  };
}

type Settings = Configuration['settings'];

class ReadSettings implements ReadonlyMap<string, readonly Setting[]> {
  readonly #settings: Settings;
  /** Told each name that is looked up; undefined when all are. */
  readonly #read: (name?: string) => void;
  constructor(settings: Settings, read: (name?: string) => void) {
    this.#settings = settings;
    this.#read = read;
  }
  get size(): number { return this.#settings.size; }
  has(name: string): boolean { return this.#settings.has(name); }
  keys(): MapIterator<string> { return this.#settings.keys(); }
  get(name: string): readonly Setting[] | undefined { this.#read(name); return this.#settings.get(name); }
  values(): MapIterator<readonly Setting[]> { this.#read(); return this.#settings.values(); }
  entries(): MapIterator<[string, readonly Setting[]]> { this.#read(); return this.#settings.entries(); }
  [Symbol.iterator](): MapIterator<[string, readonly Setting[]]> { return this.entries(); }
  forEach(run: (value: readonly Setting[], key: string, map: Settings) => void): void { this.#read(); this.#settings.forEach(run); }
}
