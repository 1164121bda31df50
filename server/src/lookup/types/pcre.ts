import { openPatterns } from '../patterns/openPatterns.ts';
import type { OpenContext, OpenedTable, TableName } from '../table.ts';

/** Bits of pcre2.h. */
const options = {
  i: 0x00000008,
  m: 0x00000400,
  s: 0x00000020,
  x: 0x00000080,
  A: 0x80000000,
  E: 0x00000010,
  U: 0x00040000,
} as const;

/** pcre: PCRE2 on bytes, ignoring case and with `.` matching all unless a flag says otherwise (dict_pcre.c). */
export function openPcre(table: TableName, context: OpenContext): OpenedTable {
  const { pcre2: given, stepLimit } = context.options;
  const pcre2 = typeof given === 'function' ? given() : given;
  if (!pcre2) {
    return {
      kind: 'open',
      fixedKeys: false,
      warnings: [],
      lookup: () => ({ kind: 'unknown', reason: { code: 'engine-missing', engine: 'pcre2' }, warnings: [] }),
    };
  }
  return openPatterns(table, context, {
    dialect: 'pcre',
    outOfRange: 'out of range',
    ignoring: 'ignoring',
    compile: ({ source, flags }, place) => {
      let bits = options.i | options.s;
      for (const flag of flags) bits ^= options[flag as keyof typeof options] ?? 0;
      const compiled = pcre2.compile(source, bits >>> 0);
      if (compiled.kind === 'error')
        return { kind: 'error', message: `error in regex at offset ${compiled.offset}: ${compiled.message}` };
      return {
        kind: 'pattern',
        groups: compiled.groups,
        match: (key) => {
          const found = compiled.match(key, stepLimit);
          return found.kind === 'limit' ? { kind: 'unknown', reason: { code: 'step-limit', place } } : found;
        },
      };
    },
  });
}
