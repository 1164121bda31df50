import { lineKind } from '../syntax/parseElement.ts';
// Not from check.ts: rules import this file, and check.ts reads the list of rules while it loads.
import { ruleOf } from './index.ts';
import { commentOut, insertAbove, placeAt } from './lineEdit.ts';
import type { Context, Finding, Fix, Rule } from './rule.ts';

/** All that can be done about a finding, best first: what its rule proposes, and what is possible with any. */
export function fixesOf(finding: Finding, context: Context): Fix[] {
  const fixes = (ruleOf(finding.code) as (Rule & { fixes?: (finding: Finding, context: Context) => readonly Fix[] }) | undefined)?.fixes;
  return [...(fixes?.(finding, context) ?? []), disableHereFix(finding, context)];
}

/** Makes comments of all lines of the entry that a place of the file belongs to. */
export function commentOutFix(context: Context, offset: number, { preferred = false } = {}): Fix[] {
  const place = placeAt(context, offset);
  if (!place) return [];
  return [{ title: { key: 'commentOut', data: undefined }, edits: commentOut(place), ...(preferred ? { preferred } : {}) }];
}

/** Tells this linter to be silent about the finding's line; suppression.ts reads the comment. */
export function disableHereFix({ code, span }: Finding, context: Context): Fix {
  const { text } = context;
  const start = text.lastIndexOf('\n', span.start - 1) + 1;
  // Above an entry a comment stands in column 1; between the lines of one it is indented as they are.
  const indent = lineKind(text, start) === 'indented' ? /^[ \t]*/.exec(text.slice(start, span.start))?.[0] ?? '' : '';
  return { title: { key: 'disableHere', data: { code } }, edits: [insertAbove(context, span.start, `${indent}# postfix-lint-disable-next-line ${code}`)] };
}
