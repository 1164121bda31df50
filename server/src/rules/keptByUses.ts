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
    const whole = context.whole ?? context;
    void context.used.references; // what is found may depend on any of them: the account is to say so
    let known = kept.get(whole.used);
    if (!known) kept.set(whole.used, known = { found: find(whole) });
    return known.found;
  };
}
