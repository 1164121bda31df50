import { type FoldingRange, FoldingRangeKind } from 'vscode-languageserver-types';
import type { LanguageDocument } from '../languages/language.ts';

/** Elements of several lines, and runs of comment lines. */
export function foldingRanges(document: LanguageDocument): FoldingRange[] {
  const ranges: FoldingRange[] = [];
  let comments: { startLine: number; endLine: number; kind: FoldingRangeKind } | undefined;
  for (const { kind, span } of document.language.elements(document)) {
    const startLine = document.lines.positionAt(span.start).line;
    const endLine = document.lines.positionAt(span.end).line;
    if (kind !== 'comment') ranges.push({ startLine, endLine });
    else if (comments?.endLine === startLine - 1) comments.endLine = endLine;
    else {
      comments = { startLine, endLine, kind: FoldingRangeKind.Comment };
      ranges.push(comments);
    }
  }
  return ranges.filter(({ startLine, endLine }) => endLine > startLine);
}
