import type { RestrictionFacts } from '../../../facts/factTypes.ts';
import { atLeast } from '../../../facts/release.ts';
import { type RestrictionItem, restrictionsOf } from '../../../model/restrictionList.ts';
import type { WrittenValue } from '../../../model/typedValue.ts';
import { touches } from '../../../syntax/span.ts';
import type { ParameterView } from '../parameterView.ts';
import { joined, notThere } from './factsLine.ts';
import { serverHover } from './hoverEndpoint.ts';
import { dnsListText } from './hoverItem.ts';
import { nameMarkdown } from './hoverName.ts';
import { examples, titled, proseText } from './hoverParameter.ts';
import { tableHover } from './hoverTable.ts';
import type { HoverText } from '../../language.ts';
import type { ValueHover } from './valueHover.ts';
import { anchor, hasPage, parameterLink } from '../manual.ts';
import { code, link, paragraphs } from '../markdown.ts';

const mostLinks = 4;

/** In a restriction list: restrictions, their arguments, restriction classes, and tables that stand alone. */
export const restrictionHover: ValueHover = (document, value, at) => {
  const {
    context: {
      configuration: { knowledge },
      used,
    },
  } = document;
  if (value.parameter.value === 'restriction-class-list') return classInList(document, value, at);
  if (value.parameter.value !== 'restriction-list') return undefined;
  for (const item of restrictionsOf(value, knowledge, used.classes)) {
    const { word, argument } = item;
    if (word.written && touches(word.span, at)) return onWord(document, value, at, item);
    if (argument?.written && touches(argument.span, at)) return onArgument(document, value, at, item);
  }
  return undefined;
};

function classInList(document: ParameterView, { logical: { text } }: WrittenValue, at: number): HoverText | undefined {
  let [start, end] = [at, at];
  const isName = (index: number): boolean => /[A-Za-z0-9_]/.test(text.charAt(index));
  while (start > 0 && isName(start - 1)) start--;
  while (isName(end)) end++;
  const name = text.slice(start, end);
  return document.context.used.classes.has(name)
    ? { span: { start, end }, markdown: nameMarkdown(document, name, 'reference') }
    : undefined;
}

function onWord(
  document: ParameterView,
  value: WrittenValue,
  at: number,
  { kind, word, name, facts }: RestrictionItem,
): HoverText | undefined {
  const {
    context: {
      configuration: { knowledge },
    },
    messages: { hover },
  } = document;
  if (kind === 'class') return { span: word.span, markdown: nameMarkdown(document, word.text, 'reference') };
  if (kind === 'restriction' && name !== undefined && facts) {
    return { span: word.span, markdown: restrictionMarkdown(document, name, facts, value.parameter.name) };
  }
  const found = kind === 'table' ? tableHover(document, value, at) : undefined;
  const list = knowledge.restrictionLists[value.parameter.name];
  if (!found || list?.bareTable === undefined) return found;
  return {
    ...found,
    markdown: paragraphs([hover.standsFor(link(code(list.bareTable), anchor(list.bareTable))), found.markdown]),
  };
}

function onArgument(
  document: ParameterView,
  value: WrittenValue,
  at: number,
  { facts, argument, name }: RestrictionItem,
): HoverText | undefined {
  if (!argument || !name) return undefined;
  const { hover } = document.messages;
  switch (facts?.argument) {
    case 'map':
    case 'map-or-search-order':
      return tableHover(document, value, at);
    case 'dns-list':
      return { span: argument.span, markdown: dnsListText(document, argument.text) };
    case 'policy-endpoint':
      return serverHover(document, argument, at, 'smtpd_policy_service_', { programs: ['smtpd'] });
    case 'seconds':
      return /^\d{1,9}$/.test(argument.text)
        ? { span: argument.span, markdown: hover.time(Number(argument.text)) }
        : undefined;
  }
  return undefined;
}

function restrictionMarkdown(document: ParameterView, name: string, facts: RestrictionFacts, list: string): string {
  const {
    context: {
      configuration: { knowledge },
    },
    messages: { hover },
  } = document;
  const block = document.prose.block('restriction', name);
  const { deprecated, removed, since } = facts;
  const by = deprecated?.replacedBy?.length ? { by: hover.or(deprecated.replacedBy.map((one) => code(one))) } : {};
  const links = (facts.parameters ?? [])
    .filter((one) => hasPage(knowledge, one))
    .slice(0, mostLinks)
    .map((one) => parameterLink(knowledge, one));
  return paragraphs([
    titled(document, name, block?.summary),
    joined([
      hover.actions[facts.action],
      facts.needs === undefined ? undefined : hover.needs[facts.needs],
      facts.argument && hover.wants[facts.argument],
      atLeast('2.0', since) ? undefined : hover.since({ release: since }),
      removed !== undefined
        ? hover.removed({ release: removed, ...by })
        : deprecated && hover.deprecated({ since: deprecated.since, ...by }),
    ]),
    notThere(document, facts),
    place(document, facts, list),
    proseText(block),
    examples(block),
    // Old spellings have no place in the manual.
    hover.see(links, deprecated ? undefined : link(hover.manual, anchor(name))),
  ]);
}

/** Whether it works in the list, where that is not a matter of course. */
function place(
  { context: { configuration, lookup }, messages: { hover } }: ParameterView,
  { lists, listsWithDelayReject }: RestrictionFacts,
  list: string,
): string | undefined {
  if (!configuration.knowledge.restrictionLists[list] || !lists || lists.includes(list)) return undefined;
  if (!listsWithDelayReject?.includes(list)) return `⚠ ${hover.neverIn(code(list))}`;
  return lookup('smtpd_delay_reject')?.toLowerCase() === 'no'
    ? `⚠ ${hover.withoutDelayReject(code(list))}`
    : hover.withDelayReject(code(list));
}
