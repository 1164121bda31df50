import { compilePosix } from '../posix/regex.ts';
import { openPatterns } from '../patterns/openPatterns.ts';
import type { OpenContext, OpenedTable, TableName } from '../table.ts';

/** How many steps a match may take unless said otherwise: well under a second. */
export const defaultStepLimit = 10_000_000;

/** regexp: POSIX regular expressions, extended and ignoring case unless a flag says otherwise (dict_regexp.c). */
export function openRegexp(table: TableName, context: OpenContext): OpenedTable {
  const limit = context.options.stepLimit ?? defaultStepLimit;
  return openPatterns(table, context, {
    dialect: 'regexp',
    outOfRange: 'out-of-range',
    ignoring: 'skipping',
    compile: ({ source, flags }, place) => {
      const toggled = (flag: string): boolean => flags.split(flag).length % 2 === 0;
      const regex = compilePosix(source, {
        extended: !toggled('x'),
        ignoreCase: !toggled('i'),
        newline: toggled('m'),
      });
      if (regex.kind === 'error') return regex;
      if (regex.kind === 'tooLarge') {
        const reason = { code: 'pattern', detail: 'too-large', place } as const;
        return { kind: 'pattern', groups: regex.groups, match: () => ({ kind: 'unknown', reason }) };
      }
      return {
        kind: 'pattern',
        groups: regex.groups,
        match: (key, wantsGroups) => {
          const found = regex.match(key, wantsGroups, limit);
          if (found.kind === 'limit') return { kind: 'unknown', reason: { code: 'step-limit', place } };
          if (found.kind === 'unsure')
            return { kind: 'unknown', reason: { code: 'pattern', detail: 'glibc-differs', place } };
          return found;
        },
      };
    },
  });
}
