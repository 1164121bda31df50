import { lineStart } from '../../syntax/physicalLine.ts';
import type { Span } from '../../syntax/span.ts';
import { placeAt, removeLines } from './lineEdit.ts';
import type { Context, Fix, TextEdit } from '../rule.ts';

/**
 * Takes an item out of a list, with the separators that belonged to it; a line that held nothing else goes as a whole.
 * @param span the item in the file
 */
export function removeItem(text: string, span: Span): TextEdit {
  const start = lineStart(text, span.start);
  const feed = text.indexOf('\n', span.end);
  const lineEnd = feed < 0 ? text.length : feed;
  const before = text.slice(start, span.start);
  const after = text.slice(span.end, lineEnd);
  const alone = /^[ \t,]+$/.test(before) && /^[ \t\r,]*$/.test(after);
  // A continuation line of its own: its start is whitespace, so it cannot be the first line of the entry.
  if (alone && start > 0) return { span: { start, end: feed < 0 ? lineEnd : feed + 1 }, text: '' };
  const following = /^[ \t]*,?[ \t]*/.exec(after)?.[0].length ?? 0;
  if (following < after.trimEnd().length) return { span: { start: span.start, end: span.end + following }, text: '' };
  const preceding = /[ \t]*,?[ \t]*$/.exec(before)?.[0] ?? '';
  const kept = before.slice(0, before.length - preceding.length).endsWith('=') ? 0 : preceding.length;
  return { span: { start: span.start - kept, end: span.end }, text: '' };
}

/**
 * The fix that takes out the entry that a place of the file
 * belongs to; none where that is no `name = value` of main.cf.
 */
export function removeEntry(context: Context, offset: number, name: string): Fix[] {
  const place = placeAt(context, offset);
  // A finding in a master.cf has offsets of that file.
  if (place?.element.kind !== 'assignment' || place.element.name !== name) return [];
  return [{ title: { key: 'removeLine', data: { name } }, edits: removeLines(place), preferred: true }];
}
