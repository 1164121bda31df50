import type { Span } from '../../syntax/span.ts';
import type { Fix } from '../rule.ts';

/** A fix that puts a word in the place of what was found; an empty place behind the `=` gets a space before it. */
export function replaceValue(span: Span, text: string, { safe = false, preferred = true }: { safe?: boolean; preferred?: boolean } = {}): Fix {
  const inserted = span.end === span.start ? ` ${text}` : text;
  return { title: { key: 'rename', data: { name: text } }, edits: [{ span, text: inserted }], safe, preferred };
}
