import type { ParameterFacts, Release } from '../../../facts/factTypes.ts';
import { keptFor } from '../../../facts/keptFor.ts';
import type { Knowledge } from '../../../facts/knowledge.ts';
import { atLeast, isDeprecatedIn } from '../../../facts/release.ts';
import type { Messages } from '../../../texts/messages.ts';
import { isBuiltIn } from '../../../model/builtInNames.ts';
import { usualRank } from '../../../facts/usualNames.ts';
import { type Parameter, parameterOf } from '../../../model/parameter.ts';
import { type Service, serviceParameter, shippedServices } from '../../../model/services.ts';
import type { Context } from '../../../rules/rule.ts';
import { type Offer, type OfferedItem, item } from '../../offer.ts';
import { presetItems } from './completePresets.ts';
import type { NamePlace } from './valuePlace.ts';
import type { ParameterView } from '../parameterView.ts';

/**
 * Names for the start of a line: those that are used and not set first, then those that most files set; those that are
 * set already and deprecated ones last. On a line of their own presets too.
 */
export function completeNames(document: ParameterView, { word, behind, element }: NamePlace): Offer {
  const {
    messages,
    context: {
      configuration: { knowledge, release, settings },
    },
  } = document;
  const suffix = { equals: '', text: ' =', nothing: ' = ' }[behind];
  // The line that is being written is none that sets its name already.
  const set = (name: string): boolean =>
    settings.has(name) &&
    (name !== element?.name || settings.get(name)?.some((one) => one.element !== element) === true);
  const items: OfferedItem[] = [];
  for (const name of wantedNames(document.context)) {
    items.push(
      item(name, {
        ...wording(name, suffix),
        order: 'first',
        kind: 'variable',
        description: messages.completion.undefinedYet,
      }),
    );
  }
  for (const all of [parameterItems(knowledge, release, messages, suffix), serviceItems(document, suffix)]) {
    const whereSet = alreadySetItems(messages)(all);
    for (const [i, one] of all.entries()) items.push(set(one.label) ? (whereSet[i] ?? one) : one);
  }
  if (behind === 'nothing' && !element) items.push(...presetItems(messages, 'mainCf', settings.size === 0));
  return { span: word, items, about: { kind: 'parameter' } };
}

function wording(name: string, suffix: string): { text?: string } {
  return suffix === '' ? {} : { text: name + suffix };
}

/** The items of a list as they are where their names are set: a long main.cf sets hundreds of names. */
const alreadySetItems = keptFor(({ completion: { alreadySet } }: Messages) =>
  keptFor((items: readonly OfferedItem[]): readonly OfferedItem[] =>
    items.map((one) => ({
      ...one,
      order: one.order === 'deprecated' ? one.order : 'last',
      description: alreadySet,
    })),
  ),
);

/**
 * The parameters of a release as items.
 * @param suffix what is written behind the name
 */
export function parameterItems(
  knowledge: Knowledge,
  release: Release,
  messages: Messages,
  suffix: string,
): readonly OfferedItem[] {
  const cached = memo(knowledge, messages);
  const key = `${release}\n${suffix}`;
  let items = cached.get(key);
  if (!items) {
    items = [...knowledge.parameters]
      .filter(([name, facts]) => isBuiltIn(name, facts, release) && !facts.readOnly)
      .map(([name, facts]) => parameterItem(knowledge, release, messages, name, facts, suffix));
    cached.set(key, items);
  }
  return items;
}

function parameterItem(
  knowledge: Knowledge,
  release: Release,
  messages: Messages,
  name: string,
  facts: ParameterFacts,
  suffix: string,
): OfferedItem {
  const parameter = parameterOf({ knowledge, release }, name);
  const own = {
    ...wording(name, suffix),
    kind: 'property',
    ...(parameter ? { description: kindText(messages, parameter) } : {}),
  } as const;
  if (isDeprecatedIn(facts, release)) return item(name, { ...own, order: 'deprecated' });
  if (facts.undocumented) return item(name, { ...own, order: 'last' });
  const rank = usualRank.get(name);
  return item(name, rank === undefined ? own : { ...own, rank });
}

/** What the value is, in a word or two. */
function kindText({ hover }: Messages, { kind, value }: Parameter): string {
  const text = hover.kinds[value ?? kind] ?? hover.kinds[kind] ?? kind;
  // Beside a label there is no room for more, and no Markdown.
  return text.replace(/[,\uff0c].*$/, '');
}

/** A memo of a pure function over read-only facts: a few entries a release. */
const memos = new WeakMap<Knowledge, WeakMap<Messages, Map<string, readonly OfferedItem[]>>>();

function memo(knowledge: Knowledge, messages: Messages): Map<string, readonly OfferedItem[]> {
  const byMessages = memos.get(knowledge) ?? new WeakMap<Messages, Map<string, readonly OfferedItem[]>>();
  memos.set(knowledge, byMessages);
  const found = byMessages.get(messages) ?? new Map<string, readonly OfferedItem[]>();
  byMessages.set(messages, found);
  return found;
}

/** `slow_destination_rate_delay` and its like: for each service of the master.cf, or of those that any Postfix has. */
export function serviceItems(
  { context: { configuration }, messages }: ParameterView,
  suffix: string,
): readonly OfferedItem[] {
  const { knowledge, release, services } = configuration;
  if (services) return itemsOf(services, knowledge, release, messages, suffix);
  const cached = memo(knowledge, messages);
  const key = `services\n${release}\n${suffix}`;
  // The shipped master.cf has a dozen pipe services for programs that few hosts have.
  const items =
    cached.get(key) ??
    itemsOf(
      shippedServices(knowledge, release).filter(({ command }) => command !== 'pipe'),
      knowledge,
      release,
      messages,
      suffix,
    );
  cached.set(key, items);
  return items;
}

function itemsOf(
  services: readonly Service[],
  knowledge: Knowledge,
  release: Release,
  messages: Messages,
  suffix: string,
): OfferedItem[] {
  const items = new Map<string, OfferedItem>();
  for (const [key, template] of knowledge.templates) {
    if (!atLeast(release, template.since)) continue;
    const description = messages.hover.kinds[template.type] ?? template.type;
    for (const service of services) {
      if (!template.daemons.includes(service.command) || /[=$#]/.test(service.name)) continue;
      const name = service.name + template.suffix;
      const facts = knowledge.parameters.get(name);
      if (items.has(name) || (facts && isBuiltIn(name, facts, release))) continue;
      items.set(
        name,
        item(name, {
          ...wording(name, suffix),
          kind: 'property',
          description,
          about: { kind: 'template', name: key },
        }),
      );
    }
  }
  return [...items.values()];
}

/** Names that values use, or that are listed as restriction classes, but that nothing sets or could know. */
const wantedNames = keptFor(({ configuration, used }: Context): readonly string[] => {
  const { knowledge, release, settings, services } = configuration;
  return [...new Set([...used.classes, ...used.references])].filter(
    (name) =>
      name !== '' &&
      !/[\s=]/.test(name) &&
      !settings.has(name) &&
      !knowledge.parameters.has(name) &&
      !serviceParameter(knowledge, release, name, services),
  );
});
