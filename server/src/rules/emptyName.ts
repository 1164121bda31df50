import type { ElementRule } from './rule.ts';

/** split_nameval.c: `missing attribute name`; fatal for every program that loads the file. */
export const emptyName: ElementRule<'empty-name'> = {
  code: 'empty-name',
  severity: 'error',
  scope: 'element',
  check(element, report) {
    if (element.kind !== 'malformed' || element.problem !== 'empty-name') return;
    const equals = element.equals ?? element.nameSpan.start;
    report({ span: { start: equals, end: equals + 1 }, data: undefined });
  },
};
