import type { DocumentLink } from 'vscode-languageserver-types';
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
  // A lone surrogate has no UTF-8, so that encodeURIComponent() would throw.
  const wellFormed = path.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
  return `file://${wellFormed.split('/').map(encodeURIComponent).join('/')}`;
}
