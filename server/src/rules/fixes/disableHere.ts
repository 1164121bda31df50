import { lineKind, lineStart } from '../../syntax/physicalLine.ts';
import type { Context, Finding, Fix } from '../rule.ts';
import { insertAbove } from './lineEdit.ts';

/** Tells this linter to be silent about the finding's line; suppression.ts reads the comment. */
export function disableHereFix({ code, span }: Pick<Finding, 'code' | 'span'>, file: Pick<Context, 'text'>): Fix {
  const start = lineStart(file.text, span.start);
  // Above an entry a comment stands in column 1; between the lines of one it is indented as they are.
  const indent =
    lineKind(file.text, start) === 'indented' ? (/^[ \t]*/.exec(file.text.slice(start, span.start))?.[0] ?? '') : '';
  return {
    title: { key: 'disableHere', data: { code } },
    edits: [insertAbove(file, span.start, `${indent}# postfix-lint-disable-next-line ${code}`)],
  };
}
