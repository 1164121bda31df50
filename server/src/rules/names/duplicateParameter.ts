import { nameSpanOf } from '../../model/configuration.ts';
import type { Setting } from '../../model/settings.ts';
import { commentOutFix } from '../fixes/commentOut.ts';
import { placeAt, removeLines } from '../fixes/lineEdit.ts';
import { createQuery } from '../../instance/query.ts';
import type { Context, InstanceRule } from '../rule.ts';

/**
 * dict.c, dict_load_fp(): the last value counts; `overriding earlier entry: name=value` where the one before differs.
 */
export const duplicateParameter: InstanceRule<'duplicate-parameter'> = {
  code: 'duplicate-parameter',
  severity: 'warning',
  scope: 'instance',
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
          span: nameSpanOf(configuration, setting),
          data: { name, same },
          related,
          ...(same ? { severity: 'hint', tag: 'unnecessary' } : {}),
        });
      }
    }
  },
  fixes({ span, data: { name, same } }, context) {
    const place = placeAt(context, span.start);
    if (!place) return [];
    return [
      {
        title: { key: 'keepLast', data: { name } },
        edits: removeLines(place),
        preferred: true,
        ...(same ? { safe: true } : {}),
      },
      ...(same ? [] : commentOutFix(context, span.start)),
    ];
  },
};

/** The shape of the file decides, whatever its values are. */
const repeatedNames = createQuery(({ configuration: { settings }, untracked }: Context) =>
  [...settings.keys()].filter((name) => (untracked.configuration.settings.get(name)?.length ?? 0) > 1),
);
