import { type DocumentSymbol, type FoldingRange, FoldingRangeKind, SymbolKind } from 'vscode-languageserver-types';
import { column, serviceKey, wordsSpan } from '../model/masterService.ts';
import type { MasterEntry } from '../syntax/masterCf.ts';
import { lineKind, nextLine } from '../syntax/physicalLine.ts';
import { type MasterDocument, rangeIn } from '../languages/masterCf/masterDocument.ts';

const detailLength = 80;

/** One symbol a service, its `-o` settings below it. */
export function masterSymbols(document: MasterDocument): DocumentSymbol[] {
  return document.context.master.entries.flatMap((entry) => {
    const name = entry.columns[0];
    if (entry.stray || !name) return [];
    return [{
      name: serviceKey(entry), detail: entry.columns[column.command]?.text ?? '', kind: SymbolKind.Function,
      range: rangeIn(document, wordsSpan(entry)), selectionRange: rangeIn(document, name.span), children: overrideSymbols(document, entry),
    }];
  });
}

function overrideSymbols(document: MasterDocument, entry: MasterEntry): DocumentSymbol[] {
  return entry.overrides.filter(({ name }) => name !== '').map(({ name, value, span, nameSpan }) => ({
    name, detail: value.text.length > detailLength ? `${value.text.slice(0, detailLength - 1)}…` : value.text, kind: SymbolKind.Property,
    range: rangeIn(document, { start: Math.min(span.start, nameSpan.start), end: Math.max(span.end, nameSpan.end) }), selectionRange: rangeIn(document, nameSpan),
  }));
}

/** Entries of several lines, and runs of comment lines outside them. */
export function masterFolding(document: MasterDocument): FoldingRange[] {
  const { text, master } = document.context;
  const ranges: FoldingRange[] = [];
  const add = (start: number, end: number, kind?: FoldingRangeKind): void => {
    const [startLine, endLine] = [document.lines.positionAt(start).line, document.lines.positionAt(end).line];
    if (endLine > startLine) ranges.push({ startLine, endLine, ...(kind ? { kind } : {}) });
  };
  let next = 0;
  let comments: { readonly start: number; last: number } | undefined;
  for (let at = 0; at < text.length; at = nextLine(text, at)) {
    while (next < master.entries.length && (master.entries[next] as MasterEntry).span.end <= at) next++;
    const entry = master.entries[next];
    const inside = entry !== undefined && at > entry.span.start && at < entry.span.end;
    const isComment = !inside && lineKind(text, at) === 'comment';
    if (isComment) {
      comments ??= { start: at, last: at };
      comments.last = at;
    } else if (comments) {
      add(comments.start, comments.last, FoldingRangeKind.Comment);
      comments = undefined;
    }
    if (entry && entry.span.start === at) add(at, Math.max(at, wordsSpan(entry).end));
  }
  if (comments) add(comments.start, comments.last, FoldingRangeKind.Comment);
  return ranges;
}
