import { existsIn } from '../../facts/release.ts';
import { attributePrograms } from '../../rules/services/argumentProblems.ts';
import { asAssignment } from '../../rules/services/asAssignment.ts';
import { entryAt } from '../../syntax/masterCf.ts';
import { column, programOf, readServiceArguments } from '../../model/masterService.ts';
import { isSpace } from '../../syntax/characters.ts';
import { type MasterEntry, type MasterOverride, type MasterWord, columnCount } from '../../syntax/masterCf.ts';
import { lineKind, lineStart } from '../../syntax/physicalLine.ts';
import { type Span, touches } from '../../syntax/span.ts';
import { type CompletionOptions, type Offer, type OfferedItem, item } from '../offer.ts';
import { completeComments } from '../parameters/completion/completeComments.ts';
import { parameterItems, serviceItems } from '../parameters/completion/completeNames.ts';
import { settingValueOffer } from '../parameters/completion/completeValues.ts';
import { logicalOffset } from '../parameters/completion/valuePlace.ts';
import { serviceOffer } from './completeServiceLines.ts';
import { type MasterDocument, viewOf } from './masterDocument.ts';
import { pipeMacros } from './pipeMacros.ts';

/** What can be written at an offset: a service, a column, an option, or a setting. */
export function completeMaster(
  document: MasterDocument,
  offset: number,
  options: CompletionOptions,
): Offer | undefined {
  const { text } = document.context;
  const line = lineStart(text, offset);
  const kind = line < text.length ? lineKind(text, line) : 'blank';
  if (kind === 'comment') {
    const mark = text.indexOf('#', line);
    return offset > mark ? completeComments(document, text.slice(mark + 1, offset), offset) : undefined;
  }
  const entry = entryFor(document, line, kind === 'blank');
  const word = wordAt(text, offset);
  if (!entry || (kind === 'blank' && offset === line)) return serviceOffer(document, word);
  const override = entry.overrides.find((one) => touches(one.span, offset) && offset > one.nameSpan.end);
  if (override && text.slice(override.nameSpan.end, offset).trimStart().startsWith('=')) {
    return valueOfferAt(document, entry, override, offset, options);
  }
  // Words up to the cursor decide which column or argument this is; what is behind it may not be there yet.
  const before = [...entry.columns, ...entry.arguments].filter(
    ({ span }) => span.end < word.start || (span.end === word.start && span.end < offset),
  );
  if (before.length === 0) return serviceOffer(document, word);
  if (before.length < columnCount) return columnOffer(document, entry, before.length, word);
  return argumentOffer(document, entry, before.at(-1)?.text ?? '', before.length === columnCount, word);
}

/** The entry that a line belongs to, or that it would continue. */
function entryFor(
  { context: { master, text } }: MasterDocument,
  line: number,
  blank: boolean,
): MasterEntry | undefined {
  const found = entryAt(master, line);
  if (found && line < found.span.end) return found;
  if (!blank) return found;
  // Indentation that nothing follows yet: readlline.c will take what is typed for a continuation.
  if (!/[ \t]/.test(text.charAt(line))) return undefined;
  return master.entries.findLast(({ span }) => span.end <= line && !text.slice(span.end, line).trim());
}

function wordAt(text: string, offset: number): Span {
  let [start, end] = [offset, offset];
  while (start > 0 && !isSpace(text.charCodeAt(start - 1))) start--;
  while (end < text.length && !isSpace(text.charCodeAt(end))) end++;
  return { start, end };
}

function columnOffer(document: MasterDocument, entry: MasterEntry, index: number, word: Span): Offer {
  const {
    configuration: { knowledge, release },
  } = document.context;
  const { master } = document.messages;
  const type = entry.columns[column.type]?.text;
  const yesNo = [
    item('-', { kind: 'keyword' }),
    item('n', { kind: 'keyword', description: master.no }),
    item('y', { kind: 'keyword', description: master.yes }),
  ];
  const numbers = (...labels: string[]): Offer => ({
    span: word,
    items: labels.map((label, order) => item(label, { order })),
  });
  switch (index) {
    case column.type: {
      const types = knowledge.master.types.filter((one) => existsIn(one, release));
      return {
        span: word,
        items: types.map(({ name }, order) =>
          item(name, {
            kind: 'keyword',
            order,
            description: master.types[name] ?? '',
          }),
        ),
      };
    }
    // What master takes for a network service is n alone.
    case column.private:
      return { span: word, items: type === 'inet' ? yesNo.slice(1, 2) : yesNo };
    case column.unprivileged:
    case column.chroot:
      return { span: word, items: yesNo };
    case column.wakeup:
      return numbers('-', '60', '300', '1000?');
    case column.processLimit:
      return numbers('-', '0', '1');
    default: {
      const programs = Object.entries(knowledge.master.programs).filter(
        ([name, facts]) => name !== 'master' && existsIn(facts, release),
      );
      return {
        span: word,
        items: programs.map(([name]) => item(name, { kind: 'function', about: { kind: 'program', name } })),
      };
    }
  }
}

function argumentOffer(
  document: MasterDocument,
  entry: MasterEntry,
  last: string,
  first: boolean,
  word: Span,
): Offer | undefined {
  if (/^-[A-Za-z]*o$/.test(last) && !first) return nameOffer(document, entry, word);
  const { rest } = readServiceArguments(entry);
  // Options end at the first word that is not one.
  const mayBeOption = word.start <= (rest[0]?.span.start ?? document.context.text.length);
  const items = [...(mayBeOption ? optionItems : []), ...wordItems(document, entry, rest, word)];
  return items.length ? { span: word, items } : undefined;
}

const optionItems: readonly OfferedItem[] = [
  item('-o', { text: '-o ', kind: 'keyword', order: 0 }),
  item('-v', { kind: 'keyword', order: 1 }),
  item('-D', { kind: 'keyword', order: 2 }),
];

const attributesOf: Readonly<Record<string, readonly string[]>> = {
  pipe: ['flags', 'user', 'argv', 'directory', 'chroot', 'eol', 'null_sender', 'size'],
  spawn: ['user', 'argv'],
};

/** Attributes of the program that are not given yet; in the command of pipe, its macros. */
function wordItems(
  document: MasterDocument,
  entry: MasterEntry,
  rest: readonly MasterWord[],
  word: Span,
): OfferedItem[] {
  const program = programOf(entry) ?? '';
  const argv = rest.find((one) => /^argv=/i.test(one.text));
  if (attributePrograms.has(program) && (!argv || word.end <= argv.span.start || touches(argv.span, word.start))) {
    const isGiven = (name: string): boolean =>
      rest.some((one) => one.text.toLowerCase().startsWith(`${name}=`) && one.span.start !== word.start);
    const { attributes } = document.messages.master;
    const names = (attributesOf[program] ?? ['flags']).filter((name) => !isGiven(name));
    return names.map((name, i) => {
      // Beside a label there is room for the first clause alone.
      const description = (attributes[name] ?? '').replace(/[;:,\uff1b\uff1a\uff0c\u3002.].*$/s, '');
      return item(`${name}=`, { kind: 'property', order: optionItems.length + i, description });
    });
  }
  if (program !== 'pipe' || !argv || word.start <= argv.span.start) return [];
  return pipeMacros(document.context.configuration.knowledge).map((name) => item(`\${${name}}`, { kind: 'variable' }));
}

/** `name=`: parameters that the program reads before others; those that are set here already last. */
function nameOffer(document: MasterDocument, entry: MasterEntry, word: Span): Offer {
  const view = viewOf(document, entry);
  const { configuration } = document.context;
  const { knowledge, release } = configuration;
  const program = programOf(entry) ?? '';
  const { text } = document.context;
  const equals = text.indexOf('=', word.start);
  const has = equals >= 0 && equals < word.end;
  const set = new Set(entry.overrides.filter(({ span }) => span.start !== word.start).map(({ name }) => name));
  const suffix = has ? '' : '=';
  const items: OfferedItem[] = [];
  for (const one of [
    ...parameterItems(knowledge, release, document.messages, suffix),
    ...serviceItems(view, suffix),
  ]) {
    if (set.has(one.label)) continue;
    const programs = knowledge.parameters.get(one.label)?.programs;
    items.push(programs?.includes(program) && one.order !== 'deprecated' ? { ...one, order: 'first' } : one);
  }
  for (const own of configuration.settings.keys()) {
    if (knowledge.parameters.has(own) || set.has(own)) continue;
    items.push(
      item(own, {
        text: own + suffix,
        kind: 'variable',
        description: document.messages.completion.ownParameter,
      }),
    );
  }
  return { span: { start: word.start, end: has ? equals : word.end }, items, about: { kind: 'parameter' } };
}

function valueOfferAt(
  document: MasterDocument,
  entry: MasterEntry,
  override: MasterOverride,
  offset: number,
  options: CompletionOptions,
): Offer | undefined {
  const { value, valueSpan, span } = override;
  const before = value.text.slice(0, logicalOffset(value, valueSpan, offset));
  const place = {
    kind: 'value',
    element: asAssignment(override),
    before,
    after: value.text.slice(before.length),
  } as const;
  const offer = settingValueOffer(viewOf(document, entry), options, offset, place);
  if (!offer || document.context.text.charAt(span.start) === '{') return offer;
  // A blank would end the argument, so a restriction is offered without the one before its argument.
  return { ...offer, items: offer.items.map(withoutBlanks) };
}

/** What is written, with commas or nothing in the place of blanks. */
function withoutBlanks(one: OfferedItem): OfferedItem {
  const commas = (text: string): string =>
    text
      .replace(/,?\s+$/, ',')
      .replace(/,\s+/g, ',')
      .replace(/\s+/g, ',');
  const { snippet, text = one.label, ...rest } = one;
  if (!/\s/.test(snippet ?? text)) return one;
  return {
    ...rest,
    label: one.label,
    text: commas(text),
    ...(snippet === undefined ? {} : { snippet: commas(snippet) }),
  };
}
