import { column, serviceKey, wordsSpan } from '../../model/masterService.ts';
import { entryAt } from '../../syntax/masterCf.ts';
import type { MasterEntry, MasterOverride } from '../../syntax/masterCf.ts';
import { lineKind, nextLine } from '../../syntax/physicalLine.ts';
import type { Span } from '../../syntax/span.ts';
import type { LanguageElement } from '../language.ts';
import type { MasterDocument } from './masterDocument.ts';

/** Services with their `-o` settings, and comment lines between them. */
export function masterElements({ context: { master, text } }: MasterDocument): LanguageElement[] {
  const found: LanguageElement[] = [];
  let behind = 0;
  for (const entry of master.entries) {
    found.push(...commentLines(text, behind, entry.span.start), elementOf(entry));
    behind = entry.span.end;
  }
  return [...found, ...commentLines(text, behind, text.length)];
}

function elementOf(entry: MasterEntry): LanguageElement {
  const name = entry.columns[column.service];
  const span = wordsSpan(entry);
  if (entry.stray || !name) return { kind: 'text', span };
  const symbol = {
    kind: 'service',
    name: serviceKey(entry),
    detail: entry.columns[column.command]?.text ?? '',
  } as const;
  return {
    kind: 'entry',
    span,
    nameSpan: name.span,
    symbol,
    children: entry.overrides.filter((one) => one.name !== '').map(overrideElement),
  };
}

function overrideElement({ name, value, span, nameSpan, valueSpan }: MasterOverride): LanguageElement {
  return { kind: 'entry', span, nameSpan, valueSpan, symbol: { kind: 'setting', name, detail: value.text } };
}

function commentLines(text: string, start: number, end: number): LanguageElement[] {
  const found: LanguageElement[] = [];
  for (let line = start; line < end; line = nextLine(text, line)) {
    if (lineKind(text, line) !== 'comment') continue;
    const lineText = text.slice(line, nextLine(text, line));
    found.push({ kind: 'comment', span: { start: line, end: line + lineText.replace(/\r?\n$/, '').length } });
  }
  return found;
}

/** Columns, arguments, and options with their names and values. */
export function masterWords({ context }: MasterDocument, at: number): Span[] {
  const entry = entryAt(context.master, at);
  if (!entry) return [];
  const words = [...entry.columns, ...entry.arguments];
  return [
    ...words.map(({ span }) => span),
    ...entry.overrides.flatMap((override) => {
      const option = words.findLast(({ span, text }) => span.end <= override.span.start && text.startsWith('-'));
      const optionWithValue = option ? [{ start: option.span.start, end: override.span.end }] : [];
      return [...optionWithValue, override.nameSpan, override.valueSpan];
    }),
  ];
}
