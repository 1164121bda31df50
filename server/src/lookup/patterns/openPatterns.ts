import type { ByteString } from '../../base/byteString.ts';
import {
  type PatternDialect,
  type PatternProblem,
  type TablePattern,
  obsoleteFlags,
  readPatternLine,
} from '../../syntax/tables/patternRule.ts';
import type { TablePlace, TableWarning } from '../answer.ts';
import { readRuleSource } from '../ruleSource.ts';
import { placedLines } from '../tableLines.ts';
import type { OpenContext, OpenedTable, TableName } from '../table.ts';
import { checkResult } from './resultTemplate.ts';
import { type RulePattern, type TableRule, askRules } from './ruleTable.ts';

/** A pattern that was compiled, or what is said against it. */
export type PatternCompiled =
  | { readonly kind: 'pattern'; readonly groups: number; readonly match: RulePattern['match'] }
  | { readonly kind: 'error'; readonly message: string };

/** What is different between regexp and pcre. */
export interface PatternLanguage {
  readonly dialect: PatternDialect;
  readonly outOfRange: string;
  /** What becomes of a rule whose pattern has no end. */
  readonly ignoring: string;
  readonly compile: (pattern: TablePattern, place: TablePlace) => PatternCompiled;
}

/** Opens a table of patterns: dict_regexp_open(), dict_pcre_open(). */
export function openPatterns(table: TableName, context: OpenContext, language: PatternLanguage): OpenedTable {
  const { type, name } = table;
  const { options } = context;
  const source = readRuleSource(table, context);
  if (source.kind !== 'text') return source;
  const warnings: TableWarning[] = [];
  const rules: TableRule[] = [];
  const open: (TableRule & { kind: 'if' })[] = [];
  const worded = (place: TablePlace, message: string): string => `${type} map ${name}, line ${place.line}: ${message}`;
  for (const { text, place } of placedLines(source.path, source.bytes, options, (warning) => {
    warnings.push(warning);
  })) {
    const rule = readRule(text, place, language, {
      say: (message) => {
        warnings.push({ severity: 'warning', message: worded(place, message), place });
      },
      sayPlain: (message) => {
        warnings.push({ severity: 'warning', message, place });
      },
      hasOpenIf: open.length > 0,
      refusesSubstitution: options.refusesSubstitution === true,
    });
    if (!rule) continue;
    if (rule.kind === 'if') open.push(rule);
    else if (rule.kind === 'endif') {
      const opened = open.pop();
      if (opened) opened.end = rules.length;
    }
    rules.push(rule);
  }
  for (const { place } of open.reverse()) {
    warnings.push({ severity: 'warning', message: worded(place, 'IF has no matching ENDIF'), place });
  }
  return { kind: 'open', fixedKeys: false, warnings, lookup: (key: ByteString) => askRules(rules, key, worded) };
}

interface RuleContext {
  readonly say: (message: string) => void;
  readonly sayPlain: (message: string) => void;
  readonly hasOpenIf: boolean;
  readonly refusesSubstitution: boolean;
}

function readRule(
  text: ByteString,
  place: TablePlace,
  language: PatternLanguage,
  context: RuleContext,
): TableRule | undefined {
  const { dialect } = language;
  const { say } = context;
  const line = readPatternLine(text, dialect);
  switch (line.kind) {
    case 'empty':
      return undefined;
    case 'unrecognized':
      say('ignoring unrecognized request');
      return undefined;
    case 'problem':
      sayObsolete(line.obsolete, say);
      say(problemText(line.problem, language));
      return undefined;
    case 'endif':
      if (!context.hasOpenIf) {
        say('ignoring ENDIF without matching IF');
        return undefined;
      }
      if (line.extra !== '') say('ignoring extra text after ENDIF');
      return { kind: 'endif' };
    case 'if': {
      sayObsolete(obsoleteFlags(line.pattern, dialect), say);
      if (line.extra !== '') {
        say(`ignoring extra text after IF statement: "${line.extra}"`);
        say('do not prepend whitespace to statements between IF and ENDIF');
      }
      const pattern = compiled(line.pattern, place, language, say);
      return pattern ? { kind: 'if', place, pattern, end: undefined } : undefined;
    }
    case 'rule':
      return readMatch(line, place, language, context);
  }
}

function readMatch(
  { pattern, second, result }: Extract<ReturnType<typeof readPatternLine>, { kind: 'rule' }>,
  place: TablePlace,
  language: PatternLanguage,
  { say, sayPlain, refusesSubstitution }: RuleContext,
): TableRule | undefined {
  sayObsolete(obsoleteFlags(pattern, language.dialect), say);
  if (result === '') say('no replacement text: using empty string');
  const template = checkResult(result, { outOfRange: language.outOfRange, say, sayPlain });
  if (template.kind === 'bad') {
    say('bad replacement syntax: skipping this rule');
    return undefined;
  }
  if (template.kind === 'template' && pattern.isNegated) {
    say('$number found in negative match replacement text: skipping this rule');
    return undefined;
  }
  if (template.kind === 'template' && refusesSubstitution) {
    say('regular expression substitution is not allowed: skipping this rule');
    return undefined;
  }
  const first = compiled(pattern, place, language, say);
  if (!first) return undefined;
  if (template.kind === 'template' && template.largest > first.groups) {
    say(`out of range replacement index "${template.printed}": skipping this rule`);
    return undefined;
  }
  const other = second ? compiled(second, place, language, say) : undefined;
  if (second && !other) return undefined;
  return { kind: 'match', place, patterns: other ? [first, other] : [first], result: template };
}

function compiled(
  pattern: TablePattern,
  place: TablePlace,
  { compile }: PatternLanguage,
  say: (message: string) => void,
): (RulePattern & { groups: number }) | undefined {
  const read = compile(pattern, place);
  if (read.kind === 'error') {
    say(read.message);
    return undefined;
  }
  return { isNegated: pattern.isNegated, match: read.match, groups: read.groups };
}

function sayObsolete(count: number, say: (message: string) => void): void {
  for (let index = 0; index < count; index++) say('ignoring obsolete regexp option "X"');
}

function problemText(problem: PatternProblem, { ignoring }: PatternLanguage): string {
  switch (problem.code) {
    case 'no-pattern':
      return 'no regexp: skipping this rule';
    case 'no-delimiter':
      return `no closing regexp delimiter "${problem.delimiter}": ${ignoring} this rule`;
    case 'unknown-flag':
      return `unknown regexp option "${problem.flag}": skipping this rule`;
  }
}
