import { nameOf } from '../model/settings.ts';
import { refersToAny } from '../model/dependents.ts';
import type { Element } from '../syntax/element.ts';
import { type Replaced, replacedBetween } from '../syntax/mainCf.ts';
import type { Context } from './rule.ts';

/** What is other in a version of a file than in the one before. */
export interface Changes extends Replaced {
  /** Both set the same names in the same order, element for element. */
  readonly sameNames: boolean;
  /** The names whose settings are others. */
  readonly names: ReadonlySet<string>;
  /** Values that did not change may mean something else, as they refer to some that did. */
  readonly meanings: boolean;
  /** The restriction classes may be others. */
  readonly classes: boolean;
  /** The names in use may be others. */
  readonly uses: boolean;
}

/** Undefined where nothing that was found can stay: what all is judged by is not the same. */
export function changesBetween(before: Context, after: Context): Changes | undefined {
  if (before.disk !== after.disk || before.template?.named !== after.template?.named || before.template?.instructions !== after.template?.instructions) return undefined;
  const one = before.configuration;
  const two = after.configuration;
  if (one.knowledge !== two.knowledge || one.release !== two.release || one.master !== two.master) return undefined;
  const replaced = replacedBetween(one.tree, two.tree);
  const old = one.tree.elements.slice(replaced.from, replaced.before);
  const now = two.tree.elements.slice(replaced.from, replaced.after);
  const sameNames = old.length === now.length && old.every((element, i) => nameOf(element) === nameOf(now[i]));
  const names = new Set<string>();
  // Updates read the neighbours of an edited line again.
  const gather = (list: readonly Element[], others: readonly Element[]): void => list.forEach((element, i) => {
    const name = nameOf(element);
    if (name !== undefined && !(sameNames && element.text === others[i]?.text)) names.add(name);
  });
  gather(old, now);
  if (!sameNames) gather(now, old);
  const meanings = names.size > 0 && (refersToAny(one, names) || refersToAny(two, names));
  return { ...replaced, sameNames, names, meanings, classes: before.valueKey !== after.valueKey, uses: before.used.version !== after.used.version };
}
