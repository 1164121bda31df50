import { diagnosticsOf } from '../../server/src/lsp/openInstance.ts';
import { type FindingsIn, codeActions, fixAllKind } from '../../server/src/ide/codeActions.ts';
import { resolveCompletion } from '../../server/src/ide/completionResolve.ts';
import { foldingRanges } from '../../server/src/ide/folding.ts';
import { format, formatRange } from '../../server/src/ide/format.ts';
import { hover } from '../../server/src/ide/hover.ts';
import { inlayHints } from '../../server/src/ide/inlayHints.ts';
import { documentLinks } from '../../server/src/ide/links.ts';
import { definition, highlights, references } from '../../server/src/ide/navigation.ts';
import { rangeOf } from '../../server/src/ide/range.ts';
import { prepareRename, rename } from '../../server/src/ide/rename.ts';
import { selectionRanges } from '../../server/src/ide/selection.ts';
import { semanticTokens } from '../../server/src/ide/semanticTokens.ts';
import { documentSymbols } from '../../server/src/ide/symbols.ts';
import { knowledge } from '../../server/src/facts/knowledge.ts';
import { noProse } from '../../server/src/facts/prose.ts';
import type { LanguageDocument } from '../../server/src/languages/language.ts';
import { locales } from '../../server/src/texts/locales.ts';
import type { Span } from '../../server/src/syntax/span.ts';
import { type EditedFile, openEdited } from '../editedFile.ts';
import { complete } from '../ide/completed.ts';

/** Something that a client asks for. */
export interface FuzzRequest<F> {
  readonly name: string;
  readonly run: (file: F, at: number, other: number) => unknown;
}

export function documentOf(file: EditedFile): LanguageDocument {
  return file.main();
}

const source = { knowledge, release: knowledge.newestStable, messages: locales.en, prose: noProse };
const clientOptions = { itemDefaults: true, snippets: true };
const span = (a: number, b: number): Span => ({ start: Math.min(a, b), end: Math.max(a, b) });

/** What a client asks of a file of any language. */
function requestsOf<F>(open: (file: F) => LanguageDocument, findingsOf: (file: F) => FindingsIn): FuzzRequest<F>[] {
  const ask = (
    name: string,
    run: (document: LanguageDocument, at: number, other: number) => unknown,
  ): FuzzRequest<F> => ({ name, run: (file, at, other) => run(open(file), at, other) });
  return [
    ask('hover', (document, at) => hover(document, at)),
    ask('hover, plain', (document, at) => hover(document, at, { hover: 'plaintext' })),
    ask('completion', (document, at) => complete(document, at, clientOptions)),
    ask('completion, plain', (document, at) => complete(document, at)),
    ask('completion resolve', (document, at) =>
      complete(document, at)
        .items.slice(0, 3)
        .map((item) => resolveCompletion(item, source)),
    ),
    ask('symbols', documentSymbols),
    ask('folding', foldingRanges),
    ask('definition', definition),
    ask('references', (document, at) => references(document, at, true)),
    ask('highlights', highlights),
    ask('rename', (document, at) => prepareRename(document, at) && rename(document, at, 'a_name_of_my_own')),
    ask('links', documentLinks),
    ask('selection', (document, at, other) => selectionRanges(document, [at, other])),
    ask('semantic tokens', semanticTokens),
    ask('inlay hints', (document, at, other) => inlayHints(document, rangeOf(document, span(at, other)))),
    ask('format', format),
    ask('format range', (document, at, other) => formatRange(document, rangeOf(document, span(at, other)))),
    {
      name: 'code actions',
      run: (file, at) => codeActions(open(file), findingsOf(file), span(at, at), undefined, []),
    },
    { name: 'fix all', run: (file) => codeActions(open(file), findingsOf(file), span(0, 0), [fixAllKind], []) },
  ];
}

/** Every request about a main.cf. */
export const mainRequests: readonly FuzzRequest<EditedFile>[] = [
  ...requestsOf<EditedFile>(documentOf, (file) => (within) => (within ? file.findingsAt(within) : file.findings())),
  { name: 'diagnostics', run: (file) => file.diagnostics() },
  {
    name: 'diagnostics, zh-cn',
    run: (file) => diagnosticsOf(file.instance(), 'main.cf', { messages: locales['zh-cn'] }, {}),
  },
  { name: 'open', run: (file) => openEdited('main.cf', { main: file.text() }).findings() },
];

/** Every request about a master.cf. */
export const masterRequests: readonly FuzzRequest<EditedFile>[] = [
  ...requestsOf<EditedFile>(
    (file) => file.master(),
    (file) => () => file.findings(),
  ).map((request) => ({ ...request, name: `master ${request.name}` })),
  { name: 'master diagnostics', run: (file) => file.diagnostics() },
];
