import { nameSpanOf } from '../../model/configuration.ts';
import type { Setting } from '../../model/settings.ts';
import { commentOutFix } from '../fixes/commentOut.ts';
import { placeAt, removeLines } from '../fixes/lineEdit.ts';
import { asBefore, keptByUses } from '../keptByUses.ts';
import type { FileRule } from '../rule.ts';

/** dict.c, dict_load_fp(): the last value counts; `overriding earlier entry: name=value` where the one before differs. */
export const duplicateParameter: FileRule<'duplicate-parameter'> = {
  code: 'duplicate-parameter',
  severity: 'warning',
  scope: 'file',
  check(context, report) {
    const { configuration } = context;
    for (const name of repeatedNames(context)) {
      const all = configuration.settings.get(name) ?? [];
      const last = all.at(-1) as Setting;
      const related = [nameSpanOf(configuration, last)];
      for (const setting of all) {
        if (setting === last) break;
        const same = setting.element.value.text === last.element.value.text;
        report({
          span: nameSpanOf(configuration, setting), data: { name, same }, related,
          ...(same ? { severity: 'hint', tag: 'unnecessary' } : {}),
        });
      }
    }
  },
  fixes({ span, data: { name, same } }, context) {
    const place = placeAt(context, span.start);
    if (!place) return [];
    return [
      { title: { key: 'keepLast', data: { name } }, edits: removeLines(place), preferred: true, ...(same ? { safe: true } : {}) },
      ...(same ? [] : commentOutFix(context, span.start)),
    ];
  },
};

const repeatedNames = keptByUses(({ configuration: { settings } }) => {
  const names: string[] = [];
  settings.forEach((all, name) => { if (all.length > 1) names.push(name); });
  return names;
}, asBefore);
