import { type DocumentViews, type ViewContent, createDocumentViews } from './documentViews.ts';
import type { Ask } from './effectiveViews.ts';

export const lookupScheme = 'postfix-lookup';

/** A key that the tables of a file are asked for; `role` where the file is no table. */
export interface AskedKey {
  readonly uri: string;
  readonly key: string;
  readonly role?: string;
}

/** Read-only documents with the answers to a key, which follow the tables as these are typed. */
export type LookupViews = DocumentViews<AskedKey>;

export function createLookupViews(ask: Ask): LookupViews {
  return createDocumentViews<AskedKey>({
    scheme: lookupScheme,
    languageId: 'plaintext',
    content: (asked) => ask<ViewContent>('postfix/lookup', asked),
    sources: ({ uri }) => [uri],
  });
}
