import type { Assignment, Element } from '../syntax/element.ts';
import type { Reference } from '../syntax/macro.ts';
import { firstIndex } from '../syntax/firstIndex.ts';
import { type MainCf, replacedBetween } from '../syntax/mainCf.ts';
import { replaced } from '../syntax/replaced.ts';
import { amended } from './amendedMap.ts';
import { followReferences } from './references.ts';

/** One `name = value` and where it stands. */
export interface Setting {
  readonly element: Assignment;
  /** Index in `tree.elements`. */
  readonly index: number;
}

/** What a main.cf sets. */
export interface Settings {
  /** All settings of a name, in file order; the last one wins. */
  readonly settings: ReadonlyMap<string, readonly Setting[]>;
  /** The settings whose values refer to others, in file order. */
  readonly referring: readonly Setting[];
  /** How often they refer to each name. */
  readonly mentions: Mentions;
}
/** A count by name; none is zero. */
export type Mentions = ReadonlyMap<string, number>;

/** Gathers them from a tree. */
export function readSettings({ elements }: MainCf): Settings {
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

/**
 * Those of a tree that an edit made of another: most keystrokes change one value, and nearly all of it holds. Undefined where
 * the edit sets other names, or in other places.
 */
export function settingsAgain(before: Settings & { readonly tree: MainCf }, tree: MainCf): Settings | undefined {
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
  const others = new Map<string, readonly Setting[]>();
  for (const setting of changed) {
    const { element: { name }, index } = setting;
    others.set(name, (others.get(name) ?? before.settings.get(name) ?? []).map((one) => (one.index === index ? setting : one)));
  }
  const settings = amended(before.settings, others);
  const gone = changed.map(({ index }) => before.tree.elements[index] as Assignment);
  if (!changed.some(refers) && !gone.some((element) => refers({ element }))) return { settings, referring, mentions };
  const counts = new Map<string, number>();
  for (const element of gone) countReferences(counts, element, -1);
  for (const { element } of changed) countReferences(counts, element, 1);
  for (const [name, by] of counts) counts.set(name, (mentions.get(name) ?? 0) + by);
  const now = changed.filter(refers);
  const [first, behind] = [placeOf(referring, from), placeOf(referring, after)];
  const again = replaced(referring, first, behind, now);
  followReferences(referring, again, referring.slice(first, behind), now);
  return { settings, mentions: amended(mentions, new Map([...counts].map(([name, count]) => [name, count || undefined]))), referring: again };
}

/** Where the first of some settings in file order is that stands at an index or behind it. */
function placeOf(settings: readonly Setting[], at: number): number {
  return firstIndex(settings, ({ index }) => index < at);
}

/** Adds the references of a value to a count of them, or takes them off it. */
export function countReferences(mentions: Map<string, number>, { references }: Assignment, by: 1 | -1): void {
  for (let i = 0; i < references.length; i++) {
    const { name } = references[i] as Reference;
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
