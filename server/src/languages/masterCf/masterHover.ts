import type { ColumnName } from '../../texts/hoverData.ts';
import { atLeast } from '../../facts/release.ts';
import { chrootDefault } from '../../model/chroot.ts';
import { column, isComplete, programOf, readServiceArguments } from '../../model/masterService.ts';
import { asAssignment } from '../../rules/services/asAssignment.ts';
import type { MasterEntry, MasterWord } from '../../syntax/masterCf.ts';
import { touches } from '../../syntax/span.ts';
import type { HoverText } from '../language.ts';
import { examples, titled, proseText } from '../parameters/hover/hoverParameter.ts';
import { settingHover } from '../parameters/hover/settingHover.ts';
import { programPage } from '../parameters/manual.ts';
import { bold, code, link, paragraphs } from '../parameters/markdown.ts';
import { type MasterDocument, masterPlaceAt, viewOf } from './masterDocument.ts';
import { pipeMacros } from './pipeMacros.ts';

/** What is to be known of the word at an offset. */
export function masterHover(document: MasterDocument, offset: number): HoverText | undefined {
  const place = masterPlaceAt(document, offset);
  switch (place?.kind) {
    case 'column':
      return {
        span: place.word.span,
        markdown: columnMarkdown(document, place.entry, place.index, place.word),
      };
    case 'override':
      return settingHover(viewOf(document, place.entry), asAssignment(place.override), 0, offset);
    case 'argument':
      return argumentHover(document, place.entry, place.word, offset);
    default:
      return undefined;
  }
}

const columnNames: readonly ColumnName[] = [
  'service',
  'type',
  'private',
  'unprivileged',
  'chroot',
  'wakeup',
  'processLimit',
  'command',
];

function columnMarkdown(document: MasterDocument, entry: MasterEntry, index: number, { text }: MasterWord): string {
  const name = columnNames[index] ?? 'command';
  const { columns, titles, here, types } = document.messages.master;
  if (name === 'service') return serviceText(document, entry, text);
  const title = document.messages.hover.titled(`**${titles[name]}**`, columns[name]);
  if (name === 'type') {
    return paragraphs([title, Object.hasOwn(types, text) ? here(`${code(text)}, ${types[text]}`) : undefined]);
  }
  if (name === 'command') return paragraphs([title, programText(document, text)]);
  return paragraphs([title, valueOf(document, entry, name, text), needOf(document, entry, name)]);
}

/** What the service is for, or what its program does, and where its socket is. */
function serviceText(document: MasterDocument, entry: MasterEntry, name: string): string {
  const {
    messages: { master },
    prose,
  } = document;
  const [type, isPrivate] = [entry.columns[column.type]?.text, entry.columns[column.private]?.text];
  const program = programOf(entry);
  const block = prose.block('service', name) ?? (program === undefined ? undefined : prose.block('program', program));
  return paragraphs([
    block ? titled(document, name, block.summary) : bold(name),
    type === undefined
      ? undefined
      : document.messages.hover.service({ type: code(type), command: code(program ?? '') || '…' }),
    proseText(block),
    examples(block),
    isComplete(entry) && type !== 'inet'
      ? master.socketPath(code(`${isPrivate === 'n' ? 'public' : 'private'}/${name}`))
      : undefined,
    block ? undefined : master.columns.service,
  ]);
}

function programText(document: MasterDocument, name: string): string | undefined {
  const block = document.prose.block('program', name);
  if (!Object.hasOwn(document.context.configuration.knowledge.master.programs, name)) return undefined;
  return paragraphs([
    block ? document.messages.hover.titled(bold(name), block.summary) : bold(name),
    proseText(block),
    link(document.messages.hover.manual, programPage(name)),
  ]);
}

/** What the word in a column of y, n, - or a number means. */
function valueOf(document: MasterDocument, entry: MasterEntry, name: ColumnName, text: string): string | undefined {
  const { master } = document.messages;
  if (text !== '-') {
    if (name === 'wakeup' || name === 'processLimit' || (text !== 'y' && text !== 'n')) return undefined;
    return master.here(`${code(text)}, ${text === 'y' ? master.yes : master.no}`);
  }
  switch (name) {
    case 'private':
    case 'unprivileged':
      return master.default(code('y'));
    case 'chroot':
      return master.default(chrootText(document));
    case 'wakeup':
      return master.default(code('0'));
    case 'processLimit': {
      const limit = document.context.valueContext(entry).lookup('default_process_limit') ?? '100';
      return master.default(master.limitDefault(code(limit)));
    }
    default:
      return undefined;
  }
}

/** What holds in this file, by its release and the compatibility level of the main.cf beside it. */
function chrootText({ context: { configuration, mainKnown }, messages: { master } }: MasterDocument): string {
  const { release } = configuration;
  const usual = mainKnown || !atLeast(release, '3.0') ? chrootDefault(configuration) : undefined;
  if (!usual) return master.chrootDefault({ release });
  const level = usual.level === undefined ? {} : { level: code(usual.level) };
  return master.chrootDefault({ value: code(usual.value), release, ...level });
}

function needOf(document: MasterDocument, entry: MasterEntry, name: ColumnName): string | undefined {
  const program = programOf(entry);
  const programs = document.context.configuration.knowledge.master.programs;
  const requires = program !== undefined && Object.hasOwn(programs, program) ? programs[program]?.requires : undefined;
  const { needs } = document.messages.master;
  if (name === 'processLimit' && requires?.processLimit !== undefined) {
    return needs['process-limit'](code(String(requires.processLimit)));
  }
  return name === 'unprivileged' && requires?.privileged ? needs.privileged() : undefined;
}

/** Option letters, attributes of pipe and its like, macros of pipe. */
function argumentHover(
  document: MasterDocument,
  entry: MasterEntry,
  word: MasterWord,
  offset: number,
): HoverText | undefined {
  const { master } = document.messages;
  const { options, rest } = readServiceArguments(entry);
  if (options.some((one) => one.word === word)) {
    const text = master.options[word.text.slice(0, 2)];
    return text === undefined ? undefined : { span: word.span, markdown: `${code(word.text.slice(0, 2))}: ${text}` };
  }
  const equals = word.text.indexOf('=');
  const name = word.text.slice(0, Math.max(equals, 0)).toLowerCase();
  const argv = rest.findIndex(({ text }) => /^argv=/i.test(text));
  const isAttribute = Object.hasOwn(master.attributes, name) && (argv < 0 || rest.indexOf(word) <= argv);
  if (!word.braced && isAttribute && offset <= word.span.start + equals) {
    return {
      span: { start: word.span.start, end: word.span.start + equals },
      markdown: `${bold(name)}: ${master.attributes[name]}`,
    };
  }
  if (!word.braced && isAttribute && name === 'flags') {
    const letters = [...word.text.slice(equals + 1)].filter((letter) => Object.hasOwn(master.flags, letter));
    const lines = letters.map((letter) => `- ${code(letter)}: ${master.flags[letter]}`);
    return lines.length
      ? { span: { start: word.span.start + equals + 1, end: word.span.end }, markdown: lines.join('\n') }
      : undefined;
  }
  return programOf(entry) === 'pipe' && !word.braced ? pipeMacroHover(document, word, offset) : undefined;
}

function pipeMacroHover(document: MasterDocument, { text, span }: MasterWord, offset: number): HoverText | undefined {
  const macros = pipeMacros(document.context.configuration.knowledge);
  for (const match of text.matchAll(/\$\{(\w+)\}|\$\((\w+)\)|\$(\w+)/g)) {
    const name = match[1] ?? match[2] ?? match[3] ?? '';
    const own = { start: span.start + match.index, end: span.start + match.index + match[0].length };
    if (touches(own, offset) && macros.includes(name)) {
      return { span: own, markdown: document.messages.master.pipeMacro(code(`\${${name}}`)) };
    }
  }
  return undefined;
}
