import { keptFor } from '../facts/keptFor.ts';
import type { MainCf } from '../syntax/mainCf.ts';
import { type Setting, addTo, settingAt } from './settings.ts';

/** What the values of a main.cf refer to. */
interface References {
  /** The indexes of the elements whose values refer to a name, in file order. */
  readonly referring: readonly number[];
  /** How often a name is referred to; none is zero. */
  readonly mentions: ReadonlyMap<string, number>;
  readonly byName: ReadonlyMap<string, readonly number[]>;
}

/** The settings whose values refer to others, in file order. */
export const settingsWithReferences = keptFor((tree: MainCf): readonly Setting[] =>
  referencesIn(tree).referring.map((index) => settingAt(tree, index)),
);

/** How often the values of a tree refer to each name. */
export function mentionsIn(tree: MainCf): ReadonlyMap<string, number> {
  return referencesIn(tree).mentions;
}

/** The settings whose values refer to a name, in file order. */
export function settingsReferringTo({ tree }: { readonly tree: MainCf }, name: string): readonly Setting[] {
  return (
    referencesIn(tree)
      .byName.get(name)
      ?.map((index) => settingAt(tree, index)) ?? []
  );
}

function referencesIn(tree: MainCf): References {
  const known = byReferences.get(tree.references);
  if (known) return known;
  const referring: number[] = [];
  const mentions = new Map<string, number>();
  const byName = new Map<string, number[]>();
  tree.elements.forEach((element, index) => {
    if (element.kind !== 'assignment' || element.references.length === 0) return;
    referring.push(index);
    for (const { name } of element.references) {
      mentions.set(name, (mentions.get(name) ?? 0) + 1);
      if (byName.get(name)?.at(-1) !== index) addTo(byName, name, index);
    }
  });
  const found = { referring, mentions, byName };
  byReferences.set(tree.references, found);
  return found;
}
/**
 * A memo of a pure function: an edit that leaves all references as they are leaves the object that stands for them.
 */
const byReferences = new WeakMap<object, References>();
