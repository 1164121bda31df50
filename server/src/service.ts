import type {
  CodeAction, CompletionList, Diagnostic, DocumentHighlight, DocumentLink, DocumentSymbol, FoldingRange, Hover, InlayHint, Location, Position, Range, SelectionRange, TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-types';
import { type FindingsIn, codeActions } from './features/codeActions.ts';
import { type CompletionOptions, complete, folderWanted } from './features/completion.ts';
import type { MainDocument } from './features/document.ts';
import { foldingRanges } from './features/folding.ts';
import { format, formatRange } from './features/format.ts';
import { hover } from './features/hover.ts';
import { inlayHints } from './features/inlayHints.ts';
import { documentLinks } from './features/links.ts';
import { completeMaster } from './features/master/masterCompletion.ts';
import { masterCodeActions } from './features/master/masterDiagnostics.ts';
import type { MasterDocument } from './features/master/masterDocument.ts';
import { formatMaster, formatMasterRange } from './features/master/masterFormat.ts';
import type { Pair } from './features/master/masterOccurrences.ts';
import { masterHover } from './features/master/masterHover.ts';
import { masterLinks } from './features/master/masterLinks.ts';
import { prepareSharedRename, sharedDefinition, sharedHighlights, sharedReferences, sharedRename } from './features/master/masterNavigation.ts';
import { masterFolding, masterSymbols } from './features/master/masterOutline.ts';
import { masterSelectionRanges } from './features/master/masterSelection.ts';
import { masterTokens } from './features/master/masterTokens.ts';
import { definition, highlights, references } from './features/navigation.ts';
import { prepareRename, rename } from './features/rename.ts';
import { selectionRanges } from './features/selection.ts';
import { semanticTokens } from './features/semanticTokens.ts';
import { documentSymbols } from './features/symbols.ts';
import type { Finding } from './rules/rule.ts';
import type { Span } from './syntax/span.ts';

/**
 * All that can be asked of an open file, whichever of the two languages it is in: what LSP asks, by offsets. It wires and
 * holds no logic; each function is a feature's.
 */
export interface Service {
  readonly offsetAt: (position: Position) => number;
  readonly hover: (offset: number) => Hover | undefined;
  readonly complete: (offset: number, options: CompletionOptions) => CompletionList;
  /** The folder whose files `complete` would like to have. */
  readonly folderWanted: (offset: number) => string | undefined;
  readonly codeActions: (span: Span, only: readonly string[] | undefined, given: readonly Diagnostic[]) => CodeAction[];
  readonly symbols: () => DocumentSymbol[];
  readonly folding: () => FoldingRange[];
  readonly definition: (offset: number) => Location[];
  readonly references: (offset: number, includeDeclaration: boolean) => Location[];
  readonly highlights: (offset: number) => DocumentHighlight[];
  readonly prepareRename: (offset: number) => { range: Range; placeholder: string } | undefined;
  readonly rename: (offset: number, newName: string) => WorkspaceEdit | undefined;
  readonly links: () => DocumentLink[];
  readonly selectionRanges: (offsets: readonly number[]) => SelectionRange[];
  readonly semanticTokens: () => { data: number[] };
  readonly inlayHints: (range: Range) => InlayHint[];
  readonly format: () => TextEdit[];
  readonly formatRange: (start: number, end: number) => TextEdit[];
}

/**
 * A main.cf; with the master.cf beside it, where one is known, names are followed into both. Findings and the other file
 * come when something asks for them: a hover needs neither.
 */
export function serviceOfMain(main: MainDocument, findings: FindingsIn<Finding>, masterBeside: () => MasterDocument | undefined): Service {
  /** In both files where the other is known. */
  const named = <T>(inBoth: (pair: Pair) => T, inOne: () => T): T => {
    const master = masterBeside();
    return master ? inBoth({ main, master }) : inOne();
  };
  return {
    offsetAt: (position) => main.lines.offsetAt(position),
    hover: (offset) => hover(main, offset),
    complete: (offset, options) => complete(main, offset, options),
    folderWanted: (offset) => folderWanted(main, offset),
    codeActions: (span, only, given) => codeActions(main, findings, span, only, given),
    symbols: () => documentSymbols(main),
    folding: () => foldingRanges(main),
    definition: (offset) => named((pair) => sharedDefinition(pair, 'main', offset), () => definition(main, offset)),
    references: (offset, all) => named((pair) => sharedReferences(pair, 'main', offset, all), () => references(main, offset, all)),
    highlights: (offset) => named((pair) => sharedHighlights(pair, 'main', offset), () => highlights(main, offset)),
    prepareRename: (offset) => named((pair) => prepareSharedRename(pair, 'main', offset), () => prepareRename(main, offset)),
    rename: (offset, newName) => named((pair) => sharedRename(pair, 'main', offset, newName), () => rename(main, offset, newName)),
    links: () => documentLinks(main),
    selectionRanges: (offsets) => selectionRanges(main, offsets),
    semanticTokens: () => semanticTokens(main),
    inlayHints: (range) => inlayHints(main, range),
    format: () => format(main),
    formatRange: (start, end) => formatRange(main, start, end),
  };
}

/** A master.cf; the main.cf beside it comes in the document. */
export function serviceOfMaster(master: MasterDocument, findings: () => readonly Finding[]): Service {
  const pair = { main: master.main, master };
  return {
    offsetAt: (position) => master.lines.offsetAt(position),
    hover: (offset) => masterHover(master, offset),
    complete: (offset, options) => completeMaster(master, offset, options),
    folderWanted: () => undefined,
    codeActions: (span, only, given) => masterCodeActions(master, findings(), span, only, given),
    symbols: () => masterSymbols(master),
    folding: () => masterFolding(master),
    definition: (offset) => sharedDefinition(pair, 'master', offset),
    references: (offset, all) => sharedReferences(pair, 'master', offset, all),
    highlights: (offset) => sharedHighlights(pair, 'master', offset),
    prepareRename: (offset) => prepareSharedRename(pair, 'master', offset),
    rename: (offset, newName) => sharedRename(pair, 'master', offset, newName),
    links: () => masterLinks(master),
    selectionRanges: (offsets) => masterSelectionRanges(master, offsets),
    semanticTokens: () => masterTokens(master),
    inlayHints: () => [],
    format: () => formatMaster(master),
    formatRange: (start, end) => formatMasterRange(master, start, end),
  };
}
