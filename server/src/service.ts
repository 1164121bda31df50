import type {
  CodeAction, CompletionList, Diagnostic, DocumentHighlight, DocumentLink, DocumentSymbol, FoldingRange, Hover, InlayHint, Location, Position, Range, SelectionRange, TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-types';
import { type FindingsIn, codeActions } from './ide/codeActions.ts';
import { type CompletionOptions, complete, folderWanted } from './languages/mainCf/mainCompletion.ts';
import type { MainDocument } from './languages/mainCf/mainDocument.ts';
import { foldingRanges } from './ide/folding.ts';
import { format, formatRange } from './languages/mainCf/mainFormat.ts';
import { hover } from './languages/mainCf/mainHover.ts';
import { inlayHints } from './languages/mainCf/mainInlayHints.ts';
import { documentLinks } from './ide/links.ts';
import { completeMaster } from './languages/masterCf/masterCompletion.ts';
import { masterCodeActions } from './ide/masterDiagnostics.ts';
import type { MasterDocument } from './languages/masterCf/masterDocument.ts';
import { formatMaster, formatMasterRange } from './languages/masterCf/masterFormat.ts';
import type { Pair } from './languages/masterCf/masterOccurrences.ts';
import { masterHover } from './languages/masterCf/masterHover.ts';
import { masterLinks } from './languages/masterCf/masterLinks.ts';
import { prepareSharedRename, sharedDefinition, sharedHighlights, sharedReferences, sharedRename } from './ide/masterNavigation.ts';
import { masterFolding, masterSymbols } from './ide/masterOutline.ts';
import { masterSelectionRanges } from './ide/masterSelection.ts';
import { masterTokens } from './languages/masterCf/masterTokens.ts';
import { definition, highlights, references } from './ide/navigation.ts';
import { prepareRename, rename } from './ide/rename.ts';
import { selectionRanges } from './ide/selection.ts';
import { semanticTokens } from './ide/semanticTokens.ts';
import { documentSymbols } from './ide/symbols.ts';
import type { MasterFinding } from './rules/master/masterRule.ts';
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
export function serviceOfMaster(master: MasterDocument, findings: () => readonly MasterFinding[]): Service {
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
