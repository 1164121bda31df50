import { isTableSpace, skipSpace, trimmedEnd } from './logicalLine.ts';

/** Which of the two languages of patterns. */
export type PatternDialect = 'regexp' | 'pcre';

/** `/pattern/flags`, and what stands before it. */
export interface TablePattern {
  /** What is between the delimiters, backslashes kept. */
  readonly source: string;
  /** Where that starts in the text of the rule. */
  readonly at: number;
  /** The letters behind the closing delimiter. */
  readonly flags: string;
  /** An odd number of `!`. */
  readonly isNegated: boolean;
}

/** What is wrong with a pattern before anything compiles it. The rule is then dropped. */
export type PatternProblem =
  | { readonly code: 'no-pattern' }
  | { readonly code: 'no-delimiter'; readonly delimiter: string; readonly at: number }
  | { readonly code: 'unknown-flag'; readonly flag: string; readonly at: number };

/** A logical line of a table of patterns. */
export type PatternLine =
  /** `second` is regexp's `/pattern1/!/pattern2/`: both have to agree. */
  | {
      readonly kind: 'rule';
      readonly pattern: TablePattern;
      readonly second?: TablePattern;
      readonly result: string;
      readonly resultAt: number;
    }
  /** `extra`: text behind the pattern, which Postfix warns of and ignores. */
  | { readonly kind: 'if'; readonly pattern: TablePattern; readonly extra: string; readonly extraAt: number }
  | { readonly kind: 'endif'; readonly extra: string }
  | { readonly kind: 'empty' }
  | { readonly kind: 'unrecognized' }
  /** `obsolete`: flags that were read before the problem, and that Postfix has already warned of. */
  | { readonly kind: 'problem'; readonly problem: PatternProblem; readonly obsolete: number };

const knownFlags: Readonly<Record<PatternDialect, string>> = { regexp: 'imx', pcre: 'imsxAEUX' };

/** Takes a logical line of regexp_table(5) or pcre_table(5) apart: dict_regexp_parseline(), dict_pcre_parse_rule(). */
export function readPatternLine(line: string, dialect: PatternDialect): PatternLine {
  const text = line.slice(0, trimmedEnd(line, 0));
  if (text === '') return { kind: 'empty' };
  if (!isLetterOrDigit(text, 0)) return readRule(text, dialect);
  if (/^if/i.test(text) && !isLetterOrDigit(text, 2)) return readIf(text, dialect);
  if (/^endif/i.test(text) && !isLetterOrDigit(text, 5))
    return { kind: 'endif', extra: text.slice(skipSpace(text, 5)) };
  return { kind: 'unrecognized' };
}

/** How often `X` is among the flags: PCRE2 has it no more, and Postfix warns each time. */
export function obsoleteFlags(pattern: TablePattern, dialect: PatternDialect): number {
  return dialect === 'pcre' ? pattern.flags.split('X').length - 1 : 0;
}

function readRule(text: string, dialect: PatternDialect): PatternLine {
  const first = readPattern(text, 0, dialect);
  if (first.problem) return { kind: 'problem', problem: first.problem, obsolete: first.obsolete };
  const { pattern, end } = first;
  if (dialect === 'pcre' || text[end] !== '!') return ruleOf(text, pattern, undefined, end);
  const second = readPattern(text, end, dialect);
  if (second.problem) return { kind: 'problem', problem: second.problem, obsolete: 0 };
  return ruleOf(text, pattern, second.pattern, second.end);
}

function ruleOf(text: string, pattern: TablePattern, second: TablePattern | undefined, end: number): PatternLine {
  const resultAt = skipSpace(text, end);
  return { kind: 'rule', pattern, ...(second ? { second } : {}), result: text.slice(resultAt), resultAt };
}

function readIf(text: string, dialect: PatternDialect): PatternLine {
  const read = readPattern(text, 2, dialect);
  if (read.problem) return { kind: 'problem', problem: read.problem, obsolete: read.obsolete };
  const extraAt = skipSpace(text, read.end);
  return { kind: 'if', pattern: read.pattern, extra: text.slice(extraAt), extraAt };
}

type PatternRead =
  | { readonly problem: PatternProblem; readonly obsolete: number }
  | { readonly problem?: undefined; readonly pattern: TablePattern; readonly end: number };

function readPattern(text: string, from: number, dialect: PatternDialect): PatternRead {
  let at = from;
  let isNegated = false;
  for (; at < text.length; at++) {
    if (text[at] === '!') isNegated = !isNegated;
    else if (!isTableSpace(text.charCodeAt(at))) break;
  }
  if (at === text.length) return { problem: { code: 'no-pattern' }, obsolete: 0 };
  const delimiter = text[at] ?? '';
  const start = at + 1;
  const close = closingDelimiter(text, start, delimiter, dialect);
  if (close < 0) return { problem: { code: 'no-delimiter', delimiter, at }, obsolete: 0 };
  let end = close + 1;
  for (; end < text.length && !isTableSpace(text.charCodeAt(end)); end++) {
    const flag = text[end] ?? '';
    // regexp's second pattern starts here.
    if (dialect === 'regexp' && flag === '!') break;
    if (!knownFlags[dialect].includes(flag)) {
      const obsolete = dialect === 'pcre' ? text.slice(close + 1, end).split('X').length - 1 : 0;
      return { problem: { code: 'unknown-flag', flag, at: end }, obsolete };
    }
  }
  const source = text.slice(start, close);
  return { pattern: { source, at: start, flags: text.slice(close + 1, end), isNegated }, end };
}

/**
 * Where the delimiter stands that no backslash precedes; -1: nowhere. dict_regexp_get_pat() takes a backslash at the
 * end of the line for the delimiter.
 */
function closingDelimiter(text: string, from: number, delimiter: string, dialect: PatternDialect): number {
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\') {
      if (dialect === 'regexp' && at + 1 === text.length) return at;
      at += 1;
    } else if (text[at] === delimiter) return at;
  }
  return -1;
}

function isLetterOrDigit(text: string, at: number): boolean {
  return /^[A-Za-z0-9]$/.test(text[at] ?? '');
}
