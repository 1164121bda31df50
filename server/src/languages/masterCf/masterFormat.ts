import { isTemplate } from '../../rules/reportedByOtherRule.ts';
import { lineKind, nextLine } from '../../syntax/physicalLine.ts';
import { type MasterEntry, type MasterWord, columnCount } from '../../syntax/masterCf.ts';
import type { Span } from '../../syntax/span.ts';
import type { TextChange } from '../language.ts';
import type { MasterDocument } from './masterDocument.ts';

/** Where each column starts in the master.cf that Postfix ships. */
export const columnStarts: readonly number[] = [0, 10, 16, 24, 32, 40, 48, 56];
const indent = '  ';

/** Edits that lay out the entries that touch a stretch of a file; what master reads stays the same. */
export function formatMasterCf({ context: { text, master } }: MasterDocument, within: Span): TextChange[] {
  if (isTemplate(text)) return [];
  const changes: TextChange[] = [];
  let behind = 0;
  for (const entry of master.entries) {
    trimBlankLines(text, behind, entry.span.start, changes);
    behind = entry.span.end;
    // Behind a NUL byte, Postfix reads nothing.
    if (!entry.stray && !text.slice(entry.span.start, entry.span.end).includes('\0')) {
      formatEntry(text, entry, changes);
    }
  }
  trimBlankLines(text, behind, text.length, changes);
  return changes.filter(
    ({ span, text: wanted }) =>
      span.start <= within.end && span.end >= within.start && text.slice(span.start, span.end) !== wanted,
  );
}

/** Only what stands between the words is changed: the blanks inside braces are the value's. */
function formatEntry(text: string, entry: MasterEntry, changes: TextChange[]): void {
  const words: readonly MasterWord[] = [...entry.columns, ...entry.arguments];
  const oneLine =
    entry.columns.length === columnCount &&
    !text.slice(entry.columns[0]?.span.start, entry.columns.at(-1)?.span.end).includes('\n');
  let at = entry.columns[0]?.text.length ?? 0;
  for (let i = 0; i < words.length; i++) {
    const [word, next] = [words[i] as MasterWord, words[i + 1]];
    const gap = { start: word.span.end, end: next ? next.span.start : entry.span.end };
    const blanks = text.slice(gap.start, gap.end);
    if (!blanks.includes('\n')) {
      const isPlain = /^[ \t]+$/.test(blanks);
      if (!next) {
        if (isPlain) changes.push({ span: gap, text: '' });
        continue;
      }
      if (!isPlain) {
        at += blanks.length + next.text.length;
        continue;
      }
      const wide = oneLine && i + 1 < columnCount ? Math.max(1, (columnStarts[i + 1] ?? 0) - at) : 1;
      // Arguments stay as they are: someone may have lined them up.
      if (i + 1 < columnCount) changes.push({ span: gap, text: ' '.repeat(wide) });
      at += wide + next.text.length;
      continue;
    }
    formatLines(text, gap, next !== undefined, changes);
  }
}

/** Blanks at the ends of lines go; the line on which the next word stands is indented. */
function formatLines(text: string, gap: Span, hasNext: boolean, changes: TextChange[]): void {
  for (let line = gap.start; line < gap.end;) {
    const next = nextLine(text, line);
    const isLast = next >= gap.end && text.charAt(gap.end - 1) !== '\n';
    if (isLast) {
      if (hasNext && line > gap.start && /^[ \t]+$/.test(text.slice(line, gap.end))) {
        changes.push({ span: { start: line, end: gap.end }, text: indent });
      }
      return;
    }
    // Comment lines keep their shape.
    if (line === gap.start || lineKind(text, line) === 'blank') {
      trimLineEnd(text, line, Math.min(next, gap.end), changes);
    }
    line = next;
  }
}

function trimLineEnd(text: string, start: number, next: number, changes: TextChange[]): void {
  const match = /([ \t]+)(?:\r?\n)?$/.exec(text.slice(start, next));
  const blanks = match?.[1];
  if (!match || blanks === undefined) return;
  const from = start + match.index;
  // Without the blanks behind it, a lone CR would become part of the line end.
  if (text.charAt(from - 1) === '\r') return;
  changes.push({ span: { start: from, end: from + blanks.length }, text: '' });
}

function trimBlankLines(text: string, start: number, end: number, changes: TextChange[]): void {
  for (let line = start; line < end; line = nextLine(text, line)) {
    if (lineKind(text, line) === 'blank') trimLineEnd(text, line, nextLine(text, line), changes);
  }
}
