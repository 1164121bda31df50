import { createQuery } from '../instance/query.ts';
import { keptFor } from '../facts/keptFor.ts';
import { offsetOf, settingOf } from '../model/configuration.ts';
import type { Assignment } from '../syntax/element.ts';
import { type Span, shift } from '../syntax/span.ts';
import type { Context } from './rule.ts';

/**
 * Makes a function that gathers things from all settings in force, in file order. What an element without macros gives
 * is kept while the element lives, so that a keystroke costs only what it changes.
 * @param read gives what one setting holds, with spans relative to its element; of the context it may use release,
 * knowledge and restriction classes, and what `lookup` makes of macros in the value
 */
export function bySetting<T extends { readonly span: Span }>(
  read: (name: string, element: Assignment, context: Context) => readonly T[],
): (context: Context) => readonly T[] {
  const parts = new WeakMap<Assignment, { readonly key: string; readonly found: readonly T[] }>();
  const readOnce = (name: string, element: Assignment, context: Context): readonly T[] => {
    if (element.macros) return read(name, element, context);
    const key = `${context.configuration.release} ${context.valueKey}`;
    const known = parts.get(element);
    if (known?.key === key) return known.found;
    const found = read(name, element, context);
    parts.set(element, { key, found });
    return found;
  };
  const gather = keptFor((context: Context): readonly T[] => {
    const { configuration } = context;
    return [...configuration.settings.keys()].flatMap((name) => {
      const setting = settingOf(configuration, name);
      return setting
        ? readOnce(name, setting.element, context).map((one) => ({
            ...one,
            span: shift(one.span, offsetOf(configuration, setting)),
          }))
        : [];
    });
  });
  // Spans in the file move with each edit: they hold for one tree, and the names that are in use.
  return createQuery((context: Context) => {
    void context.configuration.tree;
    void context.used;
    return gather(context.untracked);
  });
}
