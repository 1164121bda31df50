import type { Reads, Snapshot } from '../instance/query.ts';
import type { Configuration } from './configuration.ts';
import type { Setting, SettingsByName } from './settings.ts';

/** Files that are on their way. */
export interface Pending {
  readonly main: boolean;
  readonly master: boolean;
}

/** A snapshot that has a configuration; its parts are the elements of main.cf, each of which its text stands for. */
export interface Configured<S> extends Snapshot<S> {
  readonly configuration: Configuration;
  readonly pending: Pending;
}

type Ask = (snapshot: { readonly configuration: Configuration; readonly pending: Pending }) => unknown;
const askRelease: Ask = ({ configuration: { release } }) => release;
const askPending: Ask = ({ pending }) => pending;
const askShape: Ask = ({
  configuration: {
    tree: { shape },
  },
}) => shape;
const askTree: Ask = ({ configuration: { tree } }) => tree;
const askReferences: Ask = ({
  configuration: {
    tree: { references },
  },
}) => references;
const askMaster: Ask = ({ configuration: { master } }) => master;
const askServices: Ask = ({ configuration: { services } }) => services;

/**
 * A view of a configuration that keeps account of what is read of it: of settings one by one, of all else as a whole.
 * Which names are set where is read by whoever has the view, and where an element stands by nobody: what is kept is
 * told by the element that it is about.
 */
export function recordedConfiguration<S extends Configured<S>>(
  configuration: Configuration,
  reads: Reads<S>,
  pending: Pending,
): Configuration {
  reads.others.set(askRelease, configuration.release);
  reads.others.set(askPending, pending);
  reads.others.set(askShape, configuration.tree.shape);
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
    this.knowledge = configuration.knowledge;
    this.release = configuration.release;
    this.offsets = configuration.offsets;
    this.settings = new RecordedSettings(configuration, reads, pending);
  }
  get tree(): Configuration['tree'] {
    this.#readMain(askTree, this.#configuration.tree);
    return this.#configuration.tree;
  }
  get referring(): readonly Setting[] {
    this.#readMain(askReferences, this.#configuration.tree.references);
    return this.#configuration.referring;
  }
  get mentions(): Configuration['mentions'] {
    this.#readMain(askReferences, this.#configuration.tree.references);
    return this.#configuration.mentions;
  }
  get master(): Configuration['master'] {
    if (this.#pending.master) this.#reads.provisional = true;
    this.#reads.others.set(askMaster, this.#configuration.master);
    return this.#configuration.master;
  }
  get services(): Configuration['services'] {
    if (this.#pending.master) this.#reads.provisional = true;
    this.#reads.others.set(askServices, this.#configuration.services);
    return this.#configuration.services;
  }
  #readMain(ask: Ask, found: unknown): void {
    if (this.#pending.main) this.#reads.provisional = true;
    this.#reads.others.set(ask, found);
  }
}

class RecordedSettings<S extends Configured<S>> implements SettingsByName {
  readonly size: number;
  readonly #configuration: Configuration;
  readonly #settings: SettingsByName;
  readonly #reads: Reads<S>;
  readonly #pending: Pending;
  constructor(configuration: Configuration, reads: Reads<S>, pending: Pending) {
    this.#configuration = configuration;
    this.#settings = configuration.settings;
    this.#reads = reads;
    this.#pending = pending;
    this.size = configuration.settings.size;
  }
  has(name: string): boolean {
    return this.#note().has(name);
  }
  keys(): Iterable<string> {
    return this.#note().keys();
  }
  isInForce(setting: Setting): boolean {
    return this.#settings.isInForce(setting);
  }
  get(name: string): readonly Setting[] | undefined {
    const found = this.#note().get(name);
    if (found) for (const { element, index } of found) this.#reads.parts.set(index, element.text);
    return found;
  }
  last(name: string): Setting | undefined {
    const found = this.#note().last(name);
    if (found) this.#reads.parts.set(found.index, found.element.text);
    return found;
  }
  values(): Iterable<readonly Setting[]> {
    return this.#noteAll().values();
  }
  [Symbol.iterator](): Iterator<readonly [string, readonly Setting[]]> {
    return this.#noteAll()[Symbol.iterator]();
  }
  #note(): SettingsByName {
    if (this.#pending.main) this.#reads.provisional = true;
    return this.#settings;
  }
  #noteAll(): SettingsByName {
    this.#reads.others.set(askTree, this.#configuration.tree);
    return this.#note();
  }
}
