import type { ServiceRule } from '../rule.ts';

/** readlline.c: `logical line must not start with whitespace: "…"`; the line is skipped. */
export const strayMasterLine: ServiceRule<'swallowed-line'> = {
  code: 'swallowed-line',
  severity: 'warning',
  scope: 'service',
  check(entry, _context, report) {
    const first = entry.columns[0];
    if (entry.stray && first)
      report({
        span: { start: first.span.start, end: (entry.arguments.at(-1) ?? entry.columns.at(-1) ?? first).span.end },
        data: { kind: 'stray', name: first.text, into: '' },
      });
  },
};
