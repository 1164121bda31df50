import { type Lookup, expand } from '../model/expand.ts';
import type { Origin } from '../model/origin.ts';
import type { Scope } from '../model/scope.ts';
import { isTextReportedByOtherRule } from './reportedByOtherRule.ts';

/** A value without macros, of which nothing is guessed. */
export interface ExactValue {
  readonly text: string;
  readonly origin: Origin;
}

/**
 * The value that a name has in a scope, defaults included. Undefined where some part of it is not known here: a macro
 * that nothing defines (in a template, `${ENV}` is one), a placeholder, a default that only the host can tell, or
 * stray characters that another rule speaks of.
 */
export function exactValue(scope: Scope, name: string): ExactValue | undefined {
  const found = scope.find(name);
  if (found?.text === undefined) return undefined;
  const text = exactExpansion(scope, found.text);
  if (text === undefined) return undefined;
  const { kind } = found.origin;
  if ((kind === 'main' || kind === 'service') && isTextReportedByOtherRule(text)) return undefined;
  return { text, origin: found.origin };
}

/** The same for a piece of a value. */
export function exactExpansion(scope: Scope, text: string): string | undefined {
  if (!text.includes('$')) return text;
  let undefinedName = false;
  const lookup: Lookup = (name) => {
    const found = scope.find(name);
    if (!found) undefinedName = true;
    return found ? (found.text ?? null) : undefined;
  };
  const expanded = expand(text, lookup);
  return undefinedName || expanded.certainty !== 'exact' ? undefined : expanded.text;
}
