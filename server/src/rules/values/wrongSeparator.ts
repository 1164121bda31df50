import { readRestrictions } from '../../model/restrictionList.ts';
import { type TypedValue, sourceOf } from '../../model/typedValue.ts';
import { judgedItems } from '../reportedByOtherRule.ts';
import { replaceValue } from '../fixes/replaceValue.ts';
import type { ValueContext, ValueRule } from '../rule.ts';

/** Lists whose items are names of domains, users, headers, commands or tables, in none of which a `;` can be. */
const kinds = new Set([
  'domain-list',
  'map-list',
  'string-match-list',
  'user-match-list',
  'masquerade-domain-list',
  'header-name-list',
  'restriction-class-list',
  'transport-name-list',
  'smtp-command-list',
  'domain-or-address-match-list',
]);

/**
 * mystrtok() with CHARS_COMMA_SP (util/mystrtok.c): commas and blanks separate, a `;` is part of its item. A domain
 * with one matches nothing, a table with one does not exist.
 */
export const wrongSeparator: ValueRule<'wrong-separator'> = {
  code: 'wrong-separator',
  severity: 'error',
  scope: 'value',
  appliesTo: ({ value = '' }) => kinds.has(value) || value === 'restriction-list',
  check(value, context, report) {
    if (!value.logical.text.includes(';')) return;
    const items = value.parameter.value === 'restriction-list' ? argumentsOf(value, context) : judgedItems(value);
    for (const { text, span } of items) {
      // Inside braces, quotes and paths of table clients it may mean something.
      const special = text.search(/[{}"'/]/);
      if (!text.includes(';') || (special >= 0 && text.lastIndexOf(';', text.length - 2) > special)) continue;
      const words = text.split(/;+/).filter((word) => word !== '');
      if (!words.every((word) => /^!?[\w.@$:/-]+$/.test(word))) continue;
      const more =
        words.length > 0 && /^[ \t\r\n]+[^\s,]/.test(value.logical.text.slice(span.end, span.end + 200)) ? ',' : '';
      report({
        span: sourceOf(value, span),
        data: { name: value.parameter.name, text, suggestion: words.join(', ') + more },
      });
    }
  },
  fixes({ span, data: { suggestion } }) {
    return suggestion === ''
      ? [{ title: { key: 'removeLine', data: { name: ';' } }, edits: [{ span, text: '' }], preferred: true }]
      : [replaceValue(span, suggestion, { safe: true })];
  },
};

/** Tables and DNS lists behind a restriction; a restriction with a `;` is unknown-restriction. */
function argumentsOf(
  value: TypedValue,
  { configuration, used }: ValueContext,
): { text: string; span: { start: number; end: number } }[] {
  return readRestrictions(judgedItems(value), configuration.knowledge, used.classes).flatMap(({ facts, argument }) => {
    const takes =
      facts?.argument === 'map' || facts?.argument === 'dns-list' || facts?.argument === 'map-or-search-order';
    return takes && argument?.written ? [{ text: argument.text, span: argument.span }] : [];
  });
}
