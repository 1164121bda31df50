import type { ProseKind } from '../facts/prose.ts';
import type { Span } from '../syntax/span.ts';

/** What was fetched for a completion. */
export interface CompletionOptions {
  /** What is in the folder that `Offer.folder` named. */
  readonly files?: readonly FolderEntry[] | undefined;
}

/** A file or folder in a folder. */
export interface FolderEntry {
  readonly name: string;
  readonly folder: boolean;
}

/**
 * What an item is about, so that its text can be found: `keyword` names are `list=word`. Without a name it is the
 * item's label.
 */
export interface ItemSubject {
  readonly kind: ProseKind | 'preset';
  readonly name?: string;
}

/** Items that all replace the same stretch of a line. */
export interface Offer {
  readonly span: Span;
  readonly items: readonly OfferedItem[];
  /** What the items are about that do not say so themselves. */
  readonly about?: ItemSubject;
  /** There are more, for which to ask again when more is typed. */
  readonly incomplete?: boolean;
  /** The absolute path of the folder whose entries would be offered, were they known. */
  readonly folder?: string;
}

/** What an item stands for; editors show a sign for each. */
export type ItemKind =
  | 'class'
  | 'enumMember'
  | 'file'
  | 'folder'
  | 'function'
  | 'keyword'
  | 'module'
  | 'property'
  | 'snippet'
  | 'value'
  | 'variable';

/** What one item says, as far as it is not plain. */
export interface ItemWording {
  /** What is written, if not the label. */
  readonly text?: string;
  /** The same with places to fill in, as LSP writes them; used instead of `text` where the client can. */
  readonly snippet?: string;
  readonly kind?: ItemKind;
  /** `first` and `last` among the others; a number keeps an order of its own, in front of the rest. */
  readonly order?: 'first' | 'last' | 'deprecated' | number;
  /** Behind what is `first`, in front of the rest: by how often people need it, 0 most often. */
  readonly rank?: number;
  /** What may be typed to find it, where that is not the label alone. */
  readonly words?: readonly string[];
  readonly description?: string;
  readonly about?: ItemSubject;
  readonly preselect?: boolean;
}

/** A word that can be written. */
export interface OfferedItem extends ItemWording {
  readonly label: string;
}

/** An item of its label and whatever else it says. */
export function item(label: string, wording: ItemWording = {}): OfferedItem {
  return { label, ...wording };
}

/** Literal text inside a snippet. */
export function escaped(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
