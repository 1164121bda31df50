import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Release } from '../knowledge/factTypes.ts';
import type { Assignment, Element } from '../syntax/element.ts';
import { type MainCf, replacedBetween } from '../syntax/mainCf.ts';
import type { MasterCf } from '../syntax/masterCf.ts';
import { type Span, shift } from '../syntax/span.ts';
import { type Service, servicesOf } from './services.ts';

/** One `name = value` and where it stands. */
export interface Setting {
  readonly element: Assignment;
  /** Index in `tree.elements`. */
  readonly index: number;
}

/** What a main.cf says, with the master.cf beside it. */
export interface Configuration {
  readonly knowledge: Knowledge;
  readonly release: Release;
  readonly tree: MainCf;
  /** Those of the tree. */
  readonly offsets: readonly number[];
  /** Absent where there is none at hand. */
  readonly master: MasterCf | undefined;
  /** Absent where there is no master.cf at hand: then any name may be that of a service. */
  readonly services: readonly Service[] | undefined;
  /** All settings of a name, in file order; the last one wins. */
  readonly settings: ReadonlyMap<string, readonly Setting[]>;
  /** The settings whose values refer to others, in file order. */
  readonly referring: readonly Setting[];
  /** How often they refer to each name. */
  readonly mentions: Mentions;
}
/** A count by name; none is zero. */
export type Mentions = ReadonlyMap<string, number>;

/**
 * Reads the meaning off the trees.
 * @param before that of an earlier version of the same file: most keystrokes change one value, and nearly all of it holds
 */
export function configure(knowledge: Knowledge, release: Release, tree: MainCf, master?: MasterCf, before?: Configuration): Configuration {
  const services = before && before.master === master ? before.services : master && servicesOf(master);
  return { knowledge, release, tree, offsets: tree.offsets, master, services, ...((before && readAgain(before, tree)) ?? readSettings(tree)) };
}

type Settings = Pick<Configuration, 'settings' | 'referring' | 'mentions'>;

function readSettings({ elements }: MainCf): Settings {
  const settings = new Map<string, Setting[]>();
  const referring: Setting[] = [];
  const mentions = new Map<string, number>();
  for (let index = 0; index < elements.length; index++) {
    const element = elements[index];
    if (element?.kind !== 'assignment') continue;
    const setting: Setting = { element, index };
    const same = settings.get(element.name);
    if (same) same.push(setting);
    else settings.set(element.name, [setting]);
    if (!refers(setting)) continue;
    referring.push(setting);
    countReferences(mentions, element, 1);
  }
  return { settings, referring, mentions };
}

/** The settings of a tree that an edit made of another: undefined where it sets other names, or in other places. */
function readAgain(before: Configuration, tree: MainCf): Settings | undefined {
  const { from, before: end, after } = replacedBetween(before.tree, tree);
  const { elements } = tree;
  if (end !== after) return undefined;
  const changed: Setting[] = [];
  for (let index = from; index < after; index++) {
    const [old, element] = [before.tree.elements[index], elements[index]];
    if (nameOf(old) !== nameOf(element)) return undefined;
    if (element?.kind === 'assignment') changed.push({ element, index });
  }
  const { referring, mentions } = before;
  if (changed.length === 0) return { settings: before.settings, referring, mentions };
  const settings = new Map(before.settings);
  for (const setting of changed) {
    const { element: { name }, index } = setting;
    settings.set(name, (settings.get(name) ?? []).map((one) => (one.index === index ? setting : one)));
  }
  const replaced = changed.map(({ index }) => before.tree.elements[index] as Assignment);
  if (!changed.some(refers) && !replaced.some((element) => refers({ element }))) return { settings, referring, mentions };
  const counted = new Map(mentions);
  for (const element of replaced) countReferences(counted, element, -1);
  for (const { element } of changed) countReferences(counted, element, 1);
  return {
    settings, mentions: counted,
    referring: [...referring.filter(({ index }) => index < from), ...changed.filter(refers), ...referring.filter(({ index }) => index >= after)],
  };
}

/** Adds the references of a value to a count of them, or takes them off it. */
export function countReferences(mentions: Map<string, number>, { references }: Assignment, by: 1 | -1): void {
  for (const { name } of references) {
    const count = (mentions.get(name) ?? 0) + by;
    if (count === 0) mentions.delete(name);
    else mentions.set(name, count);
  }
}

function refers({ element }: Pick<Setting, 'element'>): boolean {
  return element.references.length > 0;
}

/** The name that an element sets. */
export function nameOf(element: Element | undefined): string | undefined {
  return element?.kind === 'assignment' ? element.name : undefined;
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
