import { existsIn } from '../../facts/release.ts';
import { type TableReference, tableReferences } from '../../model/tableReference.ts';
import { type TypedValue, sourceOf } from '../../model/typedValue.ts';
import { judgedItems, upperCasePlaceholder } from '../reportedByOtherRule.ts';
import { nearestWord } from '../nearestWord.ts';
import { replaceValue } from '../fixes/replaceValue.ts';
import type { Fix, RuleData, ValueContext, ValueRule } from '../rule.ts';

/** Other names that the types go by. */
const meant: ReadonlyMap<string, string> = new Map([
  ['postgres', 'pgsql'],
  ['postgresql', 'pgsql'],
  ['mariadb', 'mysql'],
  ['maria', 'mysql'],
  ['pcre2', 'pcre'],
  ['regex', 'regexp'],
  ['re', 'regexp'],
  ['sqlite3', 'sqlite'],
  ['db', 'hash'],
  ['text', 'texthash'],
  ['file', 'texthash'],
  ['mongo', 'mongodb'],
  ['mdb', 'lmdb'],
]);

/**
 * dict_open.c: `unsupported dictionary type: TYPE`, logged at each look-up, which fails. A type that a release has but
 * that was not built or not installed (dynamicmaps.cf) is no matter of main.cf.
 */
export const unknownTableType: ValueRule<'unknown-table-type'> = {
  code: 'unknown-table-type',
  severity: 'error',
  scope: 'value',
  appliesTo: ({ kind, value }) => kind === 'string' && value !== undefined,
  check(value, context, report) {
    const { parameter } = value;
    if (!value.logical.text.includes(':') && parameter.value !== 'database-type') return;
    const { knowledge } = context.configuration;
    for (const reference of tableReferences(value, knowledge, context.used.classes, judgedItems(value))) {
      const data = problemOf(reference, value, context);
      if (data)
        report({ span: sourceOf(value, data.address === undefined ? reference.typeSpan : reference.span), data });
    }
  },
  fixes({ span, data }) {
    if (data.address !== undefined) return [replaceValue(span, data.address, { safe: true })];
    if (data.suggestion !== undefined)
      return [replaceValue(span, data.suggestion, { safe: data.suggestion === data.type.toLowerCase() })];
    const policy: Fix = {
      title: { key: 'insertWord', data: { word: 'check_policy_service' } },
      edits: [{ span: { start: span.start, end: span.start }, text: 'check_policy_service ' }],
      preferred: true,
    };
    return data.endpoint ? [policy] : [];
  },
};

/** An IPv6 address without brackets, as in a list that takes tables too. */
export function isBareIpv6(text: string): boolean {
  return /^[\da-f]*:[\da-f:.]*(?:\/\d+)?$/i.test(text);
}

function problemOf(
  { type, text, place }: TableReference,
  { parameter }: TypedValue,
  { configuration }: ValueContext,
): RuleData<'unknown-table-type'> | undefined {
  const { knowledge, release } = configuration;
  if (type === undefined || upperCasePlaceholder.test(type)) return undefined;
  if (place === 'match' && isBareIpv6(text) && !knowledge.tableTypes.has(type)) {
    // match_list.c: only a `[` in front keeps the colons of an IPv6 address from being taken for type:name.
    const [address, prefix] = text.split('/');
    return { name: parameter.name, type, release, address: `[${address}]${prefix === undefined ? '' : `/${prefix}`}` };
  }
  if (type === '') return undefined; // untyped-table
  const facts = knowledge.tableTypes.get(type);
  if (facts && existsIn(facts, release)) return undefined;
  const data = { name: parameter.name, type, release };
  if (facts) {
    if (facts.removed && !existsIn({ removed: facts.removed }, release)) return { ...data, removed: facts.removed };
    return { ...data, newer: facts.since };
  }
  if (place === 'restriction' && parameter.value === 'restriction-list' && (type === 'inet' || type === 'local'))
    return { ...data, endpoint: true };
  const known = [...knowledge.tableTypes].filter(([, one]) => existsIn(one, release)).map(([name]) => name);
  const suggestion = meant.get(type.toLowerCase()) ?? nearestWord(type, known);
  return { ...data, ...(suggestion !== undefined && known.includes(suggestion) ? { suggestion } : {}) };
}
