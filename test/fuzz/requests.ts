import { openFile, type OpenFile } from '../../server/src/connection/openFile.ts';
import type { OpenMasterFile } from '../../server/src/connection/openMasterFile.ts';
import { codeActions, fixAllKind } from '../../server/src/features/codeActions.ts';
import { complete } from '../../server/src/features/completion.ts';
import { resolveCompletion } from '../../server/src/features/completionResolve.ts';
import { placedDiagnostics } from '../../server/src/features/diagnostics.ts';
import type { MainDocument } from '../../server/src/features/document.ts';
import { foldingRanges } from '../../server/src/features/folding.ts';
import { format, formatRange } from '../../server/src/features/format.ts';
import { hover } from '../../server/src/features/hover.ts';
import { inlayHints } from '../../server/src/features/inlayHints.ts';
import { documentLinks } from '../../server/src/features/links.ts';
import { completeMaster } from '../../server/src/features/master/masterCompletion.ts';
import { masterCodeActions, masterDiagnostics } from '../../server/src/features/master/masterDiagnostics.ts';
import { formatMaster, formatMasterRange } from '../../server/src/features/master/masterFormat.ts';
import { masterHover } from '../../server/src/features/master/masterHover.ts';
import { masterLinks } from '../../server/src/features/master/masterLinks.ts';
import { prepareSharedRename, sharedDefinition, sharedHighlights, sharedReferences, sharedRename } from '../../server/src/features/master/masterNavigation.ts';
import { masterFolding, masterSymbols } from '../../server/src/features/master/masterOutline.ts';
import { masterSelectionRanges } from '../../server/src/features/master/masterSelection.ts';
import { masterTokens } from '../../server/src/features/master/masterTokens.ts';
import { definition, highlights, references } from '../../server/src/features/navigation.ts';
import { prepareRename, rename } from '../../server/src/features/rename.ts';
import { selectionRanges } from '../../server/src/features/selection.ts';
import { semanticTokens } from '../../server/src/features/semanticTokens.ts';
import { documentSymbols } from '../../server/src/features/symbols.ts';
import { knowledge } from '../../server/src/knowledge/knowledge.ts';
import { noProse } from '../../server/src/knowledge/prose.ts';
import { locales } from '../../server/src/texts/locales.ts';

/** Something that a client asks for. */
export interface FuzzRequest<F> { readonly name: string; readonly run: (file: F, at: number, other: number) => unknown }

export function documentOf(file: OpenFile): MainDocument {
  return { uri: file.uri, lines: file.lines(), context: file.context(), messages: locales.en, prose: noProse };
}
const source = { knowledge, release: knowledge.newestStable, messages: locales.en, prose: noProse };
const clientOptions = { itemDefaults: true, snippets: true };
const span = (a: number, b: number): { start: number; end: number } => ({ start: Math.min(a, b), end: Math.max(a, b) });

/** Every request about a main.cf. */
export const mainRequests: readonly FuzzRequest<OpenFile>[] = [
  { name: 'hover', run: (file, at) => hover(documentOf(file), at) },
  { name: 'completion', run: (file, at) => complete(documentOf(file), at, clientOptions) },
  { name: 'completion, plain', run: (file, at) => complete(documentOf(file), at) },
  { name: 'completion resolve', run: (file, at) => complete(documentOf(file), at).items.slice(0, 3).map((item) => resolveCompletion(item, source)) },
  { name: 'symbols', run: (file) => documentSymbols(documentOf(file)) },
  { name: 'folding', run: (file) => foldingRanges(documentOf(file)) },
  { name: 'definition', run: (file, at) => definition(documentOf(file), at) },
  { name: 'references', run: (file, at) => references(documentOf(file), at, true) },
  { name: 'highlights', run: (file, at) => highlights(documentOf(file), at) },
  { name: 'rename', run: (file, at) => prepareRename(documentOf(file), at) && rename(documentOf(file), at, 'a_name_of_my_own') },
  { name: 'links', run: (file) => documentLinks(documentOf(file)) },
  { name: 'selection', run: (file, at, other) => selectionRanges(documentOf(file), [at, other]) },
  { name: 'semantic tokens', run: (file) => semanticTokens(documentOf(file)) },
  { name: 'inlay hints', run: (file, at, other) => inlayHints(documentOf(file), { start: file.lines().positionAt(Math.min(at, other)), end: file.lines().positionAt(Math.max(at, other)) }) },
  { name: 'format', run: (file) => format(documentOf(file)) },
  { name: 'format range', run: (file, at, other) => formatRange(documentOf(file), Math.min(at, other), Math.max(at, other)) },
  { name: 'code actions', run: (file, at) => codeActions(documentOf(file), (within) => (within ? file.findingsAt(within) : file.findings()), span(at, at), undefined, []) },
  { name: 'fix all', run: (file) => codeActions(documentOf(file), () => file.findings(), span(0, 0), [fixAllKind], []) },
  { name: 'diagnostics', run: (file) => placedDiagnostics(documentOf(file), file.placed(), {}) },
  { name: 'diagnostics, zh-cn', run: (file) => placedDiagnostics({ ...documentOf(file), messages: locales['zh-cn'] }, file.placed(), {}) },
  { name: 'open', run: (file) => openFile(file.uri, 1, file.lines().getText(), knowledge.newestStable).findings() },
];

const masterOf = (file: OpenMasterFile) => file.document(locales.en, noProse);
const pairOf = (file: OpenMasterFile) => { const document = masterOf(file); return { main: document.main, master: document }; };

/** Every request about a master.cf. */
export const masterRequests: readonly FuzzRequest<OpenMasterFile>[] = [
  { name: 'master hover', run: (file, at) => masterHover(masterOf(file), at) },
  { name: 'master completion', run: (file, at) => completeMaster(masterOf(file), at, clientOptions) },
  { name: 'master symbols', run: (file) => masterSymbols(masterOf(file)) },
  { name: 'master folding', run: (file) => masterFolding(masterOf(file)) },
  { name: 'master definition', run: (file, at) => sharedDefinition(pairOf(file), 'master', at) },
  { name: 'master references', run: (file, at) => sharedReferences(pairOf(file), 'master', at, true) },
  { name: 'master highlights', run: (file, at) => sharedHighlights(pairOf(file), 'master', at) },
  { name: 'master rename', run: (file, at) => prepareSharedRename(pairOf(file), 'master', at) && sharedRename(pairOf(file), 'master', at, 'a_name_of_my_own') },
  { name: 'master links', run: (file) => masterLinks(masterOf(file)) },
  { name: 'master selection', run: (file, at, other) => masterSelectionRanges(masterOf(file), [at, other]) },
  { name: 'master tokens', run: (file) => masterTokens(masterOf(file)) },
  { name: 'master format', run: (file) => formatMaster(masterOf(file)) },
  { name: 'master format range', run: (file, at, other) => formatMasterRange(masterOf(file), Math.min(at, other), Math.max(at, other)) },
  { name: 'master code actions', run: (file, at) => masterCodeActions(masterOf(file), file.findings(), span(at, at), undefined, []) },
  { name: 'master fix all', run: (file) => masterCodeActions(masterOf(file), file.findings(), span(0, 0), [fixAllKind], []) },
  { name: 'master diagnostics', run: (file) => masterDiagnostics(masterOf(file), file.findings(), {}) },
];
