import { commentOutFix } from '../fixes/commentOut.ts';
import { indentLine } from './indentLine.ts';
import { placeAt } from '../fixes/lineEdit.ts';
import type { ElementRule } from '../rule.ts';

/** split_nameval.c: `missing attribute name`; fatal for every program that loads the file. */
export const emptyName: ElementRule<'empty-name'> = {
  code: 'empty-name',
  severity: 'error',
  scope: 'element',
  of: ['malformed'],
  check(element, report) {
    if (element.kind !== 'malformed' || element.problem !== 'empty-name') return;
    const equals = element.equals ?? element.nameSpan.start;
    report({ span: { start: equals, end: equals + 1 }, data: undefined });
  },
  fixes({ span }, context) {
    const place = placeAt(context, span.start);
    if (!place) return [];
    // `name` and `= value` on two lines: an indentation makes one entry of them.
    const above = context.configuration.tree.elements
      .slice(0, place.index)
      .findLast(({ kind }) => kind !== 'comment' && kind !== 'blank');
    const joined =
      above?.kind === 'malformed' && above.equals === undefined && /^\S+\s*$/.test(above.text)
        ? indentLine(place, true)
        : [];
    return [...joined, ...commentOutFix(context, span.start, { preferred: !joined.length })];
  },
};
