import { lineKind } from '../syntax/parseElement.ts';
import { ruleOf } from './index.ts';
import { insertAbove } from './fixes/lineEdit.ts';
import type { Context, Finding, Fix, Rule } from './rule.ts';

/** All that can be done about a finding, best first: what its rule proposes, and what is possible with any. */
export function fixesOf(finding: Finding, context: Context): Fix[] {
  const fixes = (ruleOf(finding.code) as (Rule & { fixes?: (finding: Finding, context: Context) => readonly Fix[] }) | undefined)?.fixes;
  return [...(fixes?.(finding, context) ?? []), disableHereFix(finding, context)];
}

/** Tells this linter to be silent about the finding's line; suppression.ts reads the comment. */
function disableHereFix({ code, span }: Finding, context: Context): Fix {
  const { text } = context;
  const start = text.lastIndexOf('\n', span.start - 1) + 1;
  // Above an entry a comment stands in column 1; between the lines of one it is indented as they are.
  const indent = lineKind(text, start) === 'indented' ? /^[ \t]*/.exec(text.slice(start, span.start))?.[0] ?? '' : '';
  return { title: { key: 'disableHere', data: { code } }, edits: [insertAbove(context, span.start, `${indent}# postfix-lint-disable-next-line ${code}`)] };
}
