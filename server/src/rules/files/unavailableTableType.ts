import { existsIn } from '../../facts/release.ts';
import { parameterOf } from '../../model/parameter.ts';
import { restrictionClass } from '../../model/restrictionList.ts';
import { tableReferences } from '../../model/tableReference.ts';
import { sourceOf, typedValue } from '../../model/typedValue.ts';
import type { Assignment } from '../../syntax/element.ts';
import type { Span } from '../../syntax/span.ts';
import { bySetting } from '../bySetting.ts';
import { judgedItems } from '../reportedByOtherRule.ts';
import { asAssignment } from '../services/asAssignment.ts';
import type { Context, InstanceRule, RuleData } from '../rule.ts';
import { readOverrides } from './overrideFiles.ts';

/** Types that distributions put into packages of their own, named `postfix-TYPE`. */
const packaged = new Set(['cdb', 'ldap', 'lmdb', 'mongodb', 'mysql', 'pcre', 'pgsql', 'sqlite']);

/**
 * dict_open.c: `unsupported dictionary type: pcre`, and each look-up fails, where the type was not built in or its
 * package is not installed (dynamicmaps.cf). `postconf -m` on the machine tells which types it has.
 */
export const unavailableTableType: InstanceRule<'unavailable-table-type'> = {
  code: 'unavailable-table-type',
  severity: 'error',
  scope: 'instance',
  check(context, report) {
    const tableTypes = context.disk?.tableTypes;
    if (!tableTypes) return;
    for (const use of tableTypesUsed(context))
      if (!tableTypes.has(use.type)) report({ span: use.span, data: unavailable(use, tableTypes) });
    const { master } = context;
    for (const entry of master?.entries ?? []) {
      for (const override of master ? readOverrides(entry, master) : []) {
        for (const use of typesOf(override.name, asAssignment(override), master?.valueContext(entry) ?? context)) {
          if (!tableTypes.has(use.type))
            report({ file: 'master.cf', span: use.span, data: unavailable(use, tableTypes) });
        }
      }
    }
  },
};

function unavailable({ name, type }: TypeUse, tableTypes: ReadonlySet<string>): RuleData<'unavailable-table-type'> {
  const better = (type === 'hash' || type === 'btree') && tableTypes.has('lmdb') ? { instead: 'lmdb' } : {};
  return { name, type, ...better, ...(packaged.has(type) ? { package: `postfix-${type}` } : {}) };
}

interface TypeUse {
  readonly name: string;
  readonly type: string;
  readonly span: Span;
}

/** The types of the tables that settings name, as far as the release has them: unknown-table-type tells of others. */
const tableTypesUsed = bySetting(typesOf);

function typesOf(name: string, element: Assignment, { configuration, used, lookup }: Context): TypeUse[] {
  if (!element.value.text.includes(':')) return [];
  const parameter = parameterOf(configuration, name) ?? restrictionClass(name, used.classes);
  if (parameter?.kind !== 'string') return [];
  const { knowledge, release } = configuration;
  const value = typedValue(parameter, element.value, element.valueSpan, lookup, element.macros);
  return tableReferences(value, knowledge, used.classes, judgedItems(value)).flatMap(({ type, typeSpan }) => {
    const facts = type === undefined ? undefined : knowledge.tableTypes.get(type);
    return type !== undefined && facts && existsIn(facts, release)
      ? [{ name, type, span: sourceOf(value, typeSpan) }]
      : [];
  });
}
