import { lineStart } from '../../syntax/physicalLine.ts';
import { insertAbove } from '../fixes/lineEdit.ts';
import type { EntryRule, Fix } from '../rule.ts';
import { judgedRoles, useOfValue } from './tableUseKinds.ts';

/**
 * postmap(5): a comment is a line that starts with `#`. Behind a value it is part of the value: `#` and its words
 * become recipients of an alias, the next hop of a transport, or text that the client is sent.
 */
export const tableComment: EntryRule<'table-comment'> = {
  code: 'table-comment',
  severity: 'warning',
  scope: 'entry',
  appliesTo: (table) => judgedRoles(table).some((role) => useOfValue(role) !== 'ignored'),
  check({ kind, key, value, valueSpan }, { roles }, report) {
    if (kind !== 'entry') return;
    const mark = /\s#+(?=\s|[A-Za-z]|$)/.exec(value);
    if (!mark) return;
    const uses = roles.map(useOfValue);
    const becomes = uses.find((use) => use === 'address') ?? uses.find((use) => use === 'value') ?? 'text';
    // A password may hold a `#`, and so may the text of a reply: only what stands by itself is a comment.
    if (becomes !== 'address' && !/\s#+(?=\s|$)/.test(value)) return;
    // smtpd_check.c looks at nothing behind OK and DUNNO.
    if (becomes === 'text' && /^(?:OK|DUNNO|RELAY|PERMIT|IGNORE)\b/i.test(value)) return;
    const length = value.length - mark.index;
    report({
      span: { start: valueSpan.end - length + 1, end: valueSpan.end },
      data: { becomes, key },
      ...(becomes === 'text' ? { severity: 'information' } : {}),
    });
  },
  fixes({ span }, { text }): Fix[] {
    // On a continuation line the comment may go where it is, but not into another line of the entry.
    const from = lineStart(text, span.start) + text.slice(lineStart(text, span.start), span.start).trimEnd().length;
    const comment = text.slice(span.start, span.end);
    if (/\n/.test(comment) || /^\s/.test(text.slice(lineStart(text, span.start)))) return [];
    return [
      {
        title: { key: 'moveComment', data: undefined },
        edits: [insertAbove({ text }, span.start, comment), { span: { start: from, end: span.end }, text: '' }],
        preferred: true,
      },
    ];
  },
};
