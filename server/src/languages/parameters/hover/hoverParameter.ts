import type { ProseBlock } from '../../../facts/prose.ts';
import { existsIn } from '../../../facts/release.ts';
import { settingOf } from '../../../model/configuration.ts';
import type { Parameter } from '../../../model/parameter.ts';
import { knownness } from '../../../model/names.ts';
import { predecessorOf } from '../../../rules/names/replacements.ts';
import type { ParameterView } from '../parameterView.ts';
import { factsLine } from './factsLine.ts';
import { anchor, hasPage, parameterLink, parameterPage } from '../manual.ts';
import { bold, fenced, link, paragraphs } from '../markdown.ts';
import { valueHere } from './valueHere.ts';

const mostLinks = 4;
/** So many neighbours at most that the prose does not speak of. */
const mostOthers = 2;

/** All about a parameter of Postfix: summary, facts, prose, pitfalls, value here, example, links. */
export function parameterMarkdown(document: ParameterView, parameter: Parameter): string {
  const { hover } = document.messages;
  const block = parameterBlock(document, parameter);
  return paragraphs([
    titled(document, parameter.name, block?.summary),
    factsLine(document, parameter),
    ignored(document, parameter),
    proseText(block),
    isSet(document, parameter.name) ? undefined : examples(block),
    ending(
      valueHere(document, parameter.name),
      hover.see(seeAlso(document, parameter, block), manual(document, parameter)),
    ),
  ]);
}

/** Longer ones stand on a line of their own. */
const shortValue = 60;

/** The value here and the links, on one line where that is not too much for one. */
function ending(here: string | undefined, links: string): string {
  return here !== undefined && here.length <= shortValue && links !== ''
    ? `${here} · ${links}`
    : paragraphs([here, links]);
}

/** The first line of a hover. */
export function titled(
  { messages: { hover } }: Pick<ParameterView, 'messages'>,
  name: string,
  summary: string | undefined,
): string {
  return summary === undefined ? bold(name) : hover.titled(bold(name), summary);
}

/** Prose and pitfalls; these are lines of one paragraph, since a hover shows a dozen lines without scrolling. */
export function proseText(block: ProseBlock | undefined): string | undefined {
  return block && paragraphs([block.text, block.pitfalls.map((pitfall) => `⚠ ${pitfall}`).join('  \n')]);
}

/** The examples of a block, as fenced code. */
export function examples(block: ProseBlock | undefined): string | undefined {
  return block && paragraphs(block.examples.map(({ language, text }) => fenced(language, text)));
}

/** Where the file sets the name its own line is an example, and the hover has to show without scrolling. */
function isSet({ context: { configuration } }: ParameterView, name: string): boolean {
  return Boolean(settingOf(configuration, name)?.element.value.text);
}

/** The block of a parameter; that of its family is filled in with the service's name. */
export function parameterBlock(
  document: Pick<ParameterView, 'prose'>,
  { name, facts, family }: Parameter,
): ProseBlock | undefined {
  const own = document.prose.block('parameter', name);
  if (own) return own;
  const key = family?.key ?? facts?.template;
  const block = key === undefined ? undefined : document.prose.block('template', key);
  if (!block || key === undefined) return undefined;
  const suffix = key.replace(/^[a-z]+/, '');
  const service = family?.service ?? name.slice(0, -suffix.length);
  return filledIn(block, service, suffix);
}

/** `<transport>_x` and the example's `bulk_x` become names of the service. */
function filledIn(block: ProseBlock, service: string, suffix: string): ProseBlock {
  const fill = (text: string): string => text.replace(/<(?:transport|name)>/g, service);
  const example = (text: string): string => {
    const ending = text.indexOf(`${suffix} `);
    const other = ending < 0 ? undefined : /[A-Za-z0-9]+$/.exec(text.slice(Math.max(0, ending - 60), ending))?.[0];
    if (other === undefined) return fill(text);
    return fill(text).replace(
      new RegExp(`(^|[^A-Za-z0-9_])${other}(?=_)`, 'g'),
      (_, before: string) => before + service,
    );
  };
  return {
    summary: fill(block.summary),
    text: fill(block.text),
    pitfalls: block.pitfalls.map(fill),
    examples: block.examples.map(({ language, text }) => ({ language, text: example(text) })),
  };
}

/** What Postfix does with a name that only another release has. */
function ignored(
  { context: { configuration, used }, messages: { hover } }: ParameterView,
  { name, facts }: Parameter,
): string | undefined {
  const { release } = configuration;
  if (!facts || existsIn(facts, release) || knownness(configuration, used, name)) return undefined;
  const older = facts.removed === undefined ? predecessorOf(configuration, name) : undefined;
  const before = older === undefined ? {} : { older: parameterLink(configuration.knowledge, older) };
  return `⚠ ${hover.notIn({ release, ...before })}`;
}

/** Neighbours, those that the prose speaks of first. */
function seeAlso(
  {
    context: {
      configuration: { knowledge },
    },
    prose: all,
  }: ParameterView,
  { name: own, facts, family }: Parameter,
  block: ProseBlock | undefined,
): string[] {
  // The replacement of an old name is linked in the facts.
  const names = ((facts ?? family?.facts)?.seeAlso ?? all.seeAlso(family?.key ?? own)).filter(
    (name) => name !== facts?.deprecated?.replacedBy,
  );
  const known = names.filter(
    (name) => hasPage(knowledge, name) && knowledge.parameters.get(name)?.removed === undefined,
  );
  const spokenOf: string[] = [];
  const others: string[] = [];
  for (const name of known) {
    if (block && speaksOf(block, `\`${name}\``)) spokenOf.push(name);
    // Half of all parameters name a file below it.
    else if (name !== 'config_directory') others.push(name);
  }
  return [...spokenOf, ...others.slice(0, Math.max(0, mostOthers - spokenOf.length))]
    .slice(0, mostLinks)
    .map((name) => parameterLink(knowledge, name));
}

function speaksOf({ summary, text, pitfalls }: ProseBlock, word: string): boolean {
  return text.includes(word) || summary.includes(word) || pitfalls.some((pitfall) => pitfall.includes(word));
}

function manual(
  {
    context: {
      configuration: { knowledge },
    },
    messages: { hover },
  }: ParameterView,
  { name, family }: Parameter,
): string | undefined {
  const page = family ? anchor(family.key) : parameterPage(knowledge, name);
  return page === undefined ? undefined : link(hover.manual, page);
}
