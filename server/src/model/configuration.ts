import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Release } from '../knowledge/factTypes.ts';
import type { MainCf } from '../syntax/mainCf.ts';
import type { MasterCf } from '../syntax/masterCf.ts';
import { type Span, shift } from '../syntax/span.ts';
import { type Service, servicesOf } from './services.ts';
import { type Setting, type Settings, readSettings, settingsAgain } from './settings.ts';

/** What a main.cf says, with the master.cf beside it. */
export interface Configuration extends Settings {
  readonly knowledge: Knowledge;
  readonly release: Release;
  readonly tree: MainCf;
  /** Those of the tree. */
  readonly offsets: readonly number[];
  /** Absent where there is none at hand. */
  readonly master: MasterCf | undefined;
  /** Absent where there is no master.cf at hand: then any name may be that of a service. */
  readonly services: readonly Service[] | undefined;
}

/**
 * Reads the meaning off the trees.
 * @param before that of an earlier version of the same file: most keystrokes change one value, and nearly all of it holds
 */
export function configure(knowledge: Knowledge, release: Release, tree: MainCf, master?: MasterCf, before?: Configuration): Configuration {
  const services = before && before.master === master ? before.services : master && servicesOf(master);
  return { knowledge, release, tree, offsets: tree.offsets, master, services, ...((before && settingsAgain(before, tree)) ?? readSettings(tree)) };
}

/** Where the element of a setting starts in the file. */
export function offsetOf({ offsets }: Configuration, { index }: Setting): number {
  return offsets[index] as number;
}

/** The setting that counts: the last one of the name. */
export function settingOf(configuration: Configuration, name: string): Setting | undefined {
  return configuration.settings.get(name)?.at(-1);
}

/** The name of a setting, in the file. */
export function nameSpanOf(configuration: Configuration, setting: Setting): Span {
  return shift(setting.element.nameSpan, offsetOf(configuration, setting));
}
