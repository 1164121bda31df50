import { readPatternLine } from '../../syntax/tables/patternRule.ts';
import type { EntryRule } from '../rule.ts';

/**
 * dict_regexp.c, dict_pcre.c: patterns ignore case by default, and `i` toggles that, so that `/x/i` minds case; in a
 * regexp table `x` turns extended expressions off.
 */
export const patternFlag: EntryRule<'pattern-flag'> = {
  code: 'pattern-flag',
  severity: 'information',
  scope: 'entry',
  appliesTo: ({ language }) => language === 'pcre' || language === 'regexp',
  check({ kind, line, keySpan }, { language }, report) {
    if ((kind !== 'entry' && kind !== 'if') || language === 'indexed' || language === 'cidr') return;
    const rule = readPatternLine(line.text, language);
    if (rule.kind !== 'rule' && rule.kind !== 'if') return;
    const { source, flags } = rule.pattern;
    const isOdd = (flag: string): boolean => (flags.split(flag).length - 1) % 2 === 1;
    const span = { start: keySpan.end - flags.length, end: keySpan.end };
    if (isOdd('i') && /[A-Za-z]/.test(source.replace(/\\./g, ''))) report({ span, data: { flag: 'i' } });
    else if (language === 'regexp' && isOdd('x') && /[+?|(){}]/.test(source.replace(/\\./g, '')))
      report({ span, data: { flag: 'x' } });
  },
  fixes({ span, data: { flag } }, { text }) {
    const flags = text.slice(span.start, span.end);
    if (!/^[a-zA-Z]*$/.test(flags)) return [];
    return [
      {
        title: { key: 'removeLine', data: { name: flag } },
        edits: [{ span, text: flags.replace(flag, '') }],
        preferred: flag === 'i',
      },
    ];
  },
};
