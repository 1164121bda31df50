import { existsIn } from '../knowledge/release.ts';
import { settingOf } from '../model/configuration.ts';
import { parameterOf } from '../model/parameter.ts';
import { restrictionClass } from '../model/restrictionList.ts';
import { tableReferences } from '../model/tableReference.ts';
import { sourceOf, typedValue } from '../model/typedValue.ts';
import { shift } from '../syntax/span.ts';
import { judgedItems } from './leftToOthers.ts';
import type { FileRule } from './rule.ts';

/** Types that distributions put into packages of their own, named `postfix-TYPE`. */
const packaged = new Set(['cdb', 'ldap', 'lmdb', 'mongodb', 'mysql', 'pcre', 'pgsql', 'sqlite']);

/**
 * dict_open.c: `unsupported dictionary type: pcre`, and each look-up fails, where the type was not built in or its
 * package is not installed (dynamicmaps.cf). `postconf -m` on the machine tells which types it has.
 */
export const unavailableTableType: FileRule<'unavailable-table-type'> = {
  code: 'unavailable-table-type',
  severity: 'error',
  scope: 'file',
  check(context, report) {
    const { disk, configuration, used } = context;
    const { tableTypes } = disk ?? {};
    if (!tableTypes) return;
    const { knowledge, release } = configuration;
    for (const name of configuration.settings.keys()) {
      const setting = settingOf(configuration, name);
      if (!setting?.element.value.text.includes(':')) continue;
      const parameter = parameterOf(configuration, name) ?? restrictionClass(name, used.classes);
      if (parameter?.kind !== 'string') continue;
      const value = typedValue(parameter, setting.element.value, setting.element.valueSpan, context.lookup, setting.element.macros);
      for (const { type, typeSpan } of tableReferences(value, knowledge, used.classes, judgedItems(value))) {
        const facts = type === undefined ? undefined : knowledge.tableTypes.get(type);
        // unknown-table-type tells of those that the release does not have.
        if (!facts || type === undefined || !existsIn(facts, release) || tableTypes.has(type)) continue;
        const better = (type === 'hash' || type === 'btree') && tableTypes.has('lmdb') ? { instead: 'lmdb' } : {};
        report({ span: shift(sourceOf(value, typeSpan), setting.offset), data: { name, type, ...better, ...(packaged.has(type) ? { package: `postfix-${type}` } : {}) } });
      }
    }
  },
};
