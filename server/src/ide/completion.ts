import {
  CompletionItemKind,
  CompletionItemTag,
  InsertTextFormat,
  type CompletionItem,
  type CompletionList,
} from 'vscode-languageserver-types';
import type { LanguageDocument } from '../languages/language.ts';
import type { FolderEntry, ItemKind, ItemSubject, Offer, OfferedItem } from '../languages/offer.ts';
import { rangeOf } from './range.ts';

/**
 * Characters that ask for completion by themselves. No `=`, `,` or space: Enter behind `relayhost =` must end the
 * line, not take the first item of a list that came up unasked.
 */
export const completionTriggers: readonly string[] = ['$', '{', '(', ':', '/', '!'];

/** What a client can do with a list of completions. */
export interface ClientCompletion {
  /** It takes `itemDefaults` for `editRange` and `data`: a list of names is then a third of the size. */
  readonly itemDefaults?: boolean;
  readonly snippets?: boolean;
}

/** What an item carries from its list to `resolveCompletion`. */
export interface CompletionData extends ItemSubject {
  readonly uri: string;
}

type ListFolder = (folder: string) => Promise<readonly FolderEntry[] | undefined>;

/**
 * What can be written at an offset. Items carry no documentation: `resolveCompletion` adds it to the one that is
 * looked at.
 * @param listFolder tells what is in a folder, where a file of it is being named
 */
export function complete(
  document: LanguageDocument,
  offset: number,
  client: ClientCompletion,
  listFolder: ListFolder,
): CompletionList | Promise<CompletionList> {
  const offer = offerAt(document, offset);
  if (offer?.folder === undefined) return completionList(document, offer, client);
  return listFolder(offer.folder).then((files) =>
    completionList(document, files && offerAt(document, offset, files), client),
  );
}

/** What the language offers; `files` are those of the folder that it asked for. */
export function offerAt(
  document: LanguageDocument,
  offset: number,
  files?: readonly FolderEntry[],
): Offer | undefined {
  return document.language.complete?.(document, offset, { files });
}

/** The list that a client gets of an offer. */
export function completionList(
  document: LanguageDocument,
  offer: Offer | undefined,
  { itemDefaults = false, snippets = false }: ClientCompletion,
): CompletionList {
  if (!offer) return { isIncomplete: false, items: [] };
  const { uri } = document;
  const range = rangeOf(document, offer.span);
  const isIncomplete = offer.incomplete === true;
  const data: CompletionData | undefined = offer.about && { uri, ...offer.about };
  if (itemDefaults) {
    const defaults = { editRange: range, ...(data ? { data } : {}) };
    const items = offer.items.map((one) => itemOf(one, snippets, one.about && { uri, ...one.about }));
    return { isIncomplete, itemDefaults: defaults, items };
  }
  const items = offer.items.map((one) => {
    const about = one.about ?? offer.about;
    const { textEditText = one.label, ...rest } = itemOf(one, snippets, about && { uri, name: one.label, ...about });
    return { ...rest, textEdit: { range, newText: textEditText } };
  });
  return { isIncomplete, items };
}

/**
 * Property by property: of a thousand items in a list, keeping what was made before by a WeakMap took three times as
 * long.
 */
function itemOf(
  { label, kind, order, rank, words, description, preselect, text, snippet }: OfferedItem,
  snippets: boolean,
  data: CompletionData | undefined,
): CompletionItem {
  const item: CompletionItem = { label, kind: kinds[kind ?? 'value'] };
  const written = (snippets ? snippet : undefined) ?? text;
  if (written !== undefined) item.textEditText = written;
  if (snippets && snippet !== undefined) item.insertTextFormat = InsertTextFormat.Snippet;
  if (order !== undefined) item.sortText = sortText(label, order);
  else if (rank !== undefined) item.sortText = `"${String(rank).padStart(3, '0')}`;
  if (words) item.filterText = words.join(' ');
  if (order === 'deprecated') item.tags = [CompletionItemTag.Deprecated];
  if (description !== undefined) item.labelDetails = { description };
  if (data) item.data = data;
  if (preselect) item.preselect = true;
  return item;
}

const kinds: Readonly<Record<ItemKind, CompletionItemKind>> = {
  class: CompletionItemKind.Class,
  enumMember: CompletionItemKind.EnumMember,
  file: CompletionItemKind.File,
  folder: CompletionItemKind.Folder,
  function: CompletionItemKind.Function,
  keyword: CompletionItemKind.Keyword,
  module: CompletionItemKind.Module,
  property: CompletionItemKind.Property,
  snippet: CompletionItemKind.Snippet,
  value: CompletionItemKind.Value,
  variable: CompletionItemKind.Variable,
};

/** Clients sort by code units: `!` comes before any name, `~` behind all; `"`, for a rank, is behind `!`. */
function sortText(label: string, order: NonNullable<OfferedItem['order']>): string {
  switch (order) {
    case 'first':
      return `!${label}`;
    case 'last':
      return `~1${label}`;
    case 'deprecated':
      return `~2${label}`;
    default:
      return `!${String(order).padStart(3, '0')}`;
  }
}
