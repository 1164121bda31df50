import { columnCount } from '../../syntax/masterCf.ts';
import type { ServiceRule } from '../rule.ts';

/** A byte order mark (U+FEFF), which an editor puts before the first character of a file. */
export const byteOrderMark = '\ufeff';

/**
 * master_ent.c: what stands before a `#` makes a comment an entry (`bad field count`), and before a name is part of
 * it. In
 * main.cf the rule of that code about elements tells of it.
 */
export const masterByteOrderMark: ServiceRule<'full-width-character'> = {
  code: 'full-width-character',
  severity: 'warning',
  scope: 'service',
  check({ columns: [first], columns }, _context, report) {
    if (first?.span.start !== 0 || !first.text.startsWith(byteOrderMark)) return;
    const place = columns.length < columnCount ? 'syntax' : 'name';
    report({
      span: { start: 0, end: 1 },
      data: { character: '', code: 'U+FEFF', ascii: '', place },
      severity: 'error',
    });
  },
  fixes: ({ span }) => [
    { title: { key: 'toAscii', data: { ascii: '' } }, edits: [{ span, text: '' }], preferred: true, safe: true },
  ],
};
