import type { Configuration } from './configuration.ts';
import type { Setting } from './settings.ts';
import type { UsedNames } from './usedNames.ts';

/** What was read of a configuration, besides the names that it sets. */
export interface Reads {
  /** The settings that were looked at, whether there or not. */
  readonly names: ReadonlySet<string>;
  /** All of them were, or the text itself. */
  readonly everything: boolean;
  /** The names in use were: the restriction classes, or any. */
  readonly classes: boolean;
  readonly uses: boolean;
}

/**
 * A configuration, and the names in use in it, that keep account of what is read of them. To go through the names that are
 * set is no reading: those who ask for an account ask only about versions that set the same names in the same order.
 */
export function withReads(configuration: Configuration, used: UsedNames): { readonly configuration: Configuration; readonly used: UsedNames; readonly reads: Reads } {
  const names = new Set<string>();
  const reads = { names, everything: false, classes: false, uses: false };
  const settings = new ReadSettings(configuration.settings, (name) => {
    if (name === undefined) reads.everything = true;
    else names.add(name);
  });
  const { knowledge, release, offsets, master, services } = configuration;
  return {
    reads,
    used: {
      get classes() { reads.classes = true; return used.classes; },
      get references() { reads.uses = true; return used.references; },
      get fromMain() { reads.uses = true; return used.fromMain; },
      get makers() { reads.uses = true; return used.makers; },
      tables: used.tables,
      version: used.version,
      isTableSetting(name, service) { reads.uses = true; return used.isTableSetting(name, service); },
    },
    configuration: {
      knowledge, release, offsets, master, services, settings,
      get tree() { reads.everything = true; return configuration.tree; },
      get referring() { reads.everything = true; return configuration.referring; },
      get mentions() { reads.uses = true; return configuration.mentions; },
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
