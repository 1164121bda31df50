import type { Span } from '../../syntax/span.ts';
import type { Fix } from '../rule.ts';

/** A fix that puts a word in the place of what was found; an empty place behind the `=` gets a space before it. */
export function replaceValue(
  span: Span,
  text: string,
  { safe = false, preferred = true }: { safe?: boolean; preferred?: boolean } = {},
): Fix {
  const inserted = span.end === span.start ? ` ${text}` : text;
  return { title: { key: 'rename', data: { name: text } }, edits: [{ span, text: inserted }], safe, preferred };
}

/** The fix of rules that know what was meant, or do not: puts what the finding suggests in its place. */
export function replaceBySuggestion({
  span,
  data: { suggestion },
}: {
  readonly span: Span;
  readonly data: { readonly suggestion?: string };
}): Fix[] {
  return suggestion === undefined ? [] : [replaceValue(span, suggestion)];
}
