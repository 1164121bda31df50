import { tableReferences } from '../../model/tableReference.ts';
import { sourceOf } from '../../model/typedValue.ts';
import { judgedItems } from '../reportedByOtherRule.ts';
import type { ValueRule } from '../rule.ts';

/** Types that today's packages do not have, and what people use in their place. */
const rare: Readonly<Record<string, string>> = { sdbm: 'lmdb', dbm: 'lmdb' };

/**
 * dict_open.c: a type that was not built in is
 * `unsupported dictionary type: sdbm`; each look-up fails, and tlsmgr stops.
 */
export const rareTableType: ValueRule<'rare-table-type'> = {
  code: 'rare-table-type',
  severity: 'information',
  scope: 'value',
  appliesTo: ({ kind, value }) => kind === 'string' && value !== undefined,
  check(value, { configuration, used }, report) {
    if (!/\bs?dbm:/.test(value.logical.text)) return;
    for (const { type, typeSpan } of tableReferences(
      value,
      configuration.knowledge,
      used.classes,
      judgedItems(value),
    )) {
      if (type !== undefined && Object.hasOwn(rare, type))
        report({ span: sourceOf(value, typeSpan), data: { type, instead: rare[type] ?? '' } });
    }
  },
};
