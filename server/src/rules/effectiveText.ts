import { expandExactly } from '../model/expand.ts';
import type { Context } from './rule.ts';

/** What Postfix sees as the value of a parameter, defaults included; undefined where that is not known here. */
export function effective({ lookup }: Context, name: string): string | undefined {
  return expandExactly(`\${${name}}`, lookup)?.trim();
}

/** The same of a boolean; undefined where it is neither yes nor no. */
export function effectiveBoolean(context: Context, name: string): boolean | undefined {
  return booleanOf(effective(context, name));
}

/** mail_conf_bool.c: `yes` and `no` in any case; undefined for anything else. */
export function booleanOf(text: string | undefined): boolean | undefined {
  const word = text?.toLowerCase();
  return word === 'yes' || word === 'no' ? word === 'yes' : undefined;
}
