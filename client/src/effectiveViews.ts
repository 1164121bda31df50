import * as vscode from 'vscode';
import { type DocumentViews, type ViewContent, createDocumentViews } from './documentViews.ts';

/** Asks the server; null where it has no answer. */
export type Ask = <T>(method: string, params: object) => Promise<T | null>;

export const effectiveScheme = 'postfix-effective';

/** What a view shows. */
export type Shown =
  | {
      readonly kind: 'effective';
      readonly uri: string;
      readonly service?: string;
      readonly all: boolean;
      readonly expand: boolean;
      readonly withoutDefaults?: boolean;
    }
  | { readonly kind: 'comparison'; readonly uri: string; readonly other: string; readonly side: 'before' | 'after' };

/** What the server says of two files. */
export interface Comparison {
  readonly before: string;
  readonly after: string;
  readonly names: readonly string[];
}

/** Read-only documents that show what a configuration comes to, and follow it as it is typed. */
export type EffectiveViews = DocumentViews<Shown>;

export function createEffectiveViews(ask: Ask): EffectiveViews {
  return createDocumentViews<Shown>({
    scheme: effectiveScheme,
    languageId: 'postfix-main-cf',
    async content(shown) {
      if (shown.kind === 'effective') return ask<ViewContent>('postfix/effective', shown);
      const found = await compare(ask, shown.uri, shown.other);
      return found && { text: found[shown.side], links: [] };
    },
    sources: (shown) => (shown.kind === 'comparison' ? [shown.uri, shown.other] : [shown.uri]),
  });
}

/** What two files differ in. */
export async function compare(ask: Ask, uri: string, other: string): Promise<Comparison | null> {
  return ask<Comparison>('postfix/compare', { ...(await withText(uri)), other: await withText(other) });
}

/** A file with its text: the server cannot read every file that the editor can. */
async function withText(uri: string): Promise<{ readonly uri: string; readonly text?: string }> {
  try {
    return { uri, text: (await vscode.workspace.openTextDocument(vscode.Uri.parse(uri))).getText() };
  } catch {
    return { uri };
  }
}
