import type { Span } from '../../syntax/span.ts';
import { splitList, unbrace } from '../../syntax/splitList.ts';
import { readCidrLine } from '../../syntax/tables/cidrRule.ts';
import { readPatternLine } from '../../syntax/tables/patternRule.ts';

/** A rule of a table of patterns that stands in main.cf: `regexp:{ { /x/ result } }` (dict_stream.c, since 3.7). */
export interface InlineRule {
  /** The pattern, as far as it is needed to name the rule. */
  readonly pattern: string;
  /** `$$` is `$` already. Empty for `if` and `endif`. */
  readonly result: string;
  /** In the text of the table, braces included. */
  readonly span: Span;
}

/**
 * The rules of a table, those that cannot be read included, with an empty result.
 * @param text the table with its type, macros not expanded; a rule with a `$name` in it is left out
 */
export function inlineRules(text: string): InlineRule[] {
  const type = /^(regexp|pcre|cidr):\{/.exec(text)?.[1];
  if (type === undefined) return [];
  const start = type.length + 1;
  const inner = unbrace(text.slice(start));
  return splitList(inner.text).flatMap((item): InlineRule[] => {
    const written = item.text.startsWith('{') ? unbrace(item.text).text : item.text;
    const rule = written.replaceAll('$$', '\0');
    if (rule.includes('$')) return [];
    const at = start + inner.span.start + item.span.start;
    return [{ ...partsOf(type, rule.replaceAll('\0', '$')), span: { start: at, end: at + item.text.length } }];
  });
}

function partsOf(type: string, rule: string): { pattern: string; result: string } {
  if (type === 'cidr') {
    const line = readCidrLine(rule);
    return line.kind === 'rule'
      ? { pattern: rule.slice(line.patternAt, line.resultAt).trim(), result: line.result }
      : { pattern: rule, result: '' };
  }
  const line = readPatternLine(rule, type === 'pcre' ? 'pcre' : 'regexp');
  return line.kind === 'rule'
    ? { pattern: rule.slice(0, line.resultAt).trim(), result: line.result }
    : { pattern: rule, result: '' };
}
