import { keptFor } from '../facts/keptFor.ts';
import type { Assignment } from '../syntax/element.ts';
import type { MainCf } from '../syntax/mainCf.ts';

/** One `name = value` and where it stands. */
export interface Setting {
  readonly element: Assignment;
  /** Index in `tree.elements`. */
  readonly index: number;
}

/** The settings of a main.cf by name, in the order in which the file first has the names. */
export interface SettingsByName {
  readonly size: number;
  has(name: string): boolean;
  /** All settings of a name, in file order; the last one wins. */
  get(name: string): readonly Setting[] | undefined;
  last(name: string): Setting | undefined;
  keys(): Iterable<string>;
  values(): Iterable<readonly Setting[]>;
  /** Whether a setting is the last one of its name, which says what the name stands for. */
  isInForce(setting: Setting): boolean;
  [Symbol.iterator](): Iterator<readonly [string, readonly Setting[]]>;
}

/** The settings of a tree. Which names stand where is worked out once for all trees of one shape. */
export const settingsOf = keptFor((tree: MainCf): SettingsByName => {
  const indexes = indexesOf(tree);
  const get = (name: string): readonly Setting[] | undefined =>
    indexes.get(name)?.map((index) => settingAt(tree, index));
  const lastIndex = (name: string): number | undefined => indexes.get(name)?.at(-1);
  function* entries(): Generator<readonly [string, readonly Setting[]]> {
    for (const name of indexes.keys()) yield [name, get(name) ?? []];
  }
  return {
    size: indexes.size,
    has: (name) => indexes.has(name),
    get,
    keys: () => indexes.keys(),
    [Symbol.iterator]: entries,
    last(name) {
      const index = lastIndex(name);
      return index === undefined ? undefined : settingAt(tree, index);
    },
    isInForce: ({ element, index }) => lastIndex(element.name) === index,
    *values() {
      for (const [, settings] of entries()) yield settings;
    },
  };
});

/** The setting at an index where the shape of the tree has an assignment. */
export function settingAt({ elements }: MainCf, index: number): Setting {
  return { element: elements[index] as Assignment, index };
}

function indexesOf(tree: MainCf): ReadonlyMap<string, readonly number[]> {
  const known = indexesByShape.get(tree.shape);
  if (known) return known;
  const indexes = new Map<string, number[]>();
  tree.elements.forEach((element, index) => {
    if (element.kind === 'assignment') addTo(indexes, element.name, index);
  });
  indexesByShape.set(tree.shape, indexes);
  return indexes;
}
/** A memo of a pure function: trees of one shape have the same names at the same places. */
const indexesByShape = new WeakMap<object, ReadonlyMap<string, readonly number[]>>();

/** Adds to the list that a map has for a key. */
export function addTo<K, T>(all: Map<K, T[]>, key: K, one: T): void {
  const known = all.get(key);
  if (known) known.push(one);
  else all.set(key, [one]);
}
