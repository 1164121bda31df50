import { offsetOf, settingOf } from '../../model/configuration.ts';
import { shift } from '../../syntax/span.ts';
import { commentOutFix } from '../fixes/commentOut.ts';
import { placeAt, removeLines, replaceLines } from '../fixes/lineEdit.ts';
import { replacementOf } from './replacements.ts';
import type { Context, Fix, TextEdit } from '../rule.ts';

/** Puts today's settings in the place of an old one. */
export function modernise(context: Context, start: number, age: 'deprecated' | 'removed'): Fix[] {
  const place = placeAt(context, start);
  if (place?.element.kind !== 'assignment') return [];
  const { configuration } = context;
  const { name, value, nameSpan, valueSpan } = place.element;
  const keep = { preferred: true, ...(age === 'deprecated' ? { safe: true } : {}) };
  const removal: Fix = { title: { key: 'removeLine', data: { name } }, edits: removeLines(place) };
  const winner = settingOf(configuration, name)?.index === place.index;
  // One that a later line overrides has no effect.
  if (!winner) return [{ ...removal, ...keep }];
  const found = replacementOf(context, name, value.text);
  switch (found.kind) {
    case 'remove':
      return [{ ...removal, ...(found.same ? keep : { preferred: true }) }];
    case 'rename': {
      // `$old` elsewhere would be undefined then.
      const wanted = configuration.referring.some(({ element }) =>
        element.references.some((one) => one.name === name),
      );
      const rename: Fix = {
        title: { key: 'rename', data: { name: found.name } },
        edits: [{ span: shift(nameSpan, place.offset), text: found.name }],
      };
      return [{ ...rename, ...(wanted ? {} : { preferred: true, ...(found.same ? { safe: true } : {}) }) }];
    }
    case 'set': {
      const lines = found.settings.map((one) => `${one.name} = ${one.value}`);
      const only = found.settings.length === 1 ? found.settings[0] : undefined;
      const edits: TextEdit[] = only
        ? [
            { span: shift(nameSpan, place.offset), text: only.name },
            { span: shift(valueSpan, place.offset), text: only.value },
          ]
        : replaceLines(context, place, lines);
      for (const other of found.remove ?? []) {
        for (const setting of configuration.settings.get(other) ?? []) {
          const line = placeAt(context, offsetOf(configuration, setting));
          if (line) edits.push(...removeLines(line));
        }
      }
      return [{ title: { key: 'replaceSetting', data: { text: lines.join(', ') } }, edits, ...keep }];
    }
    case 'manual':
      return age === 'removed' ? [...commentOutFix(context, start, { preferred: true }), removal] : [];
  }
}
