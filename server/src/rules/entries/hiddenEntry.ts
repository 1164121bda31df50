import { readCidrLine } from '../../syntax/tables/cidrRule.ts';
import { maskBytes } from '../../syntax/tables/networkPattern.ts';
import { type PatternDialect, readPatternLine } from '../../syntax/tables/patternRule.ts';
import { type TableItem, readTableItems } from '../../syntax/tables/tableItem.ts';
import type { Span } from '../../syntax/span.ts';
import type { WholeTableRule } from '../rule.ts';
import { longestWhole } from './tableLine.ts';

/**
 * Tables of patterns and networks are read from the top, and the first rule that matches answers (dict_cidr.c,
 * dict_regexp.c, dict_pcre.c): a rule below one that matches all the same keys never does.
 */
export const hiddenEntry: WholeTableRule<'hidden-entry'> = {
  code: 'hidden-entry',
  severity: 'warning',
  scope: 'table',
  appliesTo: ({ language }) => language !== 'indexed',
  check({ source: { tree, language }, text }, report) {
    if (language === 'indexed' || (tree.offsets[tree.blocks.length] as number) > longestWhole) return;
    const reader: Reader = language === 'cidr' ? networks() : patterns(language);
    for (const { item, by } of hiddenIn(readTableItems(text, language), reader))
      report({
        span: item.keySpan,
        data: { key: item.key, by: by.key, line: by.line.line },
        tag: 'unnecessary',
        related: [by.keySpan],
      });
  },
  fixes({ span, data: { key } }, { text, source: { language } }) {
    const item = readTableItems(text, language).find(({ keySpan }) => keySpan.start === span.start);
    return item
      ? [{ title: { key: 'removeLine', data: { name: key } }, edits: [{ span: wholeLines(item, text), text: '' }] }]
      : [];
  },
};

/** Finds the rule above that answers all that a rule would. Each block between `if` and `endif` has a reader. */
interface Reader {
  readonly add: (item: TableItem) => TableItem | undefined;
}

function* hiddenIn(items: readonly TableItem[], outer: Reader): Generator<{ item: TableItem; by: TableItem }> {
  let depth = 0;
  for (const item of items) {
    if (item.kind === 'if') depth += 1;
    if (item.kind === 'endif') depth = Math.max(depth - 1, 0);
    // Within a block other keys come in: what stands there hides nothing outside, and is left alone.
    const by = item.kind === 'entry' && depth === 0 ? outer.add(item) : undefined;
    if (by) yield { item, by };
  }
}

function networks(): Reader {
  const known = new Map<string, TableItem>();
  return {
    add(item) {
      const line = readCidrLine(item.line.text);
      if (line.kind !== 'rule' || line.isNegated) return undefined;
      const { bytes, length } = line.network;
      for (let shorter = 0; shorter <= length; shorter++) {
        const by = known.get(`${maskBytes(bytes, shorter).join('.')}/${shorter}`);
        if (by) return by;
      }
      known.set(`${bytes.join('.')}/${length}`, item);
      return undefined;
    },
  };
}

/** Patterns that match every key: none is empty. */
const matchesAll = /^(?:\^|\.\*?\+?|\^\.\*?\+?|\^?\.[*+]\$|\$)$/;

function patterns(dialect: PatternDialect): Reader {
  const known = new Map<string, TableItem>();
  let all: TableItem | undefined;
  return {
    add(item) {
      const line = readPatternLine(item.line.text, dialect);
      if (line.kind !== 'rule') return undefined;
      const { source, flags, isNegated } = line.pattern;
      const second = line.second ? `${line.second.isNegated} ${line.second.source} ${line.second.flags}` : '';
      const key = JSON.stringify([source, [...flags].sort().join(''), isNegated, second]);
      // A body line may be empty, and `.` does not match that.
      const by = known.get(key) ?? (source === '^$' ? undefined : all);
      if (by) return by;
      known.set(key, item);
      if (!isNegated && !line.second && flags === '' && matchesAll.test(source)) all = item;
      return undefined;
    },
  };
}

function wholeLines(item: TableItem, text: string): Span {
  const end = text.indexOf('\n', item.span.end);
  return { start: item.span.start, end: end < 0 ? text.length : end + 1 };
}
