import { bytesOfText } from '../../base/byteString.ts';
import { atLeast } from '../../facts/release.ts';
import { roleOf } from '../../lookup/keys/roles.ts';
import { openPatterns } from '../../lookup/patterns/openPatterns.ts';
import type { OpenContext, OpenedTable } from '../../lookup/table.ts';
import { openCidr } from '../../lookup/types/cidr.ts';
import { openRegexp } from '../../lookup/types/regexp.ts';
import { expand } from '../../model/expand.ts';
import { tableReferences } from '../../model/tableReference.ts';
import { sourceOf } from '../../model/typedValue.ts';
import { splitList, unbrace } from '../../syntax/splitList.ts';
import { judgedItems } from '../reportedByOtherRule.ts';
import type { ValueRule } from '../rule.ts';

/**
 * dict_regexp.c, dict_pcre.c, dict_cidr.c: a rule that cannot be read is skipped with a warning when a program opens
 * the table, and mail goes on as if it were not there. A bad `if` takes its `endif` with it, so that the block applies
 * to all keys. Tables of patterns can stand in main.cf since 3.7.
 */
export const patternRule: ValueRule<'pattern-rule'> = {
  code: 'pattern-rule',
  severity: 'warning',
  scope: 'value',
  appliesTo: ({ kind, value }) => kind === 'string' && value !== undefined,
  check(value, { configuration: { knowledge, release }, used, lookup }, report) {
    if (!/\b(?:regexp|pcre|cidr):\{/.test(value.logical.text) || !atLeast(release, '3.7')) return;
    for (const { text, span, type } of tableReferences(value, knowledge, used.classes, judgedItems(value))) {
      if (type !== 'regexp' && type !== 'pcre' && type !== 'cidr') continue;
      const expanded = expand(text, lookup);
      const start = type.length + 1;
      const inner = unbrace(text.slice(start));
      if (expanded.certainty !== 'exact' || inner.problem) continue;
      const rules = splitList(inner.text);
      const refusesSubstitution = roleOf(value.parameter.name)?.refusesSubstitution === true;
      const opened = openWritten(type, bytesOfText(expanded.text.slice(start)), release, refusesSubstitution);
      const seen = new Set<number>();
      for (const { message, place } of opened.warnings) {
        const rule = rules[(place?.line ?? 0) - 1];
        if (!rule || seen.has(place?.line ?? 0)) continue;
        seen.add(place?.line ?? 0);
        const at = span.start + start + inner.span.start + rule.span.start;
        const log = message.replace(/^.*, line \d+: /s, '');
        const meant = /perhaps you should use "([^"]+)"/.exec(log)?.[1];
        report({
          span: sourceOf(value, { start: at, end: at + rule.text.length }),
          data: { name: value.parameter.name, log, ...(meant === undefined ? {} : { suggestion: meant }) },
        });
      }
    }
  },
};

/** Opens a table whose rules stand in its name, as a daemon does. */
function openWritten(
  type: 'regexp' | 'pcre' | 'cidr',
  name: string,
  release: string,
  refusesSubstitution: boolean,
): OpenedTable {
  const context: OpenContext = {
    files: { read: () => ({ kind: 'unread' }) },
    options: { release, program: 'daemon', refusesSubstitution },
    nested: () => {
      throw new Error('a table of patterns holds no tables');
    },
  };
  if (type === 'cidr') return openCidr({ type, name }, context);
  if (type === 'regexp') return openRegexp({ type, name }, context);
  // The library is not at hand here: what it would say of a pattern is left out, and how many groups there are.
  return openPatterns({ type, name }, context, {
    dialect: 'pcre',
    outOfRange: 'out of range',
    ignoring: 'skipping',
    compile: () => ({ kind: 'pattern', groups: Infinity, match: () => ({ kind: 'noMatch' }) }),
  });
}
