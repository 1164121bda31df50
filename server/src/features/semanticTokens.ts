import { keywordsIn } from '../knowledge/knowledge.ts';
import { atLeast } from '../knowledge/release.ts';
import type { KeywordList, Release } from '../knowledge/factTypes.ts';
import { knownness } from '../model/names.ts';
import { type Parameter, parameterOf } from '../model/parameter.ts';
import { restrictionClass, restrictionsOf } from '../model/restrictionList.ts';
import { tableReferences } from '../model/tableReference.ts';
import { type TypedValue, writtenItems } from '../model/typedValue.ts';
import type { Context } from '../rules/rule.ts';
import type { Assignment } from '../syntax/element.ts';
import { toSource, toSourceEnd } from '../syntax/logicalText.ts';
import { walkMacros } from '../syntax/macro.ts';
import { type Span, shift } from '../syntax/span.ts';
import type { MainDocument } from './document.ts';

const types = ['property', 'variable', 'keyword', 'type'] as const;
export const semanticTokensLegend: { tokenTypes: string[]; tokenModifiers: string[] } = { tokenTypes: [...types], tokenModifiers: ['deprecated'] };

interface Token extends Span { readonly type: (typeof types)[number]; readonly deprecated?: boolean }

/** What only the facts can tell of a word; comments, operators and the like are the grammar's. */
export function semanticTokens(document: MainDocument): { data: number[] } {
  const { context } = document;
  const { elements, offsets } = context.configuration.tree;
  const encoder = createEncoder(context.text);
  for (let i = 0; i < elements.length; i++) {
    const element = elements[i];
    if (element?.kind !== 'assignment') continue;
    const offset = offsets[i] as number;
    encoder.add(shift(element.nameSpan, offset), nameToken(context, element.name));
    const tokens = valueTokens(context, element);
    if (tokens.length > 1) tokens.sort((a, b) => a.start - b.start);
    for (const token of tokens) {
      encoder.add({ start: offset + toSource(element.value, token.start), end: offset + toSourceEnd(element.value, token.end) }, token);
    }
  }
  return { data: encoder.data };
}

function nameToken({ configuration, used }: Context, name: string): Pick<Token, 'type' | 'deprecated'> {
  const facts = configuration.knowledge.parameters.get(name);
  const known = knownness(configuration, used, name);
  const ours = known === 'parameter' || known === 'legacy' || known === 'service' || known === 'table';
  const deprecated = known === 'legacy' || (facts?.deprecated !== undefined && atLeast(configuration.release, facts.deprecated.since));
  return { type: ours ? 'property' : 'variable', deprecated: ours && deprecated };
}

/** Tokens with spans in the unexpanded value. */
function valueTokens(context: Context, element: Assignment): Token[] {
  if (element.value.text === '') return [];
  const { configuration, used } = context;
  const parameter = parameterOf(configuration, element.name) ?? restrictionClass(element.name, used.classes);
  const tokens: Token[] = [];
  if (element.macros && !parameter?.raw) {
    walkMacros(element.macros, (node) => {
      if (node.kind === 'reference') tokens.push({ ...node.nameSpan, type: 'variable' });
      if (node.kind === 'call') tokens.push({ ...node.nameSpan, type: 'keyword' });
    });
  }
  if (parameter && !parameter.raw) words(context, element, parameter, tokens);
  return tokens;
}

function words({ configuration, used }: Context, element: Assignment, parameter: Parameter, tokens: Token[]): void {
  const { knowledge, release } = configuration;
  const text = element.value.text;
  if (parameter.kind === 'boolean') {
    if (/^(yes|no)$/i.test(text)) tokens.push({ start: 0, end: text.length, type: 'keyword' });
    return;
  }
  if (parameter.kind !== 'string' && !parameter.keywords) return;
  // Tokens are made from what is written, so the expansion is not looked at.
  const value: TypedValue = {
    parameter, logical: element.value, span: element.valueSpan, macros: element.macros, expanded: { text, certainty: 'unknown' },
  };
  if (parameter.value === 'restriction-list') {
    for (const { kind, word, facts } of restrictionsOf(value, knowledge, used.classes)) {
      if (!word.written) continue;
      if (kind === 'class') tokens.push({ ...word.span, type: 'variable' });
      if (kind !== 'restriction') continue;
      tokens.push({ ...word.span, type: 'keyword', deprecated: facts?.deprecated !== undefined && atLeast(release, facts.deprecated.since) });
    }
  } else if (element.name === 'smtpd_restriction_classes') {
    for (const { span, hasMacro } of writtenItems(value)) if (!hasMacro) tokens.push({ ...span, type: 'variable' });
  } else if (parameter.keywords) keywordTokens(value, parameter.keywords, release, tokens);
  if (!parameter.value || (!text.includes(':') && parameter.value !== 'database-type')) return;
  for (const { type, typeSpan } of tableReferences(value, knowledge, used.classes)) {
    if (type !== undefined && knowledge.tableTypes.has(type)) tokens.push({ ...typeSpan, type: 'type' });
  }
}

function keywordTokens(value: TypedValue, list: KeywordList, release: Release, tokens: Token[]): void {
  let known: Set<string> | undefined;
  const fold = (word: string): string => (list.caseSensitive ? word : word.toLowerCase());
  for (const { text, span, hasMacro } of writtenItems(value, { colon: value.parameter.value === 'tls-protocol-list' })) {
    if (hasMacro) continue;
    known ??= new Set(keywordsIn(list, release).map((keyword) => fold(keyword.value)));
    // `!SSLv3`, `>=TLSv1.2`
    const mark = known.has(fold(text)) ? 0 : /^(?:!|[<>]=)?/.exec(text)?.[0].length ?? 0;
    if (known.has(fold(text.slice(mark)))) tokens.push({ start: span.start + mark, end: span.end, type: 'keyword' });
  }
}

/** Writes LSP's five numbers a token. Tokens come in file order, so the lines are counted along the way. */
function createEncoder(text: string): { data: number[]; add(span: Span, token: Pick<Token, 'type' | 'deprecated'>): void } {
  const data: number[] = [];
  let line = 0;
  let lineStart = 0;
  let next = lineBehind(text, 0);
  let [lastLine, lastColumn, lastEnd] = [0, 0, 0];
  return {
    data,
    add({ start, end }, { type, deprecated }) {
      if (end <= start || start < lastEnd) return;
      while (next >= 0 && next <= start) {
        line++;
        lineStart = next;
        next = lineBehind(text, next);
      }
      if (next >= 0 && end >= next) return; // over several lines
      const column = start - lineStart;
      data.push(line - lastLine, line === lastLine ? column - lastColumn : column, end - start, types.indexOf(type), deprecated ? 1 : 0);
      [lastLine, lastColumn, lastEnd] = [line, column, end];
    },
  };
}

/** Where the next line starts, -1 on the last one. A lone CR ends a line in LSP. */
function lineBehind(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) return at + 1;
  }
  return -1;
}
