import type { KeywordFacts, ParameterFacts, Release, TemplateFacts } from '../../../facts/factTypes.ts';
import { type Knowledge, defaultIn } from '../../../facts/knowledge.ts';
import { keywordBlock } from '../../../facts/keywordProse.ts';
import type { Prose, ProseBlock, ProseKind } from '../../../facts/prose.ts';
import { atLeast } from '../../../facts/release.ts';
import type { Messages } from '../../../texts/messages.ts';
import { examples, proseText } from '../hover/hoverParameter.ts';
import type { ItemSubject } from '../../offer.ts';
import { code, paragraphs } from '../markdown.ts';
import { presetMarkdown } from './completePresets.ts';

/** What texts about items are made from. */
export interface ItemSource {
  readonly knowledge: Knowledge;
  readonly release: Release;
  readonly messages: Messages;
  readonly prose: Prose;
}

/**
 * What an item is about: the summary of it, and the facts and the prose as Markdown, empty where there is nothing to
 * say.
 */
export function itemText(
  source: ItemSource,
  { kind, name }: { readonly kind: ItemSubject['kind']; readonly name: string },
): { summary: string | undefined; markdown: string } {
  if (kind === 'preset') return { summary: undefined, markdown: presetMarkdown(name, source.messages) };
  const block = blockOf(source.prose, kind, name);
  return {
    summary: block?.summary,
    markdown: paragraphs([factsOf(source, kind, name), proseText(block), examples(block)]),
  };
}

function blockOf(prose: Prose, kind: ProseKind, name: string): ProseBlock | undefined {
  if (kind !== 'keyword') return prose.block(kind, name);
  const equals = name.indexOf('=');
  return equals < 0 ? undefined : keywordBlock(prose, name.slice(0, equals), name.slice(equals + 1));
}

function factsOf(source: ItemSource, kind: ProseKind, name: string): string | undefined {
  const { knowledge } = source;
  if (kind === 'parameter') return joined(parameterFacts(source, knowledge.parameters.get(name)));
  if (kind === 'template') return joined(templateFacts(source, knowledge.templates.get(name)));
  if (kind === 'restriction') return joined(datedFacts(source, knowledge.restrictions.get(name)));
  if (kind === 'table-type') {
    const facts = knowledge.tableTypes.get(name);
    return (
      facts &&
      joined([source.messages.hover.tableSyntax(facts.syntax.map((form) => code(form))), ...datedFacts(source, facts)])
    );
  }
  if (kind !== 'keyword') return undefined;
  const equals = name.indexOf('=');
  return joined(datedFacts(source, keywordFacts(knowledge, name.slice(0, equals), name.slice(equals + 1))));
}

function keywordFacts(knowledge: Knowledge, list: string, word: string): KeywordFacts | undefined {
  return knowledge.keywordLists.get(list)?.values?.find(({ value }) => value === word);
}

function parameterFacts(source: ItemSource, facts: ParameterFacts | undefined): string[] {
  if (!facts) return [];
  const {
    messages: { hover },
    release,
  } = source;
  const value = facts.computed?.startsWith('runtime') ? undefined : defaultIn(facts, release);
  return [
    hover.kinds[facts.value ?? facts.type] ?? hover.kinds[facts.type] ?? facts.type,
    ...defaultFact(source, value),
    ...datedFacts(source, facts),
  ];
}

function templateFacts(source: ItemSource, facts: TemplateFacts | undefined): string[] {
  if (!facts) return [];
  return [
    source.messages.hover.kinds[facts.type] ?? facts.type,
    ...defaultFact(source, facts.default),
    ...datedFacts(source, facts),
  ];
}

const longestDefault = 80;

function defaultFact({ messages: { hover } }: ItemSource, value: string | undefined): string[] {
  if (value === undefined) return [];
  const shown = (text: string): string => code(text, longestDefault) || hover.empty;
  // Which of the two it is depends on the file, of which nothing is known here.
  const byLevel = levelDefault.exec(value);
  if (!byLevel) return [hover.default({ value: shown(value) })];
  const [, level = '', below = '', from = ''] = byLevel;
  return [
    hover.default({
      value: hover.join([
        hover.levelBelow({ level, value: shown(below) }),
        hover.levelFrom({ level, value: shown(from) }),
      ]),
    }),
  ];
}

/** `${{$compatibility_level} <level {1} ? {yes} : {no}}`, as every default that depends on the level is written. */
const levelDefault =
  /^\$\{\{\$compatibility_level\}\s*<level\s*\{([\d.]+)\}\s*\?\s*\{([^{}]*)\}\s*:\s*\{([^{}]*)\}\}$/;

interface Ages {
  readonly since?: Release;
  readonly deprecated?: { readonly since: Release; readonly replacedBy?: string | readonly string[] };
}

/** Every release in the facts has what came before this one. */
const oldest = '2.0';

function datedFacts({ messages: { hover }, release }: ItemSource, facts: Ages | undefined): string[] {
  if (!facts) return [];
  const { since, deprecated } = facts;
  const said = since !== undefined && !atLeast(oldest, since) ? [hover.since({ release: since })] : [];
  if (!deprecated || !atLeast(release, deprecated.since)) return said;
  const by = [deprecated.replacedBy ?? []]
    .flat()
    .map((name) => code(name))
    .join(', ');
  return [...said, hover.deprecated({ since: deprecated.since, ...(by === '' ? {} : { by }) })];
}

function joined(parts: readonly string[]): string | undefined {
  return parts.length ? parts.join(' · ') : undefined;
}
