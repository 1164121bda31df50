import { expand } from '../model/expand.ts';
import type { Context } from './rule.ts';

/** What Postfix sees as the value of a parameter, defaults included; undefined where that is not known here. */
export function effective({ lookup }: Context, name: string): string | undefined {
  const { text, certainty } = expand(`\${${name}}`, lookup);
  return certainty === 'exact' ? text.trim() : undefined;
}

/** The same of a boolean; undefined where it is neither yes nor no. */
export function effectiveBoolean(context: Context, name: string): boolean | undefined {
  const text = effective(context, name)?.toLowerCase();
  return text === 'yes' ? true : text === 'no' ? false : undefined;
}
