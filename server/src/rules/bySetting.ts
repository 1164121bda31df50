import { offsetOf, settingOf } from '../model/configuration.ts';
import type { Assignment } from '../syntax/element.ts';
import { type Span, shift } from '../syntax/span.ts';
import type { Context } from './rule.ts';

/** Something that was read off one setting. */
export interface Placed { readonly span: Span }

/**
 * Makes a function that gathers things from all settings in force, in file order. What an element without macros gives is
 * kept while the element lives, so that a keystroke costs only what it changes.
 * @param read gives what one setting holds, with spans relative to its element; of the context it may use release,
 * knowledge and restriction classes, and what `lookup` makes of macros in the value
 */
export function bySetting<T extends Placed>(read: (name: string, element: Assignment, context: Context) => readonly T[]): (context: Context) => readonly T[] {
  // Memos of a pure function over immutable things.
  const whole = new WeakMap<Context, readonly T[]>();
  const parts = new WeakMap<Assignment, { readonly key: string; readonly found: readonly T[] }>();

  function readOnce(name: string, element: Assignment, context: Context): readonly T[] {
    if (element.value.text.includes('$')) return read(name, element, context);
    const key = `${context.configuration.release} ${context.valueKey}`;
    const known = parts.get(element);
    if (known?.key === key) return known.found;
    const found = read(name, element, context);
    parts.set(element, { key, found });
    return found;
  }

  return (context) => {
    const known = whole.get(context);
    if (known) return known;
    const all: T[] = [];
    for (const name of context.configuration.settings.keys()) {
      const setting = settingOf(context.configuration, name);
      if (!setting) continue;
      for (const one of readOnce(name, setting.element, context)) all.push({ ...one, span: shift(one.span, offsetOf(context.configuration, setting)) });
    }
    whole.set(context, all);
    return all;
  };
}
