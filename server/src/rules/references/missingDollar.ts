import { replaceValue } from '../fixes/replaceValue.ts';
import { judgedItems } from '../reportedByOtherRule.ts';
import { sourceOf } from '../../model/typedValue.ts';
import type { ValueRule } from '../rule.ts';

/** Values that hold domains, hosts, networks or tables: no parameter's name is one. */
const kinds = new Set([
  'domain-list',
  'address-match-list',
  'domain',
  'hostname',
  'map-list',
  'masquerade-domain-list',
  'string-match-list',
  'domain-or-address-match-list',
  'client-acl-list',
  'email-address',
]);
/** Names of parameters that nobody calls a host. */
const surely = /^(?:my(?:hostname|domain|origin|networks|destination)|[a-z0-9]+_[a-z0-9_]+)$/;

/** mac_expand.c: a name without `$` is a word; the list holds a host called `mydomain`. */
export const missingDollar: ValueRule<'missing-dollar'> = {
  code: 'missing-dollar',
  severity: 'warning',
  scope: 'value',
  appliesTo: ({ kind, value }) => kind === 'string' && value !== undefined && kinds.has(value),
  check(value, { configuration: { knowledge } }, report) {
    for (const { text, span, hasMacro } of judgedItems(value)) {
      const name = text.replace(/^!/, '');
      if (hasMacro || name === value.parameter.name || !surely.test(name) || !knowledge.parameters.has(name)) continue;
      const start = span.start + text.length - name.length;
      report({ span: sourceOf(value, { start, end: span.end }), data: { name, suggestion: `$${name}` } });
    }
  },
  fixes: ({ span, data: { suggestion } }) => [replaceValue(span, suggestion)],
};
