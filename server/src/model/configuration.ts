import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Release } from '../knowledge/factTypes.ts';
import type { Assignment } from '../syntax/element.ts';
import type { MainCf } from '../syntax/mainCf.ts';
import type { MasterCf } from '../syntax/masterCf.ts';
import { type Service, servicesOf } from './services.ts';

/** One `name = value` and where it stands. */
export interface Setting {
  readonly element: Assignment;
  /** Index in `tree.elements`. */
  readonly index: number;
  /** Where the element starts in the file. */
  readonly offset: number;
}

/** What a main.cf says, with the master.cf beside it. */
export interface Configuration {
  readonly knowledge: Knowledge;
  readonly release: Release;
  readonly tree: MainCf;
  /** Absent where there is none at hand. */
  readonly master: MasterCf | undefined;
  /** Absent where there is no master.cf at hand: then any name may be that of a service. */
  readonly services: readonly Service[] | undefined;
  /** All settings of a name, in file order; the last one wins. */
  readonly settings: ReadonlyMap<string, readonly Setting[]>;
  /** The settings whose values refer to others, in file order. */
  readonly referring: readonly Setting[];
}

/** Reads the meaning off the trees; cheap enough for every keystroke. */
export function configure(knowledge: Knowledge, release: Release, tree: MainCf, master?: MasterCf): Configuration {
  const settings = new Map<string, Setting[]>();
  const referring: Setting[] = [];
  const { elements, offsets } = tree;
  for (let index = 0; index < elements.length; index++) {
    const element = elements[index];
    if (element?.kind !== 'assignment') continue;
    const setting: Setting = { element, index, offset: offsets[index] as number };
    const same = settings.get(element.name);
    if (same) same.push(setting);
    else settings.set(element.name, [setting]);
    if (element.references.length > 0) referring.push(setting);
  }
  return { knowledge, release, tree, master, services: master && servicesOf(master), settings, referring };
}

/** The setting that counts: the last one of the name. */
export function settingOf(configuration: Configuration, name: string): Setting | undefined {
  return configuration.settings.get(name)?.at(-1);
}
