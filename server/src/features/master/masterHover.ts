import type { Hover } from 'vscode-languageserver-types';
import type { ColumnName } from '../../texts/hoverData.ts';
import { column, isComplete, programOf, readArguments } from '../../model/masterService.ts';
import { parameterOf } from '../../model/parameter.ts';
import { restrictionClass } from '../../model/restrictionList.ts';
import { writtenValue } from '../../model/typedValue.ts';
import { toLogical, toSource, toSourceEnd } from '../../syntax/logicalText.ts';
import type { MasterEntry, MasterOverride, MasterWord } from '../../syntax/masterCf.ts';
import { type Span, touches } from '../../syntax/span.ts';
import { nameMarkdown } from '../hoverName.ts';
import { examples, titled, told } from '../hoverParameter.ts';
import { valueMarkdown } from '../hoverValue.ts';
import { programPage } from '../manual.ts';
import { bold, code, link, paragraphs } from '../markdown.ts';
import { type MasterDocument, masterPlaceAt, rangeIn, viewOf } from './masterDocument.ts';

/** What is to be known of the word at an offset. */
export function masterHover(document: MasterDocument, offset: number): Hover | undefined {
  const place = masterPlaceAt(document, offset);
  switch (place?.kind) {
    case 'column': return answer(document, place.word.span, columnMarkdown(document, place.entry, place.index, place.word));
    case 'override-name': return answer(document, place.override.nameSpan, nameMarkdown(viewOf(document, place.entry), place.override.name, 'definition'));
    case 'override-value': return valueHover(document, place.entry, place.override, offset);
    case 'argument': return argumentHover(document, place.entry, place.word, offset);
    default: return undefined;
  }
}

const columnNames: readonly ColumnName[] = ['service', 'type', 'private', 'unprivileged', 'chroot', 'wakeup', 'processLimit', 'command'];

function columnMarkdown(document: MasterDocument, entry: MasterEntry, index: number, { text }: MasterWord): string {
  const name = columnNames[index] ?? 'command';
  const { columns, titles, here, types } = document.messages.master;
  if (name === 'service') return serviceText(document, entry, text);
  const title = document.messages.hover.titled(`**${titles[name]}**`, columns[name]);
  if (name === 'type') return paragraphs([title, Object.hasOwn(types, text) ? here(`${code(text)}, ${types[text]}`) : undefined]);
  if (name === 'command') return paragraphs([title, programText(document, entry, text)]);
  return paragraphs([title, valueOf(document, entry, name, text), needOf(document, entry, name)]);
}

/** What the service is for, or what its program does, and where its socket is. */
function serviceText(document: MasterDocument, entry: MasterEntry, name: string): string {
  const { messages: { master }, prose } = document;
  const [type, isPrivate] = [entry.columns[column.type]?.text, entry.columns[column.private]?.text];
  const program = programOf(entry);
  const block = prose.block('service', name) ?? (program === undefined ? undefined : prose.block('program', program));
  const view = viewOf(document, entry);
  return paragraphs([
    block ? titled(view, name, block.summary) : bold(name),
    type === undefined ? undefined : document.messages.hover.service({ type: code(type), command: code(program ?? '') || '…' }),
    told(block), examples(block),
    isComplete(entry) && type !== 'inet' ? master.socketPath(code(`${isPrivate === 'n' ? 'public' : 'private'}/${name}`)) : undefined,
    block ? undefined : master.columns.service,
  ]);
}

function programText(document: MasterDocument, _entry: MasterEntry, name: string): string | undefined {
  const block = document.prose.block('program', name);
  if (!Object.hasOwn(document.context.configuration.knowledge.master.programs, name)) return undefined;
  return paragraphs([
    block ? document.messages.hover.titled(bold(name), block.summary) : bold(name), told(block),
    link(document.messages.hover.manual, programPage(name)),
  ]);
}

/** What the word in a column of y, n, - or a number means. */
function valueOf(document: MasterDocument, entry: MasterEntry, name: ColumnName, text: string): string | undefined {
  const { master } = document.messages;
  if (text !== '-') return name === 'wakeup' || name === 'processLimit' ? undefined : text === 'y' ? master.here(`${code('y')}, ${master.yes}`) : text === 'n' ? master.here(`${code('n')}, ${master.no}`) : undefined;
  switch (name) {
    case 'private':
    case 'unprivileged': return master.default(code('y'));
    case 'chroot': return master.default(master.chrootDefault);
    case 'wakeup': return master.default(code('0'));
    case 'processLimit': {
      const limit = document.context.valueContext(entry).lookup('default_process_limit') ?? '100';
      return master.default(master.limitDefault(code(limit)));
    }
    default: return undefined;
  }
}

function needOf(document: MasterDocument, entry: MasterEntry, name: ColumnName): string | undefined {
  const program = programOf(entry);
  const programs = document.context.configuration.knowledge.master.programs;
  const requires = program !== undefined && Object.hasOwn(programs, program) ? programs[program]?.requires : undefined;
  const { needs } = document.messages.master;
  if (name === 'processLimit' && requires?.processLimit !== undefined) return needs['process-limit'](code(String(requires.processLimit)));
  return name === 'unprivileged' && requires?.privileged ? needs.privileged() : undefined;
}

function valueHover(document: MasterDocument, entry: MasterEntry, override: MasterOverride, offset: number): Hover | undefined {
  if (override.value.text === '') return undefined;
  const view = viewOf(document, entry);
  const { configuration, used } = view.context;
  const parameter = parameterOf(configuration, override.name, { anyRelease: true }) ?? restrictionClass(override.name, used.classes);
  const value = writtenValue(
    parameter ?? { name: override.name, kind: 'string', value: undefined, default: undefined, unit: undefined, long: false, raw: false, keywords: undefined },
    override.value, override.valueSpan,
  );
  const found = valueMarkdown(view, value, toLogical(override.value, offset));
  if (!found) return undefined;
  const span = { start: toSource(override.value, found.span.start), end: toSourceEnd(override.value, found.span.end) };
  return touches(span, offset) ? answer(document, span, found.markdown) : undefined;
}

/** Option letters, attributes of pipe and its like, macros of pipe. */
function argumentHover(document: MasterDocument, entry: MasterEntry, word: MasterWord, offset: number): Hover | undefined {
  const { master } = document.messages;
  const { options, rest } = readArguments(entry);
  if (options.some((one) => one.word === word)) {
    const text = master.options[word.text.slice(0, 2)];
    return text === undefined ? undefined : answer(document, word.span, `${code(word.text.slice(0, 2))}: ${text}`);
  }
  const equals = word.text.indexOf('=');
  const name = word.text.slice(0, Math.max(equals, 0)).toLowerCase();
  const argv = rest.findIndex(({ text }) => /^argv=/i.test(text));
  const isAttribute = Object.hasOwn(master.attributes, name) && (argv < 0 || rest.indexOf(word) <= argv);
  if (!word.braced && isAttribute && offset <= word.span.start + equals) {
    return answer(document, { start: word.span.start, end: word.span.start + equals }, `${bold(name)}: ${master.attributes[name]}`);
  }
  if (!word.braced && isAttribute && name === 'flags') {
    const lines = [...word.text.slice(equals + 1)].filter((letter) => Object.hasOwn(master.flags, letter)).map((letter) => `- ${code(letter)}: ${master.flags[letter]}`);
    return lines.length ? answer(document, { start: word.span.start + equals + 1, end: word.span.end }, lines.join('\n')) : undefined;
  }
  return programOf(entry) === 'pipe' && !word.braced ? macroHover(document, word, offset) : undefined;
}

function macroHover(document: MasterDocument, { text, span }: MasterWord, offset: number): Hover | undefined {
  const macros = (document.context.configuration.knowledge.master.deliveryAgentFlags['pipe'] as { macros?: readonly string[] } | undefined)?.macros ?? [];
  for (const match of text.matchAll(/\$\{(\w+)\}|\$\((\w+)\)|\$(\w+)/g)) {
    const name = match[1] ?? match[2] ?? match[3] ?? '';
    const own = { start: span.start + match.index, end: span.start + match.index + match[0].length };
    if (touches(own, offset) && macros.includes(name)) return answer(document, own, document.messages.master.pipeMacro(code(`\${${name}}`)));
  }
  return undefined;
}

function answer(document: MasterDocument, span: Span, value: string): Hover {
  return { contents: { kind: 'markdown', value }, range: rangeIn(document, span) };
}

