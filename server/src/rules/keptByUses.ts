import type { UsedNames } from '../model/names.ts';
import type { Context } from './rule.ts';

/**
 * Keeps what a rule finds out about names alone: it stays while a file sets and uses the same names (model/sameUses.ts).
 * The result must hold no element and no offset, and depend on no value: they change under it, and nobody keeps account of
 * what is read for it.
 */
export function keptByUses<T>(find: (context: Context) => T): (context: Context) => T {
  const kept = new WeakMap<UsedNames, { readonly found: T }>();
  return (context) => {
    let known = kept.get(context.used);
    if (!known) kept.set(context.used, known = { found: find(context.whole ?? context) });
    return known.found;
  };
}
