import type { UsesChange } from '../model/usedNames.ts';
import type { Context } from './rule.ts';

/**
 * Keeps what a rule finds out about names alone: it stays while a file sets and uses the same names (model/usesAfter.ts).
 * The result must hold no element and no offset, and depend on no value: they change under it, and nobody keeps account of
 * what is read for it.
 * @param follow what is found, by what was found before references changed; the file still sets the same names. Where it
 * gives the very object that it was given, those who asked for it need not look again.
 */
export function keptByUses<T>(find: (context: Context) => T, follow?: (context: Context, known: T, change: UsesChange) => T): (context: Context) => T {
  const kept = new WeakMap<object, { readonly found: T }>();
  const ask = (context: Context): T => {
    const { version, since } = context.used;
    let known = kept.get(version);
    if (!known) {
      const earlier = since && follow && kept.get(since.version);
      kept.set(version, known = { found: earlier ? follow(context, earlier.found, since) : find(context) });
    }
    return known.found;
  };
  return (context) => {
    const found = ask(context.whole ?? context);
    context.takeNote?.({ ask, found });
    return found;
  };
}

/** For what hangs on the names alone that are set, or on lines that are none. */
export function asBefore<T>(_: Context, known: T): T {
  return known;
}
