import { CompletionItemKind, type CompletionItem, type CompletionList } from 'vscode-languageserver-types';
import { existsIn } from '../../knowledge/release.ts';
import { attributePrograms } from '../../rules/services/argumentProblems.ts';
import { asAssignment } from '../../rules/services/asAssignment.ts';
import { entryAt } from '../../syntax/masterCf.ts';
import { column, programOf, readArguments } from '../../model/masterService.ts';
import { isSpace } from '../../syntax/characters.ts';
import { toLogical } from '../../syntax/logicalText.ts';
import { type MasterEntry, type MasterOverride, columnCount } from '../../syntax/masterCf.ts';
import { lineKind, lineStart } from '../../syntax/physicalLine.ts';
import { type Span, touches } from '../../syntax/span.ts';
import { completeMacros } from '../completeMacros.ts';
import { parameterItems, serviceItems } from '../completeNames.ts';
import { valueOffer } from '../completeValues.ts';
import { cursorAt } from '../completionCursor.ts';
import { type CompletionOptions, type Offer, completionList, item, sortText } from '../completionItem.ts';
import { type MasterDocument, viewOf } from './masterDocument.ts';
import { serviceOffer } from './completeServiceLines.ts';

/** What can be written at an offset; resolved like main.cf's items. */
export function completeMaster(document: MasterDocument, offset: number, options: CompletionOptions = {}): CompletionList {
  const offer = offerAt(document, offset, options);
  if (!offer) return { isIncomplete: false, items: [] };
  const empty = { columns: [], arguments: [], overrides: [], span: { start: 0, end: 0 }, stray: true };
  return completionList({ ...viewOf(document, entryAt(document.context.master, offset) ?? empty), lines: document.lines }, offer, options);
}

function offerAt(document: MasterDocument, offset: number, options: CompletionOptions): Offer | undefined {
  const { text } = document.context;
  const line = lineStart(text, offset);
  const kind = line < text.length ? lineKind(text, line) : 'blank';
  if (kind === 'comment') return undefined;
  const entry = entryFor(document, line, kind === 'blank');
  const word = wordAt(text, offset);
  if (!entry || (kind === 'blank' && offset === line)) return serviceOffer(document, word);
  const override = entry.overrides.find((one) => touches(one.span, offset) && offset > one.nameSpan.end);
  if (override && (text.slice(override.nameSpan.end, offset).trimStart().startsWith('='))) return valueOfferAt(document, entry, override, offset, options);
  // Words up to the cursor decide which column or argument this is; what is behind it may not be there yet.
  const before = [...entry.columns, ...entry.arguments].filter(({ span }) => span.end < word.start || span.end === word.start && span.end < offset);
  if (before.length === 0) return serviceOffer(document, word);
  if (before.length < columnCount) return columnOffer(document, entry, before.length, word);
  return argumentOffer(document, entry, before.at(-1)?.text ?? '', before.length === columnCount, word);
}

/** The entry that a line belongs to, or that it would continue. */
function entryFor({ context: { master, text } }: MasterDocument, line: number, blank: boolean): MasterEntry | undefined {
  const found = entryAt(master, line);
  if (found && line < found.span.end) return found;
  if (!blank) return found;
  // Indentation that nothing follows yet: readlline.c will take what is typed for a continuation.
  return text.slice(line, line + 1) === ' ' || text.slice(line, line + 1) === '\t' ? master.entries.filter(({ span }) => span.end <= line && !text.slice(span.end, line).trim()).at(-1) : undefined;
}

function wordAt(text: string, offset: number): Span {
  let [start, end] = [offset, offset];
  while (start > 0 && !isSpace(text.charCodeAt(start - 1))) start--;
  while (end < text.length && !isSpace(text.charCodeAt(end))) end++;
  return { start, end };
}

function columnOffer(document: MasterDocument, entry: MasterEntry, index: number, word: Span): Offer {
  const { configuration: { knowledge, release } } = document.context;
  const { master } = document.messages;
  const type = entry.columns[column.type]?.text;
  const plain = (label: string, description?: string): CompletionItem => item(label, { kind: CompletionItemKind.Keyword, ...(description === undefined ? {} : { description }) });
  switch (index) {
    case column.type:
      return { span: word, items: knowledge.master.types.filter((one) => existsIn(one, release)).map(({ name }, i) => item(name, { kind: CompletionItemKind.Keyword, order: i, description: master.types[name] ?? '' })) };
    // What master takes for a network service is n alone.
    case column.private: return { span: word, items: type === 'inet' ? [plain('n', master.no)] : [plain('-'), plain('n', master.no), plain('y', master.yes)] };
    case column.unprivileged:
    case column.chroot: return { span: word, items: [plain('-'), plain('n', master.no), plain('y', master.yes)] };
    case column.wakeup: return { span: word, items: ['-', '60', '300', '1000?'].map((label, i) => item(label, { order: i })) };
    case column.processLimit: return { span: word, items: ['-', '0', '1'].map((label, i) => item(label, { order: i })) };
    default: {
      const programs = Object.entries(knowledge.master.programs).filter(([name, facts]) => name !== 'master' && existsIn(facts, release));
      return { span: word, items: programs.map(([name]) => item(name, { kind: CompletionItemKind.Function, about: { kind: 'program', name } })) };
    }
  }
}

function argumentOffer(document: MasterDocument, entry: MasterEntry, last: string, first: boolean, word: Span): Offer | undefined {
  const { text } = document.context;
  const program = programOf(entry) ?? '';
  if (/^-[A-Za-z]*o$/.test(last) && !first) return nameOffer(document, entry, word);
  const { master } = document.messages;
  const items: CompletionItem[] = [];
  const { rest } = readArguments(entry);
  const firstRest = rest[0]?.span.start ?? text.length;
  // Options end at the first word that is none.
  if (word.start <= firstRest) {
    for (const option of ['-o', '-v', '-D']) items.push(item(option, { ...(option === '-o' ? { text: '-o ' } : {}), kind: CompletionItemKind.Keyword, order: items.length }));
  }
  const argv = rest.find((one) => /^argv=/i.test(one.text));
  if (attributePrograms.has(program) && (!argv || word.end <= argv.span.start || touches(argv.span, word.start))) {
    const names = program === 'pipe' ? ['flags', 'user', 'argv', 'directory', 'chroot', 'eol', 'null_sender', 'size'] : program === 'spawn' ? ['user', 'argv'] : ['flags'];
    for (const name of names) {
      if (rest.some((one) => one.text.toLowerCase().startsWith(`${name}=`) && one.span.start !== word.start)) continue;
      items.push(item(`${name}=`, { kind: CompletionItemKind.Property, order: items.length, description: (master.attributes[name] ?? '').replace(/[;:,\uff1b\uff1a\uff0c\u3002.].*$/s, '') }));
    }
  } else if (program === 'pipe' && argv && word.start > argv.span.start) {
    const macros = (document.context.configuration.knowledge.master.deliveryAgentFlags['pipe'] as { macros?: readonly string[] } | undefined)?.macros ?? [];
    for (const name of macros) items.push(item(`\${${name}}`, { kind: CompletionItemKind.Variable }));
  }
  return items.length ? { span: word, items } : undefined;
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
  const items: CompletionItem[] = [];
  for (const one of [...parameterItems(knowledge, release, document.messages, suffix), ...serviceItems(view, suffix)]) {
    if (set.has(one.label)) continue;
    const programs = knowledge.parameters.get(one.label)?.programs;
    items.push(programs?.includes(program) && !one.tags ? { ...one, sortText: sortText(one.label, 'first') } : one);
  }
  for (const own of configuration.settings.keys()) {
    if (!knowledge.parameters.has(own) && !set.has(own)) items.push(item(own, { text: own + suffix, kind: CompletionItemKind.Variable, description: document.messages.completion.ownParameter }));
  }
  return { span: { start: word.start, end: has ? equals : word.end }, items, data: { kind: 'parameter' } };
}

function valueOfferAt(document: MasterDocument, entry: MasterEntry, override: MasterOverride, offset: number, options: CompletionOptions): Offer | undefined {
  const { value, valueSpan } = override;
  const split = offset <= valueSpan.start ? 0 : offset > valueSpan.end ? value.text.length : toLogical(value, offset);
  const place = { kind: 'value' as const, element: asAssignment(override), before: value.text.slice(0, split), after: value.text.slice(split) };
  const cursor = cursorAt({ ...viewOf(document, entry), lines: document.lines }, options, offset, place);
  const offer = cursor.scope.macro ? completeMacros(cursor, place.before, place.after) : valueOffer(cursor);
  if (!offer || /^\{/.test(document.context.text.slice(override.span.start))) return offer;
  // A blank would end the argument, so a restriction is offered without the one before its argument.
  return { ...offer, items: offer.items.map(withoutBlanks) };
}

/** What is written, with commas or nothing in the place of blanks. */
function withoutBlanks(one: CompletionItem): CompletionItem {
  const written = one.textEditText ?? one.label;
  return /\s/.test(written) ? { ...one, textEditText: written.replace(/,?\s+$/, ',').replace(/,\s+/g, ',').replace(/\s+/g, ',') } : one;
}

