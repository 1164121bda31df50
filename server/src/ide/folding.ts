import { type FoldingRange, FoldingRangeKind } from 'vscode-languageserver-types';
import type { MainDocument } from '../languages/mainCf/mainDocument.ts';

/** Entries of several lines, and runs of comment lines. */
export function foldingRanges(document: MainDocument): FoldingRange[] {
  const { elements, offsets } = document.context.configuration.tree;
  const ranges: FoldingRange[] = [];
  const lineAt = (offset: number): number => document.lines.positionAt(offset).line;
  const add = (start: number, end: number, kind?: FoldingRangeKind): void => {
    const [startLine, endLine] = [lineAt(start), lineAt(end)];
    if (endLine > startLine) ranges.push({ startLine, endLine, ...(kind ? { kind } : {}) });
  };
  for (let i = 0; i < elements.length; i++) {
    const element = elements[i];
    if (!element || element.kind === 'blank') continue;
    const start = offsets[i] as number;
    if (element.kind === 'comment') {
      while (elements[i + 1]?.kind === 'comment') i++;
      add(start, (offsets[i] as number) + lastOf(elements[i]?.text ?? ''), FoldingRangeKind.Comment);
    } else {
      const last = lastOf(element.text);
      if (element.text.lastIndexOf('\n', last - 1) >= 0) add(start, start + last);
    }
  }
  return ranges;
}

/** Where the last line of a text has its line end. */
function lastOf(text: string): number {
  return text.endsWith('\r\n') ? text.length - 2 : text.endsWith('\n') ? text.length - 1 : text.length;
}
