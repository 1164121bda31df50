import type { Knowledge } from '../../facts/knowledge.ts';
import { expand } from '../../model/expand.ts';
import { type TableReference, tableReferences } from '../../model/tableReference.ts';
import { sourceOf } from '../../model/typedValue.ts';
import { judgedItems } from '../reportedByOtherRule.ts';
import { replaceValue } from '../fixes/replaceValue.ts';
import type { ValueRule } from '../rule.ts';
import { isBareIpv6 } from './unknownTableType.ts';
import { usualType } from './usualType.ts';

/**
 * dict_open.c: `open dictionary: expecting "type:name" form instead of "/etc/postfix/virtual"`, fatal up to 3.11. From
 * 3.12 on the table is replaced by one whose look-ups all fail, so that mail is deferred. Where a plain word is a
 * pattern (match lists) or a restriction, nothing is opened and nothing said here. postalias(1) and newaliases(1) put
 * default_database_type before an item of alias_database that has no type.
 */
export const untypedTable: ValueRule<'untyped-table'> = {
  code: 'untyped-table',
  severity: 'error',
  scope: 'value',
  appliesTo: ({ kind, value }) => kind === 'string' && value !== undefined && value !== 'database-type',
  check(value, { configuration, used, lookup }, report) {
    const { parameter } = value;
    if (
      !parameter.value?.endsWith('map') &&
      !parameter.value?.endsWith('map-list') &&
      !value.logical.text.includes(':')
    )
      return;
    const references = tableReferences(value, configuration.knowledge, used.classes, judgedItems(value));
    for (let i = 0; i < references.length; i++) {
      const reference = references[i] as TableReference;
      const { text, span, type, hasMacro, place } = reference;
      const source = sourceOf(value, span);
      const bare =
        type === undefined && takesType(reference, parameter.name) && looksLikeType(text, configuration.knowledge);
      if (bare || (type !== undefined && text.length === type.length + 1)) {
        // `hash: /etc/aliases`, `hash /etc/aliases`: a blank behind
        // the colon, or in its place, makes two items of one.
        const next = references[i + 1];
        const gap = next && value.logical.text.slice(span.end, next.span.start);
        if (next && /^\s+$/.test(gap ?? '') && next.type === undefined && next.text.startsWith('/')) {
          report({
            span: { start: source.start, end: sourceOf(value, next.span).end },
            data: { name: parameter.name, table: text, joined: `${text}${bare ? ':' : ''}${next.text}` },
          });
          i++;
        } else report({ span: source, data: { name: parameter.name, table: text } });
      } else if (place === 'match' && isBareIpv6(text)) {
        continue; // unknown-table-type says that it needs brackets.
      } else if (type === '') {
        report({ span: source, data: { name: parameter.name, table: text } });
      } else if (type === undefined && !text.includes(':') && takesType(reference, parameter.name)) {
        const expanded = hasMacro ? expand(text, lookup) : { text, certainty: 'exact' };
        // Without a macro at its start it is a path for sure; otherwise only its text can tell.
        if (expanded.certainty !== 'exact' || !(hasMacro ? /^\/[^:\s,]*$/.test(expanded.text) : true)) continue;
        report({ span: source, data: { name: parameter.name, table: text, fixable: true } });
      }
    }
  },
  fixes({ span, data }, context) {
    if (data.joined !== undefined) return [replaceValue(span, data.joined, { safe: true })];
    if (!data.fixable || !/^[/$]/.test(data.table)) return [];
    return [replaceValue(span, `${usualType(context, data.table)}:${data.table}`)];
  },
};

function takesType({ place }: TableReference, name: string): boolean {
  return (place === 'map' && name !== 'alias_database') || place === 'nested';
}

/** `hash /etc/aliases`: the type stands there, the colon is missing. */
function looksLikeType(text: string, knowledge: Knowledge): boolean {
  return knowledge.tableTypes.has(text);
}
