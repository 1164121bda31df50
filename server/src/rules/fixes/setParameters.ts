import { offsetOf, settingOf } from '../../model/configuration.ts';
import { existsIn } from '../../facts/release.ts';
import { shift } from '../../syntax/span.ts';
import { lineEnd, liveLines, placeAt } from './lineEdit.ts';
import type { Context, Fix, TextEdit } from '../rule.ts';

interface Wanted {
  readonly name: string;
  readonly value: string;
}

/**
 * The fix that gives parameters other values: where one is set, its value is replaced; the others get lines of their
 * own behind the entry of the finding. None where the release lacks one of them.
 */
export function setParameters(
  context: Context,
  offset: number,
  wanted: readonly Wanted[],
  { preferred = false } = {},
): Fix[] {
  const { configuration } = context;
  const edits: TextEdit[] = [];
  const lines: string[] = [];
  for (const { name, value } of wanted) {
    const facts = configuration.knowledge.parameters.get(name);
    if (!facts || !existsIn(facts, configuration.release)) return [];
    const setting = settingOf(configuration, name);
    if (!setting) {
      lines.push(`${name} = ${value}`);
      continue;
    }
    const span = shift(setting.element.valueSpan, offsetOf(configuration, setting));
    edits.push({ span, text: span.end === span.start ? ` ${value}` : value });
  }
  const place = placeAt(context, offset);
  if (!place) return [];
  const last = liveLines(place).at(-1);
  if (lines.length && last) {
    const end = lineEnd(context);
    const open = context.text[last.span.end - 1] !== '\n';
    const text = lines.join(end);
    edits.push({ span: { start: last.span.end, end: last.span.end }, text: open ? end + text : text + end });
  }
  const text = wanted.map(({ name, value }) => `${name} = ${value}`).join(', ');
  return [{ title: { key: 'setParameters', data: { text } }, edits, ...(preferred ? { preferred } : {}) }];
}
