import type { KeywordFacts } from '../../facts/factTypes.ts';
import { asCompared } from '../../facts/knowledge.ts';
import { arrivalAfter, atLeast, existsIn } from '../../facts/release.ts';
import { type TypedValue, sourceOf } from '../../model/typedValue.ts';
import type { Span } from '../../syntax/span.ts';
import { misplacedWords } from './keywordPlaces.ts';
import { type KeywordTraits, keywordTraits, meantKeyword } from './keywordTraits.ts';
import { judgedItems, isReportedByOtherRule } from '../reportedByOtherRule.ts';
import { removeEntry, removeItem } from '../fixes/listEdit.ts';
import { nearestWord } from '../nearestWord.ts';
import { replaceValue } from '../fixes/replaceValue.ts';
import type { ReportFinding, RuleData, Severity, ValueContext, ValueRule } from '../rule.ts';

type Data = RuleData<'invalid-keyword'>;

/**
 * Words that name_mask(), name_code() and comparisons in the source do not know. What becomes of them differs from
 * list to list: see keywordTraits.ts.
 */
export const invalidKeyword: ValueRule<'invalid-keyword'> = {
  code: 'invalid-keyword',
  severity: 'error',
  scope: 'value',
  appliesTo: ({ kind }) => kind === 'string',
  check(value, context, report) {
    const { parameter } = value;
    const id = parameter.facts?.keywords;
    if (!parameter.keywords?.values || id === undefined) return;
    for (const { span, ...word } of misplacedWords(value)) {
      report({
        span,
        data: {
          name: parameter.name,
          value: value.logical.text,
          choices: [],
          effect: 'stops',
          ...word,
          ...(word.suggestion === undefined ? {} : { sure: true, caseOnly: true }),
        },
      });
    }
    const traits = keywordTraits(id);
    if (parameter.keywords.open !== undefined && !traits.closed) return;
    const list: ListCheck = {
      value,
      context,
      report,
      id,
      traits,
      protocols: id === 'smtp_tls_mandatory_protocols',
      keywords: parameter.keywords.values,
    };
    if (parameter.keywords.list) checkList(list);
    else checkSingle(list);
  },
  fixes(finding, context) {
    const { suggestion, only, name, sure, why, word } = finding.data;
    if (suggestion !== undefined) return [replaceValue(finding.span, suggestion, { safe: sure === true })];
    // With `all` beside an address, one of the two was meant: which, only the writer knows.
    if (why === 'alone')
      return [{ title: { key: 'removeLine', data: { name: word } }, edits: [removeItem(context.text, finding.span)] }];
    if (!only)
      return [
        {
          title: { key: 'removeLine', data: { name: finding.data.word } },
          edits: [
            removeItem(
              context.text,
              finding.data.mark
                ? { start: finding.span.start - finding.data.mark, end: finding.span.end }
                : finding.span,
            ),
          ],
          preferred: true,
        },
      ];
    return removeEntry(context, finding.span.start, name);
  },
};

interface ListCheck {
  readonly value: TypedValue;
  readonly context: ValueContext;
  readonly report: ReportFinding<'invalid-keyword'>;
  readonly id: string;
  readonly traits: KeywordTraits;
  readonly protocols: boolean;
  readonly keywords: readonly KeywordFacts[];
}

function checkSingle(list: ListCheck): void {
  const { value } = list;
  const { certainty, text } = value.expanded;
  if (certainty !== 'exact' || isReportedByOtherRule(value)) return;
  // An empty text is out-of-range's where the table has a minimal length, and good where the source asks for none.
  if (text === '' && (value.parameter.keywords?.emptyAllowed || value.parameter.min)) return;
  judge(list, text, value.span, value.macros === undefined, true);
}

function checkList(list: ListCheck): void {
  const { value, traits, protocols, context, report } = list;
  const { parameter } = value;
  const items = judgedItems(value, { braces: traits.tables === true, colon: protocols });
  let argument = false;
  for (const item of items) {
    const span = sourceOf(value, item.span);
    const isArgument = argument;
    argument = traits.tableWord !== undefined && item.text.toLowerCase() === traits.tableWord;
    if (item.hasMacro || isArgument) continue;
    if (traits.tables && /^!*\/|:/.test(item.text)) continue;
    if (!protocols) {
      const negated = traits.tables ? (/^!*/.exec(item.text)?.[0].length ?? 0) : 0;
      judge(list, item.text.slice(negated), { start: span.start + negated, end: span.end }, true, items.length === 1);
      continue;
    }
    const mark = /^(?:>=|<=|!)/.exec(item.text)?.[0] ?? '';
    const word = item.text.slice(mark.length);
    // parse_tls_version(): a bound may be a protocol's number.
    if (/^[<>]/.test(mark) && /^(?:0x)?[\da-f]{1,8}$/i.test(word)) continue;
    if (/^[<>]/.test(mark) && !atLeast(context.configuration.release, boundsSince)) {
      report({
        span,
        data: {
          name: parameter.name,
          word: item.text,
          value: value.logical.text,
          choices: [],
          effect: traits.effect,
          only: items.length === 1,
          newer: boundsSince,
          ...excluded(item.text),
        },
      });
      continue;
    }
    judge(
      list,
      word,
      { start: word === '' ? span.start : span.start + mark.length, end: span.end },
      true,
      items.length === 1,
      mark,
    );
  }
}

/** `>=TLSv1.2` and `<=TLSv1.2`: before, a comparison sign was part of a name that no protocol has. */
const boundsSince = '3.6';

/** The same in words that every release has: a `!` for each protocol below the bound. */
function excluded(item: string): { readonly suggestion?: string } {
  const end = protocolsByAge.indexOf(item.slice(2));
  return item.startsWith('>=') && end > 0
    ? {
        suggestion: protocolsByAge
          .slice(0, end)
          .map((one) => `!${one}`)
          .join(', '),
      }
    : {};
}
const protocolsByAge = ['SSLv2', 'SSLv3', 'TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'];

function judge(list: ListCheck, word: string, span: Span, written: boolean, only: boolean, mark = ''): void {
  const { value, context, report, traits, id, keywords } = list;
  const { release } = context.configuration;
  const { parameter, logical } = value;
  const compared = {
    ...parameter.keywords,
    caseSensitive: (parameter.keywords?.caseSensitive === true || traits.caseSensitive === true) && !traits.anyCase,
  };
  const wanted = asCompared(compared, word);
  const same = (a: string): boolean => asCompared(compared, a) === wanted;
  if (traits.more?.some(same)) return;
  if (traits.numbers && /^(?:0x)?[\da-f]+$/i.test(word)) return;
  const exists = (one: KeywordFacts): boolean => existsIn(one, release);
  const found = keywords.find((one) => same(one.value));
  if (found && exists(found) && (!isObsolete(found, release) || mark === '!')) return;
  const choices = keywords
    .filter((one) => exists(one) && !one.undocumented && !isObsolete(one, release))
    .map((one) => one.value);
  const base: Data = {
    name: parameter.name,
    word: mark + word,
    value: logical.text,
    choices,
    effect: traits.effect,
    only,
    ...(mark === '' || word === '' ? {} : { mark: mark.length }),
  };
  const inLog: Readonly<Record<string, string>> = { NAME: parameter.name, WORD: word, VALUE: value.expanded.text };
  const log = traits.log?.replace(/NAME|WORD|VALUE/g, (key) => inLog[key] as string);
  if (found && exists(found)) {
    const suggestion = written && found.effectiveAs ? { suggestion: found.effectiveAs } : {};
    report({
      span,
      data: { ...base, obsolete: true, ...(found.effectiveAs ? { as: found.effectiveAs } : {}), ...suggestion },
      severity: 'information',
      tag: 'deprecated',
    });
    return;
  }
  if (traits.tolerated?.words.includes(word.toLowerCase())) {
    const { as, log: line } = traits.tolerated;
    report({
      span,
      data: { ...base, as, log: line.replace('VALUE', word), ...(written ? { suggestion: as } : {}) },
      severity: 'warning',
    });
    return;
  }
  const otherCase = keywords.find((one) => one.value.toLowerCase() === word.toLowerCase() && exists(one))?.value;
  const famous = meantKeyword(id, word);
  const suggestion =
    otherCase ??
    (famous !== undefined && choices.includes(famous) ? famous : undefined) ??
    (found ? undefined : nearestWord(word, choices));
  const data: Data = {
    ...base,
    ...(found ? datesOf(found, release) : {}),
    ...(log === undefined ? {} : { log }),
    ...(suggestion !== undefined && written ? { suggestion, sure: otherCase !== undefined } : {}),
    ...(otherCase !== undefined ? { caseOnly: true } : {}),
  };
  report({ span, data, severity: severityOf(traits) });
}

/** When a keyword that the release does not have comes, or when it went. */
function datesOf(found: KeywordFacts, release: string): Pick<Data, 'newer' | 'removed'> {
  const newer = arrivalAfter(found, release);
  if (newer !== undefined) return { newer };
  return found.removed ? { removed: found.removed } : {};
}

function isObsolete(keyword: KeywordFacts, release: string): boolean {
  return keyword.obsolete === true || (keyword.obsolete !== undefined && atLeast(release, keyword.obsolete));
}

function severityOf({ effect }: KeywordTraits): Severity {
  return effect === 'ignored' || effect === 'warns' || effect === 'silent-log' || effect === 'unused'
    ? 'warning'
    : 'error';
}
