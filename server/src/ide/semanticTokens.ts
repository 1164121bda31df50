import { asCompared, keywordsIn } from '../knowledge/knowledge.ts';
import { isDeprecatedIn } from '../knowledge/release.ts';
import { knownness } from '../model/names.ts';
import { type Parameter, parameterOf } from '../model/parameter.ts';
import { restrictionClass, restrictionsOf } from '../model/restrictionList.ts';
import { tableReferences } from '../model/tableReference.ts';
import { type WrittenValue, writtenItems } from '../model/typedValue.ts';
import type { Context } from '../rules/rule.ts';
import type { Assignment } from '../syntax/element.ts';
import { toSource, toSourceEnd } from '../syntax/logicalText.ts';
import { walkMacros } from '../syntax/macro.ts';
import { type Span, shift } from '../syntax/span.ts';
import type { MainDocument } from '../languages/mainCf/mainDocument.ts';

const types = ['property', 'variable', 'keyword', 'type'] as const;
/** What the numbers in the data stand for; the client is told once. */
export const semanticTokensLegend: { tokenTypes: string[]; tokenModifiers: string[] } = { tokenTypes: [...types], tokenModifiers: ['deprecated'] };

/** A word of which the facts tell what it is. */
export interface Token extends Span { readonly type: (typeof types)[number]; readonly deprecated?: boolean }

/** What only the facts can tell of a word; comments, operators and the like are the grammar's. */
export function semanticTokens(document: MainDocument): { data: number[] } {
  const { context } = document;
  const { elements, offsets } = context.configuration.tree;
  const encoder = createEncoder(context.text);
  const names = new Map<string, Named>();
  for (let i = 0; i < elements.length; i++) {
    const element = elements[i];
    if (element?.kind !== 'assignment') continue;
    const offset = offsets[i] as number;
    let named = names.get(element.name);
    if (!named) names.set(element.name, named = readName(context, element.name));
    encoder.add(shift(element.nameSpan, offset), named.token);
    const tokens = valueTokens(context, element, named);
    if (tokens.length > 1) tokens.sort((a, b) => a.start - b.start);
    for (const token of tokens) {
      encoder.add({ start: offset + toSource(element.value, token.start), end: offset + toSourceEnd(element.value, token.end) }, token);
    }
  }
  return { data: encoder.data };
}

/** What a name says of itself and of its value. */
export interface Named {
  readonly token: Pick<Token, 'type' | 'deprecated'>;
  readonly parameter: Parameter | undefined;
  /** The words that its list of keywords has, as they are compared. */
  readonly keywords: ReadonlySet<string> | undefined;
}

/** What a name says of itself and of its value. */
export function readName(context: Context, name: string): Named {
  const { configuration, used } = context;
  const parameter = parameterOf(configuration, name) ?? restrictionClass(name, used.classes);
  const list = parameter?.keywords;
  const keywords = list && new Set(keywordsIn(list, configuration.release).map(({ value }) => asCompared(list, value)));
  return { token: nameToken(context, name), parameter, keywords };
}

function nameToken({ configuration, used }: Context, name: string): Named['token'] {
  const facts = configuration.knowledge.parameters.get(name);
  const known = knownness(configuration, used, name);
  const ours = known === 'parameter' || known === 'legacy' || known === 'service' || known === 'table';
  const deprecated = known === 'legacy' || isDeprecatedIn(facts ?? {}, configuration.release);
  return { type: ours ? 'property' : 'variable', deprecated: ours && deprecated };
}

/** Tokens with spans in the unexpanded value. */
export function valueTokens(context: Context, element: Assignment, { parameter, keywords }: Named): Token[] {
  if (element.value.text === '') return [];
  const tokens: Token[] = [];
  if (element.macros && !parameter?.raw) {
    walkMacros(element.macros, (node) => {
      if (node.kind === 'reference') tokens.push({ ...node.nameSpan, type: 'variable' });
      if (node.kind === 'call') tokens.push({ ...node.nameSpan, type: 'keyword' });
    });
  }
  if (parameter && !parameter.raw) words(context, element, parameter, keywords, tokens);
  return tokens;
}

function words({ configuration, used }: Context, element: Assignment, parameter: Parameter, keywords: Named['keywords'], tokens: Token[]): void {
  const { knowledge, release } = configuration;
  const text = element.value.text;
  if (parameter.kind === 'boolean') {
    if (/^(yes|no)$/i.test(text)) tokens.push({ start: 0, end: text.length, type: 'keyword' });
    return;
  }
  if (parameter.kind !== 'string' && !keywords) return;
  const value: WrittenValue = { parameter, logical: element.value, span: element.valueSpan, macros: element.macros };
  if (parameter.value === 'restriction-list') {
    for (const { kind, word, facts } of restrictionsOf(value, knowledge, used.classes)) {
      if (!word.written) continue;
      if (kind === 'class') tokens.push({ ...word.span, type: 'variable' });
      if (kind !== 'restriction') continue;
      tokens.push({ ...word.span, type: 'keyword', deprecated: isDeprecatedIn(facts ?? {}, release) });
    }
  } else if (element.name === 'smtpd_restriction_classes') {
    for (const { span, hasMacro } of writtenItems(value)) if (!hasMacro) tokens.push({ ...span, type: 'variable' });
  } else if (keywords) keywordTokens(value, keywords, tokens);
  if (!parameter.value || (!text.includes(':') && parameter.value !== 'database-type')) return;
  for (const { type, typeSpan } of tableReferences(value, knowledge, used.classes)) {
    if (type !== undefined && knowledge.tableTypes.has(type)) tokens.push({ ...typeSpan, type: 'type' });
  }
}

function keywordTokens(value: WrittenValue, keywords: ReadonlySet<string>, tokens: Token[]): void {
  const has = (word: string): boolean => keywords.has(asCompared(value.parameter.keywords ?? {}, word));
  for (const { text, span, hasMacro } of writtenItems(value, { colon: value.parameter.value === 'tls-protocol-list' })) {
    if (hasMacro) continue;
    // `!SSLv3`, `>=TLSv1.2`
    const mark = has(text) ? 0 : /^(?:!|[<>]=)?/.exec(text)?.[0].length ?? 0;
    if (has(text.slice(mark))) tokens.push({ start: span.start + mark, end: span.end, type: 'keyword' });
  }
}

/** Writes LSP's five numbers a token. Tokens come in file order, so the lines are counted along the way. */
export function createEncoder(text: string): { data: number[]; add(span: Span, token: Pick<Token, 'type' | 'deprecated'>): void } {
  const data: number[] = [];
  let line = 0;
  let lineStart = 0;
  const lineBehind = /\r(?!\n)/.test(text) ? behindAny : behindLf;
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

/** Where the next line starts, -1 on the last one. */
function behindLf(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? -1 : end + 1;
}

/** The same where a lone CR, which ends a line in LSP, is to be looked for too. */
function behindAny(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) return at + 1;
  }
  return -1;
}
