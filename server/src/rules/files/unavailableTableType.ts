import { existsIn } from '../../knowledge/release.ts';
import { parameterOf } from '../../model/parameter.ts';
import { restrictionClass } from '../../model/restrictionList.ts';
import { tableReferences } from '../../model/tableReference.ts';
import { sourceOf, typedValue } from '../../model/typedValue.ts';
import type { Span } from '../../syntax/span.ts';
import { bySetting } from '../bySetting.ts';
import { judgedItems } from '../leftToOthers.ts';
import type { FileRule } from '../rule.ts';

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
    const tableTypes = context.disk?.tableTypes;
    if (!tableTypes) return;
    for (const { name, type, span } of tableTypesUsed(context)) {
      if (tableTypes.has(type)) continue;
      const better = (type === 'hash' || type === 'btree') && tableTypes.has('lmdb') ? { instead: 'lmdb' } : {};
      report({ span, data: { name, type, ...better, ...(packaged.has(type) ? { package: `postfix-${type}` } : {}) } });
    }
  },
};

interface TypeUse { readonly name: string; readonly type: string; readonly span: Span }

/** The types of the tables that settings name, as far as the release has them: unknown-table-type tells of others. */
const tableTypesUsed = bySetting((name, element, { configuration, used, lookup }): TypeUse[] => {
  if (!element.value.text.includes(':')) return [];
  const parameter = parameterOf(configuration, name) ?? restrictionClass(name, used.classes);
  if (parameter?.kind !== 'string') return [];
  const { knowledge, release } = configuration;
  const value = typedValue(parameter, element.value, element.valueSpan, lookup, element.macros);
  return tableReferences(value, knowledge, used.classes, judgedItems(value)).flatMap(({ type, typeSpan }) => {
    const facts = type === undefined ? undefined : knowledge.tableTypes.get(type);
    return type !== undefined && facts && existsIn(facts, release) ? [{ name, type, span: sourceOf(value, typeSpan) }] : [];
  });
});
