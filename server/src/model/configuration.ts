import type { Knowledge } from '../facts/knowledge.ts';
import type { Release } from '../facts/factTypes.ts';
import type { MainCf } from '../syntax/mainCf.ts';
import type { MasterCf } from '../syntax/masterCf.ts';
import { type Span, shift } from '../syntax/span.ts';
import { mentionsIn, settingsWithReferences } from './references.ts';
import { type Service, servicesOf } from './services.ts';
import { type Setting, type SettingsByName, settingsOf } from './settings.ts';

/** What a main.cf says, with the master.cf beside it. */
export interface Configuration {
  readonly knowledge: Knowledge;
  readonly release: Release;
  readonly tree: MainCf;
  /** Those of the tree. */
  readonly offsets: readonly number[];
  readonly settings: SettingsByName;
  /** The settings whose values refer to others, in file order. */
  readonly referring: readonly Setting[];
  /** How often the values refer to each name; none is zero. */
  readonly mentions: ReadonlyMap<string, number>;
  /** Absent where there is none at hand. */
  readonly master: MasterCf | undefined;
  /** Absent where there is no master.cf at hand: then any name may be that of a service. */
  readonly services: readonly Service[] | undefined;
}

/**
 * Reads the meaning off the trees: what the parts of it are is worked out when somebody asks.
 * @param services those of the master.cf, where they are known already
 */
export function configure(
  knowledge: Knowledge,
  release: Release,
  tree: MainCf,
  master?: MasterCf,
  services = master && servicesOf(master),
): Configuration {
  return new TreeConfiguration(knowledge, release, tree, master, services);
}

/**
 * A class, as V8 keeps what an object literal with a getter makes as a dictionary, and all rules read configurations.
 */
class TreeConfiguration implements Configuration {
  readonly knowledge: Knowledge;
  readonly release: Release;
  readonly tree: MainCf;
  readonly offsets: readonly number[];
  readonly settings: SettingsByName;
  readonly master: MasterCf | undefined;
  readonly services: readonly Service[] | undefined;
  constructor(
    knowledge: Knowledge,
    release: Release,
    tree: MainCf,
    master: MasterCf | undefined,
    services: readonly Service[] | undefined,
  ) {
    this.knowledge = knowledge;
    this.release = release;
    this.tree = tree;
    this.offsets = tree.offsets;
    this.settings = settingsOf(tree);
    this.master = master;
    this.services = services;
  }
  get referring(): readonly Setting[] {
    return settingsWithReferences(this.tree);
  }
  get mentions(): ReadonlyMap<string, number> {
    return mentionsIn(this.tree);
  }
}

/** Where the element of a setting starts in the file. */
export function offsetOf({ offsets }: Configuration, { index }: Setting): number {
  return offsets[index] as number;
}

/** The setting that counts: the last one of the name. */
export function settingOf(configuration: Configuration, name: string): Setting | undefined {
  return configuration.settings.last(name);
}

/** The name of a setting, in the file. */
export function nameSpanOf(configuration: Configuration, setting: Setting): Span {
  return shift(setting.element.nameSpan, offsetOf(configuration, setting));
}
