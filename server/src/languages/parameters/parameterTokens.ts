import { asCompared, keywordsIn } from '../../facts/knowledge.ts';
import { isDeprecatedIn } from '../../facts/release.ts';
import { knownness } from '../../model/names.ts';
import { type Parameter, parameterOf } from '../../model/parameter.ts';
import { restrictionClass, restrictionsOf } from '../../model/restrictionList.ts';
import { tableReferences } from '../../model/tableReference.ts';
import { type WrittenValue, writtenItems } from '../../model/typedValue.ts';
import type { Context } from '../../rules/rule.ts';
import type { Assignment } from '../../syntax/element.ts';
import { toSource, toSourceEnd } from '../../syntax/logicalText.ts';
import { walkMacros } from '../../syntax/macro.ts';
import { shift } from '../../syntax/span.ts';
import type { Token } from '../language.ts';

/**
 * What only the facts can tell of the words of settings; comments, operators and the like are the grammar's.
 * @returns takes a setting and where the element starts that its spans are relative to; gives its tokens, in file
 *   order
 */
export function settingTokens(context: Context): (setting: Assignment, offset: number) => Token[] {
  const names = new Map<string, Named>();
  return (setting, offset) => {
    let named = names.get(setting.name);
    if (!named) {
      named = readName(context, setting.name);
      names.set(setting.name, named);
    }
    const { value } = setting;
    const tokens = valueTokens(context, setting, named);
    if (tokens.length > 1) tokens.sort((a, b) => a.start - b.start);
    const inFile = tokens.map((one) => ({
      ...one,
      start: offset + toSource(value, one.start),
      end: offset + toSourceEnd(value, one.end),
    }));
    return [{ ...shift(setting.nameSpan, offset), ...named.token }, ...inFile];
  };
}

/** What a name says of itself and of its value. */
interface Named {
  readonly token: Pick<Token, 'type' | 'deprecated'>;
  readonly parameter: Parameter | undefined;
  /** The words that its list of keywords has, as they are compared. */
  readonly keywords: ReadonlySet<string> | undefined;
}

function readName(context: Context, name: string): Named {
  const { configuration, used } = context;
  const parameter = parameterOf(configuration, name) ?? restrictionClass(name, used.classes);
  const list = parameter?.keywords;
  const keywords =
    list && new Set(keywordsIn(list, configuration.release).map(({ value }) => asCompared(list, value)));
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
function valueTokens(context: Context, element: Assignment, { parameter, keywords }: Named): Token[] {
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

function words(
  { configuration, used }: Context,
  element: Assignment,
  parameter: Parameter,
  keywords: Named['keywords'],
  tokens: Token[],
): void {
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
  for (const { text, span, hasMacro } of writtenItems(value, {
    colon: value.parameter.value === 'tls-protocol-list',
  })) {
    if (hasMacro) continue;
    // `!SSLv3`, `>=TLSv1.2`
    const mark = has(text) ? 0 : (/^(?:!|[<>]=)?/.exec(text)?.[0].length ?? 0);
    if (has(text.slice(mark))) tokens.push({ start: span.start + mark, end: span.end, type: 'keyword' });
  }
}
