import { type Reads, type Snapshot, recordRead } from '../instance/query.ts';
import type { Configuration } from './configuration.ts';
import type { Setting, SettingsByName } from './settings.ts';

/** Files that are on their way. */
export interface Pending { readonly main: boolean; readonly master: boolean }

/** A snapshot that has a configuration. */
export interface Configured<S> extends Snapshot<S> {
  readonly configuration: Configuration;
  readonly pending: Pending;
}

/**
 * A view of a configuration that keeps account of what is read of it: of the settings by name, of all else as a whole. Which
 * names are set where is read by whoever has the view, and where an element stands by nobody: what is kept is told by the
 * element that it is about.
 */
export function recordedConfiguration<S extends Configured<S>>(configuration: Configuration, reads: Reads<S>, pending: Pending): Configuration {
  recordRead({ reads }, 'release', (later: S) => later.configuration.release, configuration.release);
  recordRead({ reads }, 'pending', (later: S) => later.pending, pending);
  recordRead({ reads }, 'shape', (later: S) => later.configuration.tree.shape, configuration.tree.shape);
  return new RecordedConfiguration(configuration, reads, pending);
}

class RecordedConfiguration<S extends Configured<S>> implements Configuration {
  readonly knowledge: Configuration['knowledge'];
  readonly release: Configuration['release'];
  readonly offsets: Configuration['offsets'];
  readonly settings: SettingsByName;
  readonly #configuration: Configuration;
  readonly #reads: Reads<S>;
  readonly #pending: Pending;
  constructor(configuration: Configuration, reads: Reads<S>, pending: Pending) {
    this.#configuration = configuration;
    this.#reads = reads;
    this.#pending = pending;
    ({ knowledge: this.knowledge, release: this.release, offsets: this.offsets } = configuration);
    this.settings = recordedSettings(configuration, reads, pending);
  }
  get tree(): Configuration['tree'] { return this.#readMain('tree', ({ tree }) => tree); }
  get referring(): readonly Setting[] {
    this.#readMain('references', ({ tree }) => tree.references);
    return this.#configuration.referring;
  }
  get mentions(): Configuration['mentions'] { return this.#readMain('mentions', ({ mentions }) => mentions); }
  get master(): Configuration['master'] { return this.#readMaster('master', ({ master }) => master); }
  get services(): Configuration['services'] { return this.#readMaster('services', ({ services }) => services); }

  #readMain<T>(key: string, ask: (configuration: Configuration) => T): T {
    if (this.#pending.main) this.#reads.provisional = true;
    return this.#read(key, ask);
  }
  #readMaster<T>(key: string, ask: (configuration: Configuration) => T): T {
    if (this.#pending.master) this.#reads.provisional = true;
    return this.#read(key, ask);
  }
  #read<T>(key: string, ask: (configuration: Configuration) => T): T {
    const found = ask(this.#configuration);
    recordRead({ reads: this.#reads }, key, (later: S) => ask(later.configuration), found);
    return found;
  }
}

function recordedSettings<S extends Configured<S>>(configuration: Configuration, reads: Reads<S>, pending: Pending): SettingsByName {
  const { settings } = configuration;
  const noteMain = (): void => { if (pending.main) reads.provisional = true; };
  const noteAll = (): void => {
    noteMain();
    recordRead({ reads }, 'tree', (later: S) => later.configuration.tree, configuration.tree);
  };
  return {
    size: settings.size,
    has(name) { noteMain(); return settings.has(name); },
    get(name) {
      noteMain();
      const found = settings.get(name);
      found?.forEach((setting) => { recordSetting(reads, setting); });
      return found;
    },
    last(name) {
      noteMain();
      const found = settings.last(name);
      if (found) recordSetting(reads, found);
      return found;
    },
    keys() { noteMain(); return settings.keys(); },
    isInForce: (setting) => settings.isInForce(setting),
    values() { noteAll(); return settings.values(); },
    [Symbol.iterator]() { noteAll(); return settings[Symbol.iterator](); },
  };
}

/** The elements are what is read: each version of the file has other objects that say where they stand. */
function recordSetting<S extends Configured<S>>(reads: Reads<S>, { element, index }: Setting): void {
  recordRead({ reads }, index, ({ configuration: { tree } }: S) => tree.elements[index], element);
}
