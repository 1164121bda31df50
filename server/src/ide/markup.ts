import { MarkupKind, type MarkupContent } from 'vscode-languageserver-types';

/**
 * In which kind of text a client shows hovers and the documentation of completion items; Markdown where it does not
 * say.
 */
export interface ClientTexts {
  readonly hover?: MarkupKind | undefined;
  readonly documentation?: MarkupKind | undefined;
}

/** Our Markdown as a client shows it. */
export function markupOf(markdown: string, kind: MarkupKind = MarkupKind.Markdown): MarkupContent {
  return { kind, value: kind === MarkupKind.Markdown ? markdown : plainText(markdown) };
}

/** The kind that a client prefers: the first in its list that there is (LSP 3.17, "contentFormat"). */
export function preferredKind(formats: readonly MarkupKind[] | undefined): MarkupKind | undefined {
  return formats?.find((kind) => kind === MarkupKind.Markdown || kind === MarkupKind.PlainText);
}

/** Our own Markdown without its marks: what is in code spans and fences stays as it is, a link keeps its text. */
export function plainText(markdown: string): string {
  const [outside, inside] = [
    /(`+)( ?)(.+?)\2\1(?!`)|\*\*([^*]+)\*\*|\[((?:`[^`]*`|[^[\]`])*)\]\([^()\s]*\)/g,
    /^(`{3,})[^\n`]*\n([\s\S]*?)\n\1$/gm,
  ];
  const inline = (text: string): string =>
    text
      .replace(/ {2}\n/g, '\n')
      .replace(
        outside,
        (_, _ticks, _pad, code?: string, strong?: string, label?: string) => code ?? strong ?? inline(label ?? ''),
      );
  let plain = '';
  let at = 0;
  for (const fence of markdown.matchAll(inside)) {
    plain += inline(markdown.slice(at, fence.index)) + (fence[2] ?? '');
    at = fence.index + fence[0].length;
  }
  return plain + inline(markdown.slice(at));
}
