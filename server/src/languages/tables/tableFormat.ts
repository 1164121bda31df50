import { isTableSpace } from '../../syntax/tables/logicalLine.ts';
import type { Span } from '../../syntax/span.ts';
import type { TextChange } from '../language.ts';
import { longestOutline } from './tableElements.ts';
import { type PlacedItem, type TableDocument, itemsBetween } from './tableDocument.ts';

/** Keys longer than this stand out of their column. */
const widest = 40;

/**
 * Blanks at the ends of lines are removed, and values below each other begin in one column, where they did not all
 * stand one blank behind their keys. Nothing else: blanks inside of a logical line are part of its value
 * (readlline.c).
 */
export function formatTable(document: TableDocument, within: Span): TextChange[] {
  const { tree } = document.context.source;
  if ((tree.offsets[tree.blocks.length] as number) > longestOutline) return [];
  const { text } = document.context;
  const changes: TextChange[] = [];
  let run: PlacedItem[] = [];
  for (const item of itemsBetween(document)) {
    const before = run.at(-1);
    if (before && !isNext(text, before, item)) {
      changes.push(...aligned(text, run));
      run = [];
    }
    run.push(item);
    changes.push(...withoutBlanks(text, item));
  }
  changes.push(...aligned(text, run));
  return changes
    .filter(({ span }) => span.end >= within.start && span.start <= within.end)
    .sort((a, b) => a.span.start - b.span.start);
}

/** Whether two entries stand in lines one below the other. */
function isNext(text: string, { span: { end } }: PlacedItem, { span: { start } }: PlacedItem): boolean {
  return /^[ \t\r]*\n$/.test(text.slice(end, start));
}

function withoutBlanks(text: string, { item, span }: PlacedItem): TextChange[] {
  if (item.line.hasNull || item.line.isStray) return [];
  let end = span.end;
  while (end < text.length && text[end] !== '\n' && text[end] !== '\r' && isTableSpace(text.charCodeAt(end))) end += 1;
  const isLineEnd = end === text.length || /^\r?\n/.test(text.slice(end, end + 2));
  return end > span.end && isLineEnd ? [{ span: { start: span.end, end }, text: '' }] : [];
}

function aligned(text: string, run: readonly PlacedItem[]): TextChange[] {
  const lines = run.flatMap(({ item, keySpan, valueSpan }) => {
    if (item.kind !== 'entry' || item.line.hasNull || item.value === '') return [];
    const gap = text.slice(keySpan.end, valueSpan.start);
    // A value that begins in the next line stays there.
    return /^[ \t]+$/.test(gap) && !/[\r\n]/.test(text.slice(keySpan.start, keySpan.end))
      ? [{ keySpan, valueSpan, gap }]
      : [];
  });
  if (lines.every(({ gap }) => gap.length === 1)) return [];
  const lengths = lines.map(({ keySpan }) => keySpan.end - keySpan.start);
  const column = Math.max(...lengths.filter((length) => length <= widest), 0) + 2;
  return lines.flatMap(({ keySpan, valueSpan, gap }) => {
    const wanted = ' '.repeat(Math.max(column - (keySpan.end - keySpan.start), 2));
    return gap === wanted ? [] : [{ span: { start: keySpan.end, end: valueSpan.start }, text: wanted }];
  });
}
