import type { InlayHint, Range } from 'vscode-languageserver-types';
import type { LanguageDocument } from '../languages/language.ts';
import { spanOf } from './range.ts';

const longest = 60;

/** What the language says behind values in a range. */
export function inlayHints(document: LanguageDocument, range: Range): InlayHint[] {
  const hints = document.language.inlayHints?.(document, spanOf(document, range)) ?? [];
  return hints.map(({ offset, text }) => ({
    position: document.lines.positionAt(offset),
    label: `→ ${shortened(text)}`,
    paddingLeft: true,
  }));
}

function shortened(text: string): string {
  const flat = text
    .slice(0, longest * 8)
    .replace(/[ \t\r\n\v\f]+/g, ' ')
    .trim();
  return flat.length > longest || text.length > longest * 8 ? `${flat.slice(0, longest - 1)}…` : flat;
}
