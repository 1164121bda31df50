import { isTableSpace, skipSpace, trimmedEnd } from './logicalLine.ts';
import { type NetworkPattern, readNetworkPattern } from './networkPattern.ts';

/** A logical line of cidr_table(5). A `problem` drops the line. */
export type CidrLine =
  | {
      readonly kind: 'rule';
      readonly network: NetworkPattern;
      readonly isNegated: boolean;
      readonly result: string;
      readonly patternAt: number;
      readonly resultAt: number;
    }
  | { readonly kind: 'if'; readonly network: NetworkPattern; readonly isNegated: boolean; readonly patternAt: number }
  | { readonly kind: 'endif' }
  | {
      readonly kind: 'problem';
      readonly of: 'rule' | 'if' | 'endif';
      readonly patternAt: number;
      /** Postfix's text, without the line and without what it does about it. */
      readonly message: string;
    };

/**
 * Takes a logical line apart as dict_cidr_parse_rule() does. Whether an `endif` has its `if` is not for one line to
 * say.
 */
export function readCidrLine(text: string): CidrLine {
  if (/^if(?![A-Za-z0-9])/i.test(text)) return readCidrIf(text);
  if (/^endif(?![A-Za-z0-9])/i.test(text)) {
    const rest = skipSpace(text, 5);
    return rest === text.length
      ? { kind: 'endif' }
      : { kind: 'problem', of: 'endif', patternAt: rest, message: 'garbage after ENDIF' };
  }
  const { at: patternAt, isNegated } = skipNegations(text, 0);
  let end = patternAt;
  while (end < text.length && !isTableSpace(text.charCodeAt(end))) end += 1;
  const resultAt = skipSpace(text, end);
  const result = text.slice(resultAt, trimmedEnd(text, resultAt));
  const problem = (message: string): CidrLine => ({ kind: 'problem', of: 'rule', patternAt, message });
  if (end === patternAt) return problem('no address pattern');
  const read = readNetworkPattern(text.slice(patternAt, end));
  if (read.kind === 'problem') return problem(read.message);
  if (result === '') return problem('no lookup result');
  return { kind: 'rule', network: read.network, isNegated, result, patternAt, resultAt };
}

/** All that stands behind `if` is the pattern, so that a rule that was joined to the line makes it a bad one. */
function readCidrIf(text: string): CidrLine {
  const { at: patternAt, isNegated } = skipNegations(text, 2);
  const pattern = text.slice(patternAt, trimmedEnd(text, patternAt));
  if (pattern === '') return { kind: 'problem', of: 'if', patternAt, message: 'no address pattern' };
  const read = readNetworkPattern(pattern);
  if (read.kind === 'problem') return { kind: 'problem', of: 'if', patternAt, message: read.message };
  return { kind: 'if', network: read.network, isNegated, patternAt };
}

function skipNegations(text: string, from: number): { at: number; isNegated: boolean } {
  let at = from;
  let isNegated = false;
  for (; at < text.length; at++) {
    if (text[at] === '!') isNegated = !isNegated;
    else if (!isTableSpace(text.charCodeAt(at))) break;
  }
  return { at, isNegated };
}
