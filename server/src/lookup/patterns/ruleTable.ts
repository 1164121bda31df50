import type { ByteString } from '../../base/byteString.ts';
import { type LookupAnswer, type TablePlace, type TableWarning, type UnknownReason, notFound } from '../answer.ts';
import type { GroupSpan } from '../pcre/engine.ts';
import { expandResult, type ResultTemplate } from './resultTemplate.ts';

/** What a pattern says to a key. `failed` counts as no match, negated or not, and is warned of. */
export type PatternAnswer =
  | { readonly kind: 'match'; readonly groups: readonly GroupSpan[] }
  | { readonly kind: 'noMatch' }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'unknown'; readonly reason: UnknownReason };

/** A pattern that was compiled. */
export interface RulePattern {
  readonly isNegated: boolean;
  readonly match: (key: ByteString, wantsGroups: boolean) => PatternAnswer;
}

/** A rule of a table of patterns, in the order of the file. */
export type TableRule =
  | {
      readonly kind: 'match';
      readonly place: TablePlace;
      readonly patterns: readonly RulePattern[];
      readonly result: Exclude<ResultTemplate, { kind: 'bad' }>;
    }
  /** `end`: the index of its endif; undefined: it has none, and the table ends here where it does not match. */
  | { readonly kind: 'if'; readonly place: TablePlace; readonly pattern: RulePattern; end: number | undefined }
  | { readonly kind: 'endif' };

/**
 * Asks the rules one after the other: dict_regexp_lookup(), dict_pcre_lookup().
 * @param failed puts the message of a match that failed behind the name and line of the rule
 */
export function askRules(
  rules: readonly TableRule[],
  key: ByteString,
  failed: (place: TablePlace, message: string) => string,
): LookupAnswer {
  const warnings: TableWarning[] = [];
  const ask = (pattern: RulePattern, place: TablePlace, wantsGroups: boolean): RuleMatch => {
    const answer = pattern.match(key, wantsGroups);
    if (answer.kind === 'unknown') return answer;
    if (answer.kind === 'failed') {
      warnings.push({ severity: 'warning', message: failed(place, answer.message), place });
      return { kind: 'no' };
    }
    if ((answer.kind === 'match') === pattern.isNegated) return { kind: 'no' };
    return { kind: 'yes', groups: answer.kind === 'match' ? answer.groups : [] };
  };
  for (let index = 0; index < rules.length; index++) {
    const rule = rules[index];
    if (rule?.kind === 'if') {
      const agreed = ask(rule.pattern, rule.place, false);
      if (agreed.kind === 'unknown') return { kind: 'unknown', reason: agreed.reason, warnings };
      if (agreed.kind === 'yes') continue;
      if (rule.end === undefined) return warnings.length ? { kind: 'notFound', warnings } : notFound;
      index = rule.end;
    } else if (rule?.kind === 'match') {
      const agreed = askAll(rule, ask);
      if (agreed.kind === 'unknown') return { kind: 'unknown', reason: agreed.reason, warnings };
      if (agreed.kind === 'no') continue;
      const { result, place } = rule;
      const value = result.kind === 'literal' ? result.text : expandResult(result.parts, key, agreed.groups);
      return { kind: 'found', value, place, warnings };
    }
  }
  return warnings.length ? { kind: 'notFound', warnings } : notFound;
}

type RuleMatch =
  | { readonly kind: 'yes'; readonly groups: readonly GroupSpan[] }
  | { readonly kind: 'no' }
  | { readonly kind: 'unknown'; readonly reason: UnknownReason };

/** The first pattern gives the groups; a second one has to agree. */
function askAll(
  { patterns, place, result }: TableRule & { kind: 'match' },
  ask: (pattern: RulePattern, place: TablePlace, wantsGroups: boolean) => RuleMatch,
): RuleMatch {
  let first: RuleMatch = { kind: 'no' };
  for (const [index, pattern] of patterns.entries()) {
    const agreed = ask(pattern, place, index === 0 && result.kind === 'template');
    if (agreed.kind !== 'yes') return agreed;
    if (index === 0) first = agreed;
  }
  return first;
}
