import { CompletionItemKind, CompletionItemTag, InsertTextFormat, type CompletionItem, type CompletionList } from 'vscode-languageserver-types';
import type { ProseKind } from '../knowledge/prose.ts';
import type { Span } from '../syntax/span.ts';
import { type MainDocument, rangeOf } from './mainCf/mainDocument.ts';

/** What a client can do, and what was fetched for it. */
export interface CompletionOptions {
  /** The client takes `itemDefaults` for `editRange` and `data`: a list of names is then a third of the size. */
  readonly itemDefaults?: boolean;
  /** The client takes snippets. */
  readonly snippets?: boolean;
  /** What is in the folder that `folderWanted` asked for. */
  readonly files?: readonly FolderEntry[];
}

/** A file or folder in a folder. */
export interface FolderEntry { readonly name: string; readonly folder: boolean }

/** What an item is about, for resolve: `keyword` names are `list=word`. Without a name it is the item's label. */
export interface CompletionData { readonly kind: ProseKind; readonly name?: string }

/** Items that all replace the same stretch of a line. */
export interface Offer {
  readonly span: Span;
  /** In the form for clients with `itemDefaults`: no ranges; `data` only where it differs from the offer's. */
  readonly items: readonly CompletionItem[];
  readonly data?: CompletionData;
  /** There are more, for which to ask again when more is typed. */
  readonly incomplete?: boolean;
}

/** What one item says, as far as it is not plain. */
export interface Wording {
  /** What is written, if not the label. */
  readonly text?: string;
  /** The same with places to fill in; used instead of `text` where the client can. */
  readonly snippet?: string;
  readonly kind?: CompletionItemKind;
  /** `first` and `last` among the others; a number keeps an order of its own, in front of the rest. */
  readonly order?: 'first' | 'last' | 'deprecated' | number;
  readonly description?: string;
  readonly about?: CompletionData;
  readonly preselect?: boolean;
}

/** An item in the form that `Offer.items` has. */
export function item(label: string, wording: Wording = {}, snippets = false): CompletionItem {
  const { text, snippet, kind = CompletionItemKind.Value, order, description, about, preselect } = wording;
  const written = snippets ? snippet ?? text : text;
  return {
    label, kind,
    ...(written === undefined ? {} : { textEditText: written }),
    ...(snippets && snippet !== undefined ? { insertTextFormat: InsertTextFormat.Snippet } : {}),
    ...(order === undefined ? {} : { sortText: sortText(label, order) }),
    ...(order === 'deprecated' ? { tags: [CompletionItemTag.Deprecated] } : {}),
    ...(description === undefined ? {} : { labelDetails: { description } }),
    ...(about === undefined ? {} : { data: about }),
    ...(preselect ? { preselect } : {}),
  };
}

/** Clients sort by code units: `!` comes before any name, `~` behind all. */
export function sortText(label: string, order: 'first' | 'last' | 'deprecated' | number): string {
  switch (order) {
    case 'first': return `!${label}`;
    case 'last': return `~1${label}`;
    case 'deprecated': return `~2${label}`;
    default: return `!${String(order).padStart(3, '0')}`;
  }
}

/** Literal text inside a snippet. */
export function escaped(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

/** The list that a client gets of an offer. */
export function completionList(document: MainDocument, { span, items, data, incomplete: isIncomplete = false }: Offer, { itemDefaults = false }: CompletionOptions): CompletionList {
  const range = rangeOf(document, span);
  if (itemDefaults) return { isIncomplete, itemDefaults: { editRange: range, ...(data ? { data } : {}) }, items: items as CompletionItem[] };
  return {
    isIncomplete,
    items: items.map((one) => {
      const { textEditText, ...rest } = one;
      const about = one.data as CompletionData | undefined ?? data;
      return { ...rest, textEdit: { range, newText: textEditText ?? one.label }, ...(about ? { data: { name: one.label, ...about } } : {}) };
    }),
  };
}
