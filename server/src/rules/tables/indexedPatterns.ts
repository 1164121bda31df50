import { tableReferences } from '../../model/tableReference.ts';
import { sourceOf } from '../../model/typedValue.ts';
import { judgedItems } from '../reportedByOtherRule.ts';
import { replaceValue } from '../fixes/replaceValue.ts';
import type { ValueRule } from '../rule.ts';

/** Parameters whose tables are asked about whole lines. */
const wholeLines = /_?(?:header|body)_checks$|_(?:delivery_status|dns_reply|reply)_filter$|_command_filter$/;
const indexed = new Set(['hash', 'btree', 'lmdb', 'cdb', 'dbm', 'sdbm', 'texthash']);

/**
 * header_body_checks.c asks for all of a header, `Subject: anything`: a table that looks for the very key does not
 * have it. Pattern tables (regexp, pcre) are what these parameters are for.
 */
export const indexedPatterns: ValueRule<'indexed-patterns'> = {
  code: 'indexed-patterns',
  severity: 'warning',
  scope: 'value',
  appliesTo: ({ value }) => value === 'map-list' || value === 'map',
  check(value, { configuration, used }, report) {
    if (!wholeLines.test(value.parameter.name)) return;
    for (const { type, typeSpan } of tableReferences(
      value,
      configuration.knowledge,
      used.classes,
      judgedItems(value),
    )) {
      if (type !== undefined && indexed.has(type))
        report({ span: sourceOf(value, typeSpan), data: { name: value.parameter.name, type, suggestion: 'regexp' } });
    }
  },
  fixes: ({ span, data: { suggestion } }) => [replaceValue(span, suggestion, { preferred: false })],
};
