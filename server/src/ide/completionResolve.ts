import type { CompletionItem } from 'vscode-languageserver-types';
import type { ItemSubject } from '../languages/offer.ts';
import { type ItemSource, itemText } from '../languages/parameters/completion/itemText.ts';
import type { CompletionData } from './completion.ts';
import { type ClientTexts, markupOf } from './markup.ts';

/** The file that an item was offered in; undefined where the item does not tell. */
export function fileOfItem({ data }: CompletionItem): string | undefined {
  const uri = (data as Partial<CompletionData> | null | undefined)?.uri;
  return typeof uri === 'string' ? uri : undefined;
}

/** The item with the summary as its detail and the facts and the text about its subject as documentation. */
export function resolveCompletion(item: CompletionItem, source: ItemSource, client?: ClientTexts): CompletionItem {
  const subject = subjectOf(item);
  if (!subject) return item;
  const { summary, markdown } = itemText(source, subject);
  return {
    ...item,
    ...(summary === undefined ? {} : { detail: summary }),
    ...(markdown === '' ? {} : { documentation: markupOf(markdown, client?.documentation) }),
  };
}

/** The client sends back what it was given, or anything. */
function subjectOf({ label, data }: CompletionItem): { kind: ItemSubject['kind']; name: string } | undefined {
  const { kind, name = label } = (data ?? {}) as Partial<CompletionData>;
  return typeof kind === 'string' && typeof name === 'string' ? { kind, name } : undefined;
}
