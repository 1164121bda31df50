import type { DocumentLink } from 'vscode-languageserver-types';
import { encodePath } from '../instance/layout.ts';
import type { LanguageDocument } from '../languages/language.ts';
import { rangeOf } from './range.ts';

/** The files that a file on a disk names. */
export function documentLinks(document: LanguageDocument): DocumentLink[] {
  if (!document.uri.startsWith('file:')) return [];
  const links = document.language.links?.(document) ?? [];
  return links.map(({ span, path }) => ({ range: rangeOf(document, span), target: pathToUri(path) }));
}

/** The `file:` URI of an absolute path. */
export function pathToUri(path: string): string {
  return `file://${encodePath(path)}`;
}
