import type { ElementRule } from './rule.ts';

/** split_nameval.c: `missing '=' after attribute name`; fatal for every program that loads the file. */
export const missingEquals: ElementRule<'missing-equals'> = {
  code: 'missing-equals',
  severity: 'error',
  scope: 'element',
  check(element, report) {
    if (element.kind !== 'malformed' || element.problem !== 'missing-equals') return;
    const words = element.text.slice(element.nameSpan.start, element.nameSpan.end);
    report({ span: element.nameSpan, data: element.equals === undefined ? { words } : { words, name: words.replace(/\s+/g, '_') } });
  },
};
