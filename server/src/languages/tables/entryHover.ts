import { readCidrLine } from '../../syntax/tables/cidrRule.ts';
import { readPatternLine } from '../../syntax/tables/patternRule.ts';
import { touches } from '../../syntax/span.ts';
import type { HoverText } from '../language.ts';
import { examples, proseText, titled } from '../parameters/hover/hoverParameter.ts';
import { bold, code, paragraphs } from '../parameters/markdown.ts';
import { tableContents } from './tableContents.ts';
import { type PlacedItem, type TableDocument, itemAt } from './tableDocument.ts';
import { type TableWord, wordsOfItem } from './tableWords.ts';

/** What is to be known of the word at an offset: of a key who it stands for, of a value what it does. */
export function entryHover(document: TableDocument, offset: number): HoverText | undefined {
  const entry = itemAt(document, offset);
  if (!entry) return undefined;
  const word = wordsOfItem(document, entry).find(({ span }) => touches(span, offset));
  const text = word && wordText(document, word);
  if (word && text !== undefined) return { span: word.span, markdown: text };
  return touches(entry.keySpan, offset) ? keyHover(document, entry) : undefined;
}

function wordText(document: TableDocument, { kind, name }: TableWord): string | undefined {
  const { prose, messages } = document;
  const { tables } = messages;
  switch (kind) {
    case 'action': {
      const of = tableContents(document.context.entries).has('checks') ? 'check-action' : 'access-action';
      const block = prose.block(of, name);
      return block && paragraphs([titled(document, name, block.summary), proseText(block), examples(block)]);
    }
    case 'restriction': {
      const block = prose.block('restriction', name);
      return block && paragraphs([titled(document, name, block.summary), proseText(block)]);
    }
    case 'reply': {
      const block = prose.block('reply-code', name);
      return messages.hover.titled(bold(name), block?.summary ?? messages.hover.replyClass(name.charAt(0)));
    }
    case 'class':
      return messages.hover.titled(bold(name), tables.class);
    case 'service': {
      const service = document.context.configuration.services?.find((one) => one.name === name && one.type !== 'inet');
      if (document.context.configuration.services === undefined) return undefined;
      return messages.hover.titled(bold(name), service ? tables.transport(code(service.command)) : tables.noTransport);
    }
    case 'address':
      return undefined;
  }
}

function keyHover({ context, messages: { hover, tables } }: TableDocument, entry: PlacedItem): HoverText | undefined {
  const { item, keySpan } = entry;
  const { roles, language } = context.entries;
  const readBy = roles.length > 0 ? tables.readBy(roles.map((role) => code(role)).join(', ')) : undefined;
  const what = language === 'cidr' ? networkText() : patternText();
  function networkText(): string | undefined {
    const line = readCidrLine(item.line.text);
    if (line.kind !== 'rule' && line.kind !== 'if') return undefined;
    const { bytes, length } = line.network;
    return tables.network(String(bytes.length * 8 - length), line.isNegated);
  }
  function patternText(): string | undefined {
    if (language !== 'pcre' && language !== 'regexp') return tables.keyOf(keyKind(item.key));
    const line = readPatternLine(item.line.text, language);
    if (line.kind !== 'rule' && line.kind !== 'if') return undefined;
    const { source, flags, isNegated } = line.pattern;
    const isToggled = flags.split('i').length % 2 === 0;
    const groups = [...source.matchAll(/\\.|\[(?:\\.|[^\]])*\]|\((?!\?)/g)].filter(([one]) => one === '(').length;
    return tables.pattern({ isNegated, ignoresCase: !isToggled, groups });
  }
  if (item.kind !== 'entry' && item.kind !== 'if') return undefined;
  const title = what === undefined ? code(item.key) : hover.titled(code(item.key), what);
  return { span: keySpan, markdown: paragraphs([title, readBy]) };
}

function keyKind(key: string): 'address' | 'domainOfAddress' | 'subdomains' | 'any' | 'host' | 'word' {
  if (key === '*') return 'any';
  if (key.startsWith('@')) return 'domainOfAddress';
  if (key.includes('@')) return 'address';
  if (key.startsWith('.')) return 'subdomains';
  return /[.:]/.test(key) ? 'host' : 'word';
}
