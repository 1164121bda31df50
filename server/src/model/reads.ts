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
  return { reads, used: new ReadNames(used, reads), configuration: new ReadConfiguration(configuration, reads, settings) };
}

type Account = { -readonly [Key in keyof Reads]: Reads[Key] };

// Classes, as V8 keeps what an object literal with a getter makes as a dictionary, and rules read nothing else.

class ReadNames implements UsedNames {
  readonly tables: boolean;
  readonly version: object;
  readonly #used: UsedNames;
  readonly #reads: Account;
  constructor(used: UsedNames, reads: Account) {
    [this.#used, this.#reads] = [used, reads];
    ({ tables: this.tables, version: this.version } = used);
  }
  get classes(): UsedNames['classes'] { this.#reads.classes = true; return this.#used.classes; }
  get references(): UsedNames['references'] { this.#reads.uses = true; return this.#used.references; }
  get fromMain(): UsedNames['fromMain'] { this.#reads.uses = true; return this.#used.fromMain; }
  get makers(): UsedNames['makers'] { this.#reads.uses = true; return this.#used.makers; }
  isTableSetting(name: string, service?: string): boolean { this.#reads.uses = true; return this.#used.isTableSetting(name, service); }
}

class ReadConfiguration implements Configuration {
  readonly knowledge: Configuration['knowledge'];
  readonly release: Configuration['release'];
  readonly offsets: Configuration['offsets'];
  readonly master: Configuration['master'];
  readonly services: Configuration['services'];
  readonly settings: Settings;
  readonly #configuration: Configuration;
  readonly #reads: Account;
  constructor(configuration: Configuration, reads: Account, settings: Settings) {
    [this.#configuration, this.#reads, this.settings] = [configuration, reads, settings];
    ({ knowledge: this.knowledge, release: this.release, offsets: this.offsets, master: this.master, services: this.services } = configuration);
  }
  get tree(): Configuration['tree'] { this.#reads.everything = true; return this.#configuration.tree; }
  get referring(): Configuration['referring'] { this.#reads.everything = true; return this.#configuration.referring; }
  get mentions(): Configuration['mentions'] { this.#reads.uses = true; return this.#configuration.mentions; }
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
