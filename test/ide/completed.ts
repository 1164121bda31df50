import type { CompletionItem, CompletionList, Range, TextEdit } from 'vscode-languageserver-types';
import { type ClientCompletion, completionList, offerAt } from '../../server/src/ide/completion.ts';
import type { LanguageDocument } from '../../server/src/languages/language.ts';
import type { FolderEntry } from '../../server/src/languages/offer.ts';
import { type Opening, edited, openAt } from './open.ts';

/** A completion list with the document and the offset it is for. */
export interface Completed {
  readonly document: LanguageDocument;
  readonly offset: number;
  readonly list: CompletionList;
}

/** What the client can do, and what is in the folder in which a file is named. */
export interface Asking extends ClientCompletion {
  readonly files?: readonly FolderEntry[];
}

/** What is offered at an offset. */
export function complete(document: LanguageDocument, offset: number, asking: Asking = {}): CompletionList {
  return completionList(document, offerAt(document, offset, asking.files), asking);
}

/** The folder in which a file is being named. */
export function folderWanted(document: LanguageDocument, offset: number): string | undefined {
  return offerAt(document, offset)?.folder;
}

/** What is offered at the mark `‸`. */
export function completed(marked: string, options: Asking & Opening = {}): Completed {
  const { document, offset } = openAt(marked, options);
  return { document, offset, list: complete(document, offset, options) };
}

/** The labels as an editor lists them where nothing is typed yet. */
export function labels({ list }: Completed): string[] {
  const key = (item: CompletionItem): string => item.sortText ?? item.label;
  const after = (a: CompletionItem, b: CompletionItem): number => Number(key(a) > key(b)) - Number(key(a) < key(b));
  return [...list.items].sort(after).map(({ label }) => label);
}

/** The edit of an item in either form. */
export function editOf(list: CompletionList, item: CompletionItem): TextEdit {
  if (item.textEdit) return item.textEdit as TextEdit;
  return { range: list.itemDefaults?.editRange as Range, newText: item.textEditText ?? item.label };
}

/** The text after the item of a label is accepted. */
export function accepted({ document, list }: Completed, label: string): string {
  const item = list.items.find((one) => one.label === label);
  if (!item)
    throw new Error(
      `“${label}” is not among ${list.items
        .slice(0, 40)
        .map((one) => one.label)
        .join(' ')}`,
    );
  return edited(document, [editOf(list, item)]);
}

/** A master.cf with services of several kinds. */
export const master = [
  'smtp inet n - y - - smtpd',
  'smtp unix - - y - - smtp',
  'relay unix - - y - - smtp',
  'lmtp unix - - y - - lmtp',
  'local unix - n n - - local',
  'slow unix - - y - 2 smtp',
  'policy unix - n n - 0 spawn user=nobody argv=/x',
  'cleanup unix n - y - 0 cleanup',
  '',
].join('\n');
